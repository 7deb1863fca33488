// Wording for alerts to editors, and for the list of what is due for review.
import type { MissedReason } from '../../../../bot/model/editing/missed-question.js';
import { questionWording } from './question-wording.js';
import { counted } from '../../../../bot/wording/english/plurals.js';

const all = new Intl.ListFormat('en-GB');
const list = (parts: readonly (string | false)[]) => parts.filter(Boolean).join(', ');

export const alertWording = {
  unsafe: 'Answers to check now',
  reported: (count: number) =>
    count === 1 ? 'An answer was reported. Check it now.' : `${count} answers were reported. Check them now.`,
  reportedOn: (at: string, people: number) =>
    people > 1 ? `Reported on ${at} by ${people} people` : `Reported on ${at}`,
  wrongAnswers: {
    title: 'Wrong answers',
    said: (release: number, count: number) =>
      `Version ${release} does not give the expected answer to ${count === 1 ? 'a test question' : `${count} test questions`}. People may be getting wrong answers too.`,
    questions: 'See the test questions',
    goBack: (release: number) => `Go back to version ${release}`,
  },
  notShown: {
    title: 'Answers not shown in full',
    said: (count: number, platforms: readonly string[]) =>
      count === 1
        ? `The answer to a test question is right, but on ${all.format(platforms)} people see it cut short or changed. Tell your service administrator.`
        : `The answers to ${count} test questions are right, but on ${all.format(platforms)} people see them cut short or changed. Tell your service administrator.`,
  },
  proposals: (count: number) =>
    count === 1
      ? 'A change to a helpline or term needs a second editor.'
      : `${count} changes to helplines and terms need a second editor.`,
  gettingStarted:
    'Only the sample notes are live. To bring in published guidance, follow the steps in {setUp}.',
  setUp: 'Set up',
  reportsGoTo: {
    none: 'If someone reports an answer, you only see the report here. To be notified in Teams or Slack, ask your service administrator to set up a channel for editors.',
    advisers:
      'If someone reports an answer, the report goes to the advisers’ channel. To get reports in a channel of your own, ask your service administrator to set up a channel for editors.',
    own: undefined,
  },
  due: {
    title: 'Due for review',
    numbers: (count: number) =>
      count === 1
        ? 'A helpline number needs to be checked.'
        : `${count} helpline numbers need to be checked.`,
    recalls: 'Recalls',
    toDecide: (count: number) => `${count} to decide`,
    changes: 'Changes',
    waiting: ({ forYou, open, forOthers }: { forYou: number; open: number; forOthers: number }) =>
      list([
        forYou > 0 && `${forYou} waiting for you as second editor`,
        open > 0 && `${open} to review`,
        forOthers > 0 && `${forOthers} that you accepted, waiting for another editor`,
      ]),
    publish: 'Ready to publish',
    accepted: (count: number) => counted(count, 'change'),
    questions: questionWording.title,
    missed: (count: Readonly<Record<MissedReason, number>>) =>
      list([
        count['not-found'] > 0 && `${count['not-found']} unanswered`,
        count['low-rated'] > 0 && `${count['low-rated']} rated not helpful`,
      ]),
    overdue: (day: string) => `Overdue since ${day}`,
    check: (day: string) => `Check by ${day}`,
    review: (day: string) => `Review by ${day}`,
    noOwner: 'no owner',
    draft: 'A practice note to finish or dismiss',
    sources: 'Sources',
    unseen: (count: number) => `${counted(count, 'source')} not checked yet`,
    lastChecked: (day: string) => `Last checked on ${day}`,
    inPart: 'Could not be read in full',
    terms: 'Terms',
    wrongTerms: (count: number) => `${counted(count, 'term')} to check`,
  },
} as const;
