import { counted } from '../../../../bot/wording/english/plurals.js';

/** Says whether the assistant would quote the note, and introduces the quote below. */
type Verdict = (place: number) => readonly [verdict: string, shown: string];

const ifQuoted = 'If the note were quoted, people would see:';

export const noteWording = {
  title: 'Practice notes',
  intro:
    'Practice advice that published guidance does not cover. Notes are reviewed, published and quoted like any other source.',
  write: 'Write a note',
  all: 'All practice notes',
  gone: 'We could not find that note.',
  list: {
    title: 'Notes',
    none: 'No one has written a note here yet. Practice notes that were imported from files are listed under {documents}.',
    documents: 'Documents',
    lastChecked: (day: string) => `last checked ${day}`,
    owner: (name: string | undefined) => (name === undefined ? 'No owner' : `owner: ${name}`),
    reviewBy: (day: string) => `review by ${day}`,
    saved: (day: string, name: string) => `saved on ${day} by ${name}`,
    old: 'Not checked for over a year',
    lost: (titles: readonly string[]) => `Cites guidance that is not live: ${titles.join(', ')}`,
    overdue: 'Review is overdue',
    dueSoon: 'Review is due soon',
  },
  drafts: {
    title: 'From closed requests',
    intro: 'What advisers said, with personal details removed. Finish the draft or dismiss it.',
    suggested: 'suggested on {day} by {name}',
    anAdviser: 'an adviser',
    advice: 'What the adviser said',
    finish: 'Finish the draft',
    dismiss: 'Dismiss',
    done: { 'put-away': 'Dismissed. The request itself has not changed.' },
  },
  states: {
    live: 'Live',
    removed: 'Removed',
    notLive: 'Not live',
    toBeRemoved: (state: string) => `To be removed. ${state}`,
  },
  note: {
    newTitle: 'Write a practice note',
    done: {
      saved: 'Saved and sent for review. The note will be quoted once it has been reviewed and published.',
      withdrawn:
        'Removal sent for review. The note will still be quoted until its removal is reviewed and published.',
      live: 'Saved. This text is already live, so there is nothing to review.',
    },
    standing: 'Version {version}, saved by {name}, {when}. {state}.',
    undecided: 'Version {version}, saved by {name}, {when}. {state}: {change}.',
    lost: (titles: readonly string[]) =>
      `This note cites guidance that is not live, from ${titles.join(', ')}. Check what the guidance says now.`,
    overtaken: {
      title: '{name} changed this note while you were writing',
      whatToDo: (version: number) =>
        `Your version is below and has not been saved. Copy anything you want to keep from their version, then save again. Yours will replace version ${version}.`,
      theirs: 'The note as saved by {name}, {when}',
    },
    nextStep: (problem: string, remedy = 'Save again to retry.') =>
      `The note is saved, but the next step did not work: ${problem} ${remedy}`,
  },
  changing: {
    title: 'The guidance that this note cites is changing',
    old: 'This note cites text from {document} that {change} would change:',
    citeNew: 'Cite the new text',
    citeNewHint: 'Then change the words of the note to match the new text, and save.',
    removed:
      'This note cites text from {document} that {change} would remove. Remove the citation, and any words that depend on it:',
    scope:
      'This note cites text from {document}, and {change} would change whether it is current or who it is for. Publish that change first. The note is then left out until you have checked it:',
    new: 'This note cites the new text from {document}, in {change}:',
    together: 'Save the note. Then accept both changes, and publish them together.',
  },
  form: {
    checkAgain: 'Check again',
    title: 'The note',
    titleHint: 'Use words a practitioner would search for.',
    verifiedOn: 'Last checked against its sources',
    owner: 'Owner',
    ownerHint: 'The person who keeps this note up to date. Practitioners do not see this.',
    reviewOn: 'Review by',
    reviewOnHint: 'The date by which the owner needs to review this note.',
    sources: 'Sources',
    sourcesHint: 'One per line: the title, then the web address.',
    text: 'Text',
    textHint: (most: number) =>
      `Start a heading with ## and a list item with -. Leave a blank line between paragraphs. Up to ${most.toLocaleString('en-GB')} characters.`,
    dismiss: (questions: number) =>
      `Dismiss the ${questions === 1 ? 'question' : `${questions} questions`} this note answers`,
    golden: 'Add the question above as a test question that this note should answer',
    saveTitle: 'Save',
    saveHint: 'Saving does not publish the note. It goes to review like any other change.',
    save: 'Save and propose',
    remove: 'Remove this note from the guidance',
  },
  picker: {
    title: 'Cite the guidance',
    find: 'Find a passage',
    hint: 'Use everyday words. The citation is added at your cursor.',
    button: 'Find',
    cite: 'Cite',
    quote: 'Quote',
    citeOrQuote:
      'Cite adds a reference in brackets at your cursor. Quote adds the text of the passage as well. The list stays open, so you can add several.',
    found: 'Passages found',
    elsewhere: (its: string, notes: string) => `This is for ${its}. The note is for ${notes}.`,
    none: 'No passages found. Try different words.',
    gone: 'That passage is no longer in the search results.',
    searchAgain: 'Search for it again, then insert it.',
  },
  preview: {
    title: 'How the assistant will quote this note',
    question: 'A question this note should answer',
    button: 'Show',
    noGuidance: 'No guidance has been published yet, so you cannot test a question.',
    passages: (count: number) => `${counted(count, 'passage')} that can be found and quoted`,
    notFound: 'Searching for this question does not find the note.',
    useItsWords: 'Use words from the question in the note, especially in a heading.',
    isQuotedFrom: 'This text is already in {document}, and is quoted from there.',
    wouldBeQuotedFrom: 'This text is already in {document}, and would be quoted from there.',
    shownOnce:
      'That document has more authority or is newer, and we do not show the same text twice. In the note, only include what that document does not say.',
    verdicts: {
      quoted: (place) => [
        place === 1
          ? 'The assistant would quote this note first.'
          : `The assistant would quote this note in position ${place}.`,
        'It would show:',
      ],
      otherGuidance: (place) => [
        'The assistant would answer from other guidance.',
        `This note is number ${place} in the results, and only the first 3 are quoted. ${ifQuoted}`,
      ],
      asksNation: (place) => [
        'The assistant would first ask which nation.',
        `This note is number ${place} in the results. ${ifQuoted}`,
      ],
      notSure: (place) => [
        'The assistant would not be confident enough to answer.',
        `This note is number ${place} in the results. The closest text is:`,
      ],
    } satisfies Record<string, Verdict>,
  },
  personal: {
    title: 'Not saved yet: this may be about a person',
    why: 'Notes are read by everyone and may be quoted for years. Remove anything about an individual. Keep public information, such as helpline numbers.',
    looksLike: '“{words}” looks like {type}.',
    saveAgain: 'If none of this is about a person, save again.',
  },
  problems: {
    owner: 'Enter who keeps this note up to date.',
    reviewOn: 'Enter the date by which the owner needs to review this note.',
    noSuchDay: (typed: string) => `${typed} is not a real date. Enter a date such as 2027-05-31.`,
    notADay: (typed: string) => `“${typed}” is not a date that we can read. Enter a date such as 2027-05-31.`,
    pastDay: (day: string) => `${day} is in the past. Enter today’s date or a later one.`,
    /** `wrong` is a sentence from the schema of a note, for example “This must not be empty.” */
    field: {
      title: (wrong: string) => `Title: ${wrong}`,
      nations: (wrong: string) => `Nations: ${wrong}`,
      sources: (wrong: string) => `Sources: ${wrong}`,
      verifiedOn: (wrong: string) => `Checked on: ${wrong}`,
      body: (wrong: string) => `Note: ${wrong}`,
    },
    line: (line: number, wrong: string) => `Line ${line}: ${wrong}`,
    endOfLine: (line: number, wrong: string) => `End of line ${line}: ${wrong}`,
  },
} as const;
