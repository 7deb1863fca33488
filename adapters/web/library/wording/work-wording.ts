// Wording for work on the guidance: what is being done, how far it has got and how it ended. Words in braces
// are filled in by the page.
import { counted } from '../../../../bot/wording/english/plurals.js';

export const workWording = {
  doing: {
    check: 'Checking the sources',
    try: 'Running the test questions on the draft',
    tryLive: 'Running the test questions on the live version',
    publish: 'Publishing',
    'roll-back': 'Going back to an earlier version',
  },
  startedBy: 'started by {name}, {when}',
  /** Shown after the sentence that says how the work ended. */
  wasStartedBy: 'Started by {name}, {when}.',
  waiting: 'Waiting to start.',
  checkAgain: 'Check again',
  sourcesChecked: 'Sources checked',
  progress: (done: number, all: number, now: string) => `${done} of ${all} checked. Now checking ${now}.`,
  questionsRun: 'Test questions run',
  tested: (done: number, all: number) => `${done} of ${counted(all, 'test question')} run.`,
  nothing: 'No accepted changes were waiting, so there was nothing to do.',
  untested: 'The draft is ready. There are no test questions, so nothing was tested.',
  passed: (release: number | undefined) => `${whatWasTested(release)} passed its test.`,
  noWorse:
    'Too few test questions passed, but the draft did no worse than the live version, so you can publish it.',
  draftFailed:
    'The draft did not pass its test, because too few test questions passed. See the results, then correct the changes or the test questions.',
  liveFailed: (release: number) =>
    `Version ${release} did not pass its test, because too few test questions passed. See the results, then correct the guidance or the test questions.`,
  noQuestions: 'There are no test questions to run.',
  stopped:
    'The draft was not published because too few test questions passed. See the results, then correct the changes or the test questions, or give a reason to publish anyway.',
  overtaken:
    'Someone else published or made a decision at the same time, so your change was not made. Check what changed and try again.',
  published: (release: number, titles: readonly string[]) =>
    `Version ${release} was published: ${titles.join(', ')}.`,
  wentBack: (from: number, to: number) => `Went back from version ${from} to version ${to}.`,
  results: 'See the test results',
  hide: 'Hide',
  /** Said after “Hide” by a screen reader. */
  thisMessage: 'this message',
  said: { 'hidden-work': 'Message hidden for all editors.' },
  checked: (sources: number, found: number, unread: number) =>
    [
      `Checked ${counted(sources, 'source')}.`,
      ...(found ? [`${counted(found, 'change')} to review.`] : unread ? [] : ['Nothing to review.']),
      ...(unread ? [`${unread} could not be read: see why below.`] : []),
    ].join(' '),
  recalls: (count: number) =>
    `${counted(count, 'passage')} that people were given ${count === 1 ? 'has' : 'have'} changed. Decide whether to tell them`,
  paused: (count: number) =>
    count === 1
      ? '1 test question is paused. Check it again'
      : `${counted(count, 'test question')} are paused. Check them again`,
  suspendedNote:
    '{note} cites guidance that has changed. The note will not be quoted until someone checks it',
  change: (id: number) => `change ${id}`,
  leftOut: (problem: string) => `Left out ${problem}`,
} as const;

/** Only published versions have a number that editors know. */
function whatWasTested(release: number | undefined): string {
  return release === undefined ? 'The draft' : `Version ${release}`;
}
