// Wording for the page of test questions. Words in braces are filled in by the page.

export const goldenWording = {
  title: 'Test questions',
  intro:
    'Test questions run against every version of the guidance before it is published. Do not include anyone’s personal details.',
  toVersions: 'Test and publish a version',
  said: {
    added: 'Test question added. It will run against every new version of the guidance.',
    edited: 'Test question saved. It will run against every new version of the guidance.',
    suspended: 'Test question paused. It will not run until you resume it.',
    resumed: 'Test question resumed.',
    removed: 'Test question removed.',
  },
  run: 'Run against the live guidance',
  result: 'Result for this question',
  underWay: 'You can run the test questions again when this run has finished.',
  checkAgain: 'Check again',
  pausedBy: (editor: string) => `Paused by ${editor}.`,
  active: 'Active',
  none: 'There are no test questions yet. Add questions the assistant must always answer correctly.',
  addedBy: 'Added by {name}, {when}',
  runs: {
    none: 'Not run against the live version yet.',
    edited: 'Not run since it was edited.',
    live: (release: number, passed: boolean) => `Last run: ${result(passed)}, version ${release}, {when}`,
    draft: (passed: boolean) => `On the draft: ${result(passed)}, {when}`,
  },
  wrongNow: {
    answer: 'The live version does not give the expected answer. Automatic check: {when}.',
    notShown: (platforms: readonly string[]) =>
      `The live version gives the expected answer, but people see it cut short or changed on: ${platforms.join(', ')}. Tell your service administrator. Automatic check: {when}.`,
  },
  expects: {
    noAnswer: 'Expected result: no answer.',
    quoteFrom: 'Expected result: a quote from {document}.',
    quoteIncluding: 'Expected result: a quote from {document}, including “{words}”.',
    anyDocument: 'any document',
    notLive: (title: string) => `${title} (not live)`,
  },
  actions: { ask: 'Run', suspend: 'Pause', resume: 'Resume', edit: 'Edit', remove: 'Remove' },
  form: {
    add: 'Add a test question',
    edit: 'Edit the test question',
    question: 'Question',
    outcome: 'Expected result',
    outcomes: [
      ['answered', 'An answer with a quote'],
      ['unanswerable', 'No answer'],
    ],
    document: 'Document it should quote',
    any: 'Any',
    words: 'Words the quote should include',
    wordsHint:
      'Copy them from the document. If a new version changes that passage, the question may fail. When the version is published, the question is paused until you check it.',
    nation: 'Nation of the person asking',
    noNation: 'Not given',
    addButton: 'Add the question',
    editButton: 'Save the question',
    cancel: 'Cancel',
    editHint: 'If the question was paused, it runs again once you save it.',
  },
  problems: {
    question: 'Enter the question.',
    gone: 'That test question no longer exists.',
  },
} as const;

function result(passed: boolean): string {
  return passed ? 'passed' : 'failed';
}
