// Wording for recalls: passages people were given that have changed or are wrong. Words in braces become
// links or are filled in.
import type { Recall } from '../../../../bot/model/recalls/recall.js';
import { counted } from '../../../../bot/wording/english/plurals.js';
import { onDays } from '../../../../bot/wording/staff/editing-labels.js';

const GONE = 'This text is no longer in the guidance.';

interface Delivered {
  sent: number;
  onTheWay: number;
  undeliverable: number;
}

interface GivenTo {
  people: number;
  /** The days when people were first and last given the text. */
  first: string | undefined;
  last: string | undefined;
  platforms: readonly string[];
}

export const recallWording = {
  title: 'Recalls',
  all: 'All recalls',
  notFound: 'We could not find that recall.',
  windowTitle: (recall: number, title: string) => `Recall ${recall}: ${title}`,
  number: (recall: number) => `Recall ${recall}`,
  decide: 'Decide',
  said: {
    lift: 'Your decision has been saved.',
    tell: 'We are telling each person in their own chat.',
    dismiss: 'No one will be told. Your decision has been saved.',
  },
  /** Shown after a recall was started from a report. */
  started: (people: number) =>
    `Answers no longer quote this text. Now decide whether to tell ${people ? counted(people, 'person', 'people') : 'anyone'}.`,
  waiting: {
    title: 'Recalls of these quotes',
    next: 'Decide the next one',
    still: 'Still to decide:',
    waits: 'A recall of these quotes is already waiting for a decision:',
    more: (count: number) => `${count} more`,
  },
  list: {
    said: {
      wrong:
        'Answers no longer quote this text. It is in the list below: decide whether to tell the people who were given it.',
    },
    intro:
      'If there is a significant change to guidance that people were given, you decide whether to tell them.',
    toDecide: 'To be decided',
    decided: 'Decided',
    none: 'No one needs to be told.',
    people: (count: number) =>
      `${counted(count, 'person', 'people')} ${count === 1 ? 'was' : 'were'} given this text`,
    decidedBy: 'Decided by {name}, {when}',
    showing: (first: number, last: number, all: number) => `Showing ${first} to ${last} of ${all}.`,
    previous: (count: number) => `Previous ${count}`,
    next: (count: number) => `Next ${count}`,
    /** Hidden text after links, so that screen readers say which list they are for. */
    which: { toDecide: 'to be decided', decided: 'decided' },
  },
  incorrect: {
    title: 'Report an incorrect quote',
    document: 'Document',
    words: 'Incorrect text, copied from the document',
    hint: 'If you decide to tell people who were given this text, they will see what you write here. Answers will stop quoting this text straight away, in every document that has it, even before you decide whether to tell anyone. They also stop quoting the text next to it, up to a few paragraphs; the recall will show all of it. If you copy only a few words, other documents are only affected if they have the same sentence.',
    button: 'Open a recall',
  },
  covers: (passages: number) =>
    `This recall covers ${counted(passages, 'passage')} from this document. You decide on them all together, and we only tell each person once.`,
  readLive: 'Read the live document',
  notLive: 'This document is no longer live.',
  whatChanged: 'What changed',
  recalled: 'The recalled text',
  given: 'What they were given',
  saysNow: 'What the guidance says now',
  now: {
    stillThere: 'This text is still in the guidance, but answers do not quote it.',
    stillThereThrough: (recall: number) =>
      `This text is still in the guidance, but answers do not quote it because of {recall ${recall}}.`,
    stillHas: (recall: number) =>
      `This text still has words that were recalled, so answers do not quote it: see {recall ${recall}}.`,
    quoted: 'This text is in the guidance, and answers can quote it.',
    gone: 'This text is no longer in this document.',
    goneButNotQuoted:
      'This text is no longer in this document. If another document has the same sentence, answers do not quote it from there either.',
    back: 'This text is back in the guidance.',
    backIn: 'This text is back in the guidance: version {version} has been live since {when}.',
    replacedByNothing: {
      changed: GONE,
      removed: 'This text has been removed and not replaced.',
      withdrawn: 'This text is still in the guidance, but its publisher has marked it as withdrawn.',
      scope:
        'This text is still in the guidance, but it covers fewer nations than before or is less binding.',
      audience:
        'This text is still in the guidance, but its headings now say that it is for different people.',
      wrong: GONE,
    } satisfies Record<Recall['reason'], string>,
  },
  /** The next step for the editor. The words in braces become a link. */
  correct: {
    note: '{Correct or remove the note}, then publish.',
    upload: '{Upload a corrected version or remove the document}, then publish.',
    source: '{Check its source for a corrected version}, then publish.',
  },
  who: 'Who was given this text',
  givenTo: {
    noOne: 'No one was given this text, or everyone who was given it has asked us to erase their data.',
    people: ({ people, first, last, platforms }: GivenTo) =>
      [
        first === undefined || last === undefined
          ? `${counted(people, 'person', 'people')}.`
          : `${counted(people, 'person', 'people')} ${onDays([first, last])}.`,
        ...(platforms.length ? [`They used ${new Intl.ListFormat('en-GB').format(platforms)}.`] : []),
      ].join(' '),
    webChat: 'web chat',
    platform: (name: string, people: number) => `${name} (${people})`,
  },
  delivered: ({ sent, onTheWay, undeliverable }: Delivered) =>
    `${[
      `${counted(sent, 'message')} delivered`,
      onTheWay > 0 && `${onTheWay} on the way`,
      undeliverable > 0 && `${undeliverable} could not be delivered`,
    ]
      .filter(Boolean)
      .join(', ')}.`,
  example: {
    told: 'What we told each person',
    toTell: 'What we will tell each person',
    button: (label: string) => `With a button: ${label}`,
  },
  decided: {
    by: 'Decided by {name}.',
    byWhen: 'Decided by {name}, {when}.',
    /** `comment` is what an editor wrote for the people who were given the text. */
    needToKnow: (comment: string) => `What people need to know: “${comment}”`,
  },
  decision: {
    noNeed:
      'No one needs to be told about the change, because the text they were given is back in the guidance.',
    newIsRecalled: (recall: number) =>
      `Check before you tell anyone: the new text has words that were recalled (see {recall ${recall}}). People would see it with a warning.`,
    commentHint:
      'If you tell people, they will see what you write here. If not, it is only saved in the history.',
    also: (recall: number) => `Decide on recall ${recall} too, in the same way`,
    tell: 'Tell everyone',
    dismiss: 'Do not tell anyone',
  },
  lift: {
    title: 'Allow this text to be quoted again',
    why: 'Why can it be quoted again?',
    hint: 'Use this if the text turns out to be right. If you have corrected it, you do not need to: the new text is quoted as soon as you publish it.',
    button: 'Allow quoting again',
  },
  lifted: {
    all: '{name} allowed this text to be quoted again, {when}: “{reason}”',
    part: '{name} allowed part of this text to be quoted again, {when}: “{reason}”',
    told: 'People who were told that this text was wrong have not been told that it can be quoted again.',
    waiting:
      '{questions} that were paused stay paused until you resume them. {changes} that would remove notes citing this text are still waiting for your decision.',
    questions: 'Test questions',
    changes: 'Changes',
  },
  needToKnow: 'What people need to know',
  sameText: {
    title: 'About the same text',
    as: (recalls: readonly number[]) =>
      `Same text as ${new Intl.ListFormat('en-GB').format(recalls.map((recall) => `recall ${recall}`))}`,
    item: '{recall}: {reason}. {state}.',
    told: '{recall}: {reason}. {state} by {name}, {when}.',
    someTold: 'Anyone who has been told that some of this text was wrong will not be told about that again.',
    allTold:
      'Everyone who was given this text has been told that it was wrong, so we will not tell them again.',
  },
  problems: {
    comment: 'Enter what people need to know.',
    document: 'Choose the document.',
    words: 'Enter the incorrect text.',
    reason: 'Enter why it can be quoted again.',
    notStarted: 'Nothing has been saved yet. Correct these problems:',
    notChosen: 'Choose whether to tell people.',
    back: 'This text is back in the guidance, so we did not tell anyone about the change.',
    alsoBack: (recall: number) =>
      `The text of recall ${recall} is back in the guidance, so we did not tell anyone. Untick that recall, or choose not to tell anyone.`,
    /** People only get the message about the other recall, because its text was wrong. */
    notRead:
      'If you also decide on the recall that you ticked, people are only told that the text was wrong, so they would not read what you wrote here. Clear the box, or untick that recall.',
    saved: 'Your decision on this recall has been saved.',
    notDecided: (recall: number, earlier?: { decision: string; by: string | undefined }) =>
      earlier
        ? `${earlier.by ?? 'Someone'} had already decided on recall ${recall}: “${earlier.decision}”.`
        : `Recall ${recall} has not been decided, because people have been told that its text was wrong.`,
    told: 'Everyone has been told that this text was wrong, so we did not tell them about the change.',
    decided: (decision: string, name = 'Someone') =>
      `${name} has already decided: “${decision}”. Your decision was not saved.`,
    lifted: 'Another editor has already allowed this. Your reason was not saved.',
  },
} as const;
