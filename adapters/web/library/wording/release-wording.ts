// Wording for the versions of the guidance and their tests. Words in braces are filled in by the page.
import { counted } from '../../../../bot/wording/english/plurals.js';
import type { Weight } from '../../../../ingest/model/change.js';

const changes = (count: number) => counted(count, 'change');

export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

export const releaseWording = {
  title: 'Versions of the guidance',
  all: 'Versions',
  intro:
    'Here you test accepted changes and publish them. Each time you publish, you make a new version. If something is wrong, you can go back to an earlier one.',
  none: 'No version is live yet.',
  past: 'See what the guidance said on a past date',
  live: {
    version: (release: number) => `Version ${release} is live`,
    again: (release: number) => `Version ${release} is live again`,
    holds: '{version}: {content}.',
    publishedHolds: '{version}, published {when}: {content}.',
    broughtBack: '{name} restored it, replacing version {previous}, {when}.',
    anEditor: 'An editor',
    firstPublished: 'It was first published {when}.',
  },
  content: (documents: number, passages: number) =>
    `${counted(documents, 'document')}, ${counted(passages, 'passage')}`,
  next: {
    title: 'Ready to publish',
    /** Replaces the title if the test does not allow publishing. */
    accepted: 'Accepted changes',
    underWay: 'Wait until this has finished. Then you can test or publish again.',
    nothing: 'There are no accepted changes to publish.',
    waiting: (count: number) =>
      `${changes(count)} ${count === 1 ? 'is' : 'are'} waiting for a second editor.`,
    review: 'Review the changes',
    acceptedBy: {
      substance: 'Substantive, accepted by {name}',
      cosmetic: 'Wording only, accepted by {name}',
    } satisfies Record<Weight, string>,
    openNote: 'Open the note',
    openChange: (change: number) => `Open change ${change}`,
    testFirst: (questions: number, gate: number) =>
      `Test it first. We run ${questions === 1 ? 'your test question' : `your ${questions} test questions`} against the draft and the live version. At least ${percent(gate)} must pass.`,
    noQuestions: 'There are no test questions, so you can publish without a test.',
    addQuestion: 'Add a test question',
    test: 'Test it',
    again: 'Test it again',
    prepare: 'Prepare a draft',
    prepareHint: 'Or prepare a draft first, to ask it questions of your own.',
    prepareAgain: 'Prepare the draft again',
    answers: 'See which answers change',
    ask: 'Ask the draft a question',
  },
  publish: {
    publish: 'Publish',
    anyway: 'Publish anyway',
    count: changes,
    effects: { removed: 'removed', added: 'new', changed: 'changed' },
    untested: 'This has not been tested. You can publish an urgent correction without a test.',
    outdated:
      'This has not been tested with the latest changes. You can publish an urgent correction without a test.',
    why: 'Why do you want to publish anyway?',
    whyHint: 'Too few test questions passed. We will save your reason in the history.',
    hint: 'People will start getting answers from this version within seconds. You can go back to an earlier version.',
    noReason: 'Enter a reason for publishing anyway.',
  },
  back: {
    title: 'Go back to an earlier version',
    version: 'Version, and when it first went live',
    /** Short, because a phone would cut off a longer choice. */
    option: (number: number, firstLive: string | undefined) =>
      `Version ${number}${firstLive === undefined ? '' : `, ${firstLive}`}`,
    reason: 'Reason',
    hint: 'This takes a few seconds. The changes it reverses will go back to “To be reviewed”.',
    button: (only: number | undefined) =>
      `Make ${only === undefined ? 'this version' : `version ${only}`} live again`,
    noVersion: 'Choose a version to go back to.',
  },
  history: {
    title: 'Version history',
    none: 'Nothing has been published yet.',
    version: (release: number) => `Version ${release}`,
    columns: ['When', 'Version', 'How', 'Who', 'Why', 'What changed'],
    tested: (share: number, count: number) =>
      `Tested: ${percent(share)} of ${counted(count, 'question')} passed`,
    untested: 'There were no test questions.',
    backInPlaceOf: (number: number) => `Restored, replacing version ${number}`,
    live: 'Live',
    gaps: 'Some numbers are missing because every draft is given a number, even if it is not published.',
  },
} as const;

export const trialWording = {
  summary: {
    noQuestions: 'There are no test questions, so nothing was tested.',
    passed: (count: number) => `{share} of ${counted(count, 'test question')} passed.`,
    passedCompared: (count: number, live: number) =>
      `{share} of ${counted(count, 'test question')} passed, compared with ${percent(live)} for the live version.`,
    gate: (gate: number) => `At least ${percent(gate)} must pass.`,
    worse: (count: number) => `${counted(count, 'question')} did worse than with the live version.`,
    ready: 'The draft is ready to publish.',
    noWorse: 'Too few passed, but you can publish the draft because it did no worse than the live version.',
    blocked: 'You cannot publish this unless you give a reason.',
  },
  outdated: {
    unknown: 'This draft may not include all the accepted changes.',
    added: (count: number) =>
      `${changes(count)} ${count === 1 ? 'was' : 'were'} accepted after this draft was made.`,
    removed: (count: number) =>
      `${changes(count)} in this draft ${count === 1 ? 'is' : 'are'} no longer accepted.`,
    questions: 'The test questions have changed since this draft was tested.',
    live: 'Another version has gone live since this draft was made.',
    again: 'Test it again.',
    prepareAgain: 'Prepare the draft again.',
  },
  tested: 'tested {when}',
  count: (count: number) => `(${count})`,
  countFailed: (count: number, failed: number) => `(${count}, ${failed} failed)`,
  draft: 'Draft',
  earlier: 'Earlier draft',
  titleOfDraft: 'Test results for the draft',
  titleOfEarlier: 'Test results for an earlier draft',
  titleOf: (release: number) => `Test results for version ${release}`,
  replaced: 'A newer draft has been tested since.',
  newest: 'See the newest test results.',
  version: (release: number) => `Version ${release}`,
  live: (release: number) => `Live: version ${release}`,
  liveThen: (release: number) => `Live at the time: version ${release}`,
  notTested: 'This version has not been tested.',
  verdicts: {
    worse: 'Worse',
    better: 'Better',
    different: 'Same result, different wording',
    same: 'Same result',
    failed: 'Failed',
    passed: 'Passed',
  },
  whyFailed: {
    answered: 'An answer was expected.',
    noAnswer: 'No answer was expected.',
    document: (title: string) => `No quote is from ${title}.`,
    words: (words: string, title?: string) =>
      title === undefined ? `No quote includes “${words}”.` : `No quote from ${title} includes “${words}”.`,
  },
  edit: 'Edit this test question',
  outcomes: {
    answered: 'Answered',
    unanswerable: 'No answer',
    'needs-clarification': 'Asked which nation',
    failed: 'Failed',
  } as Readonly<Record<string, string>>,
} as const;
