import { counted } from '../../../bot/wording/english/plurals.js';
import type { GoldenQuestion } from '../../../ingest/model/editing.js';
import type { CommandRefusal } from './common-wording.js';

interface Trial {
  release: number;
  passed: string;
  questions: number;
  live: string;
  least: string;
}

export const publishWording = {
  nothing: 'No changes have been accepted, so nothing was published.',
  overtaken:
    'Someone else published or made a decision at the same time, so nothing was published. Check what changed and try again.',
  published: ({ release, documents, passages }: { release: number; documents: string; passages: number }) =>
    `Release ${release} is live: ${documents}; ${counted(passages, 'passage')} embedded.`,
  rolledBack: (release: number, from: number) =>
    `Release ${release} is live again and has replaced release ${from}.`,
  rollBackOvertaken:
    'Another release went live at the same time, so your change was not made. Check what changed and try again.',
  questions: {
    none: 'There are no test questions.',
    notFound: (typed: string): CommandRefusal => [
      `No test question found with the number ${typed}.`,
      'Run `ctac try --list`.',
    ],
    noAnswer: 'no answer',
    anyAnswer: 'any answer',
    line: ({ id, question, suspended }: GoldenQuestion, expects: string) =>
      suspended
        ? `${id}. ${question} → ${expects} (paused: ${suspended})`
        : `${id}. ${question} → ${expects}`,
  },
  trial: {
    nothing: 'No changes have been accepted, so there is nothing to test.',
    result: ({ release, passed, questions, live, least }: Trial) =>
      `Release ${release}: ${passed} of ${questions} test questions passed, compared with ${live} for the live release. At least ${least} must pass.`,
    live: (answer: string) => `live:  ${answer}`,
    draft: (answer: string) => `draft: ${answer}`,
    passed: 'It is ready to publish.',
    failed: 'It cannot be published yet. To publish anyway: ctac publish --override "reason"',
  },
} as const;
