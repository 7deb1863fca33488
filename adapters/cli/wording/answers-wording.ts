import type { StoredAnswer } from '../../../bot/model/messages/conversation.js';
import { minuteOf, type CommandRefusal } from './common-wording.js';

interface Summary {
  answers: number;
  matching: number;
  quotes: number;
  same: number;
  different: number;
  impossible: number;
}

export const answersWording = {
  notFound: (id: string): CommandRefusal => [
    `No answer found with the ID "${id}".`,
    'Run `ctac answers` to see the latest.',
  ],
  none: 'No answers have been given yet.',
  summary: ({ answers, matching, quotes, same, different, impossible }: Summary) =>
    `${answers} answers: ${matching} of ${quotes} quotes match their releases word for word. When run again: ${same} the same, ${different} different, ${impossible} could not be run again.`,
  line: ({ id, createdAt, answer: { release } }: StoredAnswer, passes: boolean) =>
    `${(passes ? 'OK' : 'FAILS').padEnd(5)}  ${id}  ${minuteOf(createdAt)} UTC  release ${release}`,
  matching: (matching: number, quotes: number) => `${matching} of ${quotes} quotes match word for word`,
  noQuestion: '(question not stored)',
  again: {
    same: 'same result when run again',
    different: (given: string, quotes: number) => `when run again: ${given}; quotes: ${quotes}`,
    impossible: (why: string) => `not run again: ${why}`,
  },
  whole: {
    given: ({ createdAt, answer: { release }, asked, supersededAt }: StoredAnswer) =>
      [
        `Given on ${minuteOf(createdAt)} UTC from release ${release}.`,
        ...(asked?.day ? [`It is from the guidance in force on ${asked.day}.`] : []),
        ...(supersededAt ? ['It has been answered again since.'] : []),
      ].join(' '),
    question: (question = '(not stored)') => `Question: ${question}`,
    lost: (quotes: string) => `These quotes are NOT in that release: ${quotes}.`,
    allMatch: (quotes: number) => `All ${quotes} quotes match that release word for word.`,
    now: (quote: string) => `now: “${quote}”`,
  },
} as const;
