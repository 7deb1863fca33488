import type {
  ChangeState,
  EditorsAction,
  ReviewAction,
  ReviewEvent,
} from '../../../../ingest/model/editing.js';
import type { Standing } from '../../../../knowledge/model/source.js';
import { counted } from '../../../../bot/wording/english/plurals.js';
import { onDays, STATE_LABELS, type Days } from '../../../../bot/wording/staff/editing-labels.js';

interface PassageCounts {
  added: number;
  removed: number;
  changed: number;
  /** The number of passages in which only the place of sentences has changed. */
  relocated: number;
  cosmetic: number;
  same: number;
  moved: number;
}

export const changeWording = {
  title: 'Changes',
  all: 'All changes',
  gone: 'We could not find that change.',
  /** `what` is the title of the change, or what kind of change it is. */
  change: (id: number, what: string) => `Change ${id}: ${what}`,
  kinds: {
    removed: 'document removed',
    new: 'new document',
    newVersion: 'new version of a document',
  },
  publisherNote: (note: string) => `Publisher’s note: “${note}”`,
  list: {
    none: 'There are no changes to review. A change appears here when you {check}, {upload} or {write}.',
    check: 'check a source',
    upload: 'upload a file',
    write: 'save a practice note',
    ready: (count: number) => `${counted(count, 'change')} ${count === 1 ? 'is' : 'are'} ready.`,
    testAndPublish: 'Test and publish',
    decided: 'Recent decisions',
    arrived: { upload: 'Uploaded {when}', note: 'Written {when}', source: 'Found {when}' },
    from: (source: string) => `From ${source}`,
    acceptedBy: 'Accepted by {names}',
    isIn: (release: number) => `In version ${release} of the guidance`,
    wasIn: (release: number) => `Was in version ${release}, which is no longer live`,
    wordingOnly: 'The wording has changed, but the meaning has not.',
  },
  noDate: 'no date',
  facts: {
    source: 'Source',
    reason: 'Reason',
    publisherNote: 'Publisher’s note',
    original: 'Original',
    inVersion: 'In version',
    checked: 'Last checked',
  },
  arrived: { upload: 'Uploaded', note: 'Written', source: 'Found' },
  arrivedBy: '{when} by {name}',
  affects: {
    title: 'What this affects',
    recalled: (passages: number, day: string) =>
      `${counted(passages, 'passage')} in this change {${passages === 1 ? 'was' : 'were'} recalled on ${day}}. Answers will not quote ${passages === 1 ? 'it' : 'them'} unless an editor allows it.`,
    given: (people: number, days: Days, isSubstance: boolean) =>
      [
        `${counted(people, 'person was', 'people were')} given text that this change affects, ${onDays(days)}.`,
        ...(isSubstance ? ['Once the change is published, you decide whether to tell them.'] : []),
      ].join(' '),
    givenDocument: (people: number, days: Days) =>
      `${counted(people, 'person was', 'people were')} given text from this document, ${onDays(days)}.`,
    answers: (count: number, isSubstance: boolean) =>
      [
        `${counted(count, 'answer')} quoted text that this change affects.`,
        ...(isSubstance
          ? ['Once the change is published, you decide whether to tell the people who were given that text.']
          : []),
      ].join(' '),
    testQuestions: (count: number) => counted(count, 'test question'),
    notes: 'Practice notes that mention this document: {notes}',
    glossary: (terms: readonly string[]) => `Glossary: ${terms.join(', ')}`,
    contacts: (names: readonly string[]) => `Helplines: ${names.join(', ')}`,
    nothing: 'Nothing else depends on this document.',
  },
  text: {
    title: 'Text',
    summary: ({ added, removed, changed, relocated, cosmetic, same, moved }: PassageCounts) =>
      `${[
        added > 0 && `${counted(added, 'passage')} added`,
        removed > 0 && `${counted(removed, 'passage')} removed`,
        changed > 0 && `${counted(changed, 'passage')} changed`,
        added + removed + changed === 0 && 'No passages with substantive changes',
        relocated > 0 && `${counted(relocated, 'passage')} with moved text`,
        cosmetic > 0 && `${cosmetic.toLocaleString('en-GB')} with changes to wording only`,
        same > 0 &&
          (moved
            ? `${counted(same, 'passage')} unchanged (${moved} with a new heading, number or page)`
            : `${counted(same, 'passage')} unchanged`),
      ]
        .filter(Boolean)
        .join('; ')}.`,
    cosmetic: (numbers: readonly number[]) =>
      `${counted(numbers.length, 'passage')} with changes to wording only: ${numbers.join(', ')}`,
    cosmeticHint: 'Changes to numbering, spaces, quote marks, capital letters or how a number is written.',
    moved: 'Text moved',
    movedHint: 'The words have not changed. Check that they still mean the same in their new place.',
    page: (page: number) => `Page ${page}`,
    previously: (section: string) => `Previously under: ${section}`,
    /** Screen readers read this between the old and new values. */
    became: 'became',
    none: '(none)',
  },
  details: {
    title: 'Document details',
    changed: 'Details that changed',
    nothing: '(nothing)',
    edit: 'Edit document details',
    dateHint: 'As written by the publisher, for example 25 November 2026.',
    note: 'Note to readers',
    save: 'Save details',
    problems: {
      title: 'Enter a title of 3 to 300 characters.',
      date: 'Enter a date with the year, for example 27 November 2026. Use 4 to 60 characters.',
      jurisdictions: 'Choose at least one nation.',
      authority: 'Choose the type of guidance.',
      standing: 'Choose the current status.',
      language: 'Choose the language.',
      note: 'Shorten the note to 500 characters or fewer.',
    } as Readonly<Record<string, string>>,
    standings: {
      current: 'Current',
      superseded: 'Replaced by a newer version',
      withdrawn: 'Withdrawn',
    } satisfies Record<Standing, string>,
  },
  history: {
    title: 'History',
    events: {
      accept: '{when}: {name} accepted this.',
      reject: '{when}: {name} rejected this.',
      reopen: '{when}: {name} reopened this.',
      edit: '{when}: {name} corrected the details.',
      comment: '{when}: {name} commented.',
      publish: '{when}: {name} published this.',
      'roll-back': '{when}: {name} went back to an earlier version.',
      replace: '{when}: {name} replaced this with a newer change.',
    } satisfies Record<ReviewAction, string>,
    passageEvents: {
      accept: '{when}: {name} accepted {passage}.',
      reject: '{when}: {name} rejected {passage}.',
      comment: '{when}: {name} commented on {passage}.',
    } as Partial<Record<ReviewAction, string>>,
    passage: (number: number) => `passage ${number}`,
  },
  checks: {
    title: 'Check carefully',
    removed: (removed: number, all: number, isFile: boolean) =>
      `${removed.toLocaleString('en-GB')} of ${counted(all, 'passage')} would be removed. Is this the right ${isFile ? 'file' : 'document'}?`,
    noDate:
      'No date. Quotes from this document will show no date, and answers for a past date will leave it out. Add the date under “Edit document details”.',
    replaced: 'It cites guidance that is not current:',
    citesChanging: 'It cites text that another change affects.',
    openNote: 'Open the note to see what to do',
    citesNew: 'It cites the new text of {changes}. Accept both, and publish them together.',
  },
  accept: 'Accept whole document',
  reject: 'Reject whole document',
  reopen: 'Reopen',
  acceptPassage: 'Accept passage',
  rejectPassage: 'Reject passage',
  addComment: 'Add comment',
  addCommentOnly: 'Add comment only',
  decideTitle: 'Decide on the whole document',
  commentTitle: 'Comment',
  commentUse: '(optional; saved in the history)',
  commentOn: (number: number) => `Comment on passage ${number}`,
  /** Added to the name of a button, for screen readers. */
  onPassage: (number: number) => `on passage ${number}`,
  rejectedKeep:
    'Rejected passages keep their old text. Quotes from them say that they are from an earlier version.',
  said: {
    accept: 'Accepted.',
    reject: 'Rejected. The live guidance has not changed.',
    reopen: 'Reopened.',
    edit: 'Details saved. They will be used when this change is published.',
    comment: 'Comment added.',
  } satisfies Record<EditorsAction, string>,
  /** Messages about anything other than a decision on the whole document. */
  saidElsewhere: {
    first: 'Accepted by you. Another editor needs to accept it too.',
    'accept-passage': 'Passage accepted. You still need to accept the whole document.',
    'reject-passage':
      'Passage rejected. It will keep its old text if you accept the whole document, and quotes from it will say that they are from an earlier version.',
    uploaded: 'Uploaded. Nothing is live until this is accepted and published.',
  },
  problems: {
    comment: 'Enter your comment.',
    longComment: (most: number) => `Shorten your comment to ${most} characters or fewer.`,
    noDetails: 'You have not changed any details.',
    wrongDetails: 'Check the details and save them again.',
    /** `last` is the step that another editor has just taken. */
    overtaken: (last: Pick<ReviewEvent, 'editor'> | undefined, state: ChangeState) =>
      [
        last
          ? `${last.editor} changed this while you were working, so your decision was not saved.`
          : 'This changed while you were working, so your decision was not saved.',
        `It is now marked “${STATE_LABELS[state]}”. Check it and decide again. What you wrote is still here.`,
      ].join(' '),
  },
  policy: {
    yours: 'You have accepted this. Another editor needs to accept it too.',
    theirs: '{name} has accepted this. You or another editor must accept it too.',
    done: 'Accepted.',
    publish: 'Test and publish it',
    two: {
      always: '2 editors need to accept every change.',
      substance: '2 editors need to accept substantive changes.',
    },
    alone:
      'No second editor is needed, because no other editor has signed in or worked here in the last 90 days.',
  },
  meeting: {
    title: (id: number, title: string) => `Change ${id} for a meeting: ${title}`,
    link: 'Print or save for a meeting',
    back: 'Back to the change',
    print: 'Print',
    save: 'Save as a web page',
    decision: 'Decision',
    accept: 'Accept',
    acceptExcept: 'Accept, except passages: {passages}',
    reject: 'Reject',
    decided: 'Decided by: {name} On: {date}',
    recorded: 'Decisions are recorded in the library, not on this page.',
  },
} as const;
