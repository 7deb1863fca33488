// What editors read about work on the guidance: testing, publishing, going back, and checking sources.
import { counted } from './labels.js';

export const releaseWording = {
  title: 'Versions of the guidance',
  started: 'This has started. You can follow its progress on this page.',
  live: (release: number) => `Version ${release} is live`,
  noneLive: 'No version is live yet.',
  pastDate: 'See what the guidance said on a past date',
  ready: 'Ready to publish',
  nothingReady: 'No changes have been accepted yet.',
  waiting: (count: number) =>
    count === 1
      ? '1 change is waiting for a second editor.'
      : `${count} changes are waiting for a second editor.`,
  reviewFirst: 'Review the changes',
  underWay: 'Wait until this has finished. Then you can test or publish again.',
  testFirst: (share: string) =>
    `Test it first. We run your test questions against this version and the live one. At least ${share} must pass.`,
  test: 'Test it',
  testAgain: 'Test it again',
  seeEach: 'See each test question',
  publish: 'Publish',
  publishAnyway: 'Publish anyway',
  publishHint:
    'People will start getting answers from this version within seconds. You can go back to an earlier version.',
  whyAnyway: 'Why do you want to publish anyway?',
  anywayHint: 'Too few test questions passed. We will save your reason in the history.',
  goBack: 'Go back to an earlier version',
  goBackHint: 'This takes a few seconds. The changes it reverses will go back to “To be reviewed”.',
  history: 'Version history',
  nothingPublished: 'Nothing has been published yet.',
  enterReasonToPublish: 'Enter a reason for publishing anyway.',
  enterReasonToGoBack: 'Enter a reason for going back.',
  chooseRelease: 'Choose a version to go back to.',
} as const;

export const workWording = {
  doing: {
    check: 'Checking the sources',
    try: 'Running the test questions on the new version',
    publish: 'Publishing',
    'roll-back': 'Going back to an earlier version',
  },
  waiting: 'Waiting to start.',
  reload: 'Reload this page to check progress.',
  sourcesChecked: 'Sources checked',
  checking: (done: number, of: number, title: string) => `${done} of ${of}; now ${title}`,
  nothing: 'No changes have been accepted yet, so there was nothing to do.',
  testPassed: (release: number) => `Version ${release} passed its test.`,
  testFailed: (release: number) =>
    `Version ${release} did not pass its test, because too few test questions passed.`,
  stopped: (release: number) => `Version ${release} was not published because too few test questions passed.`,
  overtaken:
    'Someone else published or made a decision at the same time, so your change was not made. Check what changed and try again.',
  published: (release: number, titles: string) => `Version ${release} was published: ${titles}.`,
  wentBack: (release: number, from: number) => `Went back from version ${from} to version ${release}.`,
  testResults: (release: number) => `See the test results for version ${release}`,
  recalls: (count: number) =>
    `${counted(count, 'passage')} that people were given ${count === 1 ? 'has' : 'have'} changed. Decide whether to tell them`,
  paused: (count: number) =>
    `${counted(count, 'test question')} ${count === 1 ? 'is' : 'are'} paused. Check ${count === 1 ? 'it' : 'them'} again`,
  noteLeftOut: 'cites guidance that has changed. The note will not be quoted until someone checks it',
  leftOut: (problem: string) => `Left out ${problem}`,
} as const;
