import type { ShownContact } from '../../../bot/model/messages/message.js';
import { type CommandRefusal, commonWording } from './common-wording.js';

export const askingWording = {
  noQuestion: 'Add a question, or a file with --batch.',
  onlyBatch:
    'With --batch, write each question and its nation ("jurisdiction") in the file, and leave out --nation and the question.',
  /** These answers are shown as text, without buttons. */
  unanswerable: 'I could not find an answer in the guidance. Ask a specialist adviser.',
  noGuidance: ['No guidance has been published yet.', commonWording.publishSome] satisfies CommandRefusal,
  contact: ({ name, phone, when, expired }: ShownContact) =>
    expired
      ? `${name}: ${phone}. ${when} This number has not been checked recently and may have changed.`
      : `${name}: ${phone}. ${when}`,
  tooLong: (length: number, most: number): CommandRefusal => [
    `If a child may be in danger, call 999. The question is too long (${length} characters).`,
    `Shorten it to ${most} characters or fewer, then ask again.`,
  ],
  asOf: {
    both: ['You cannot use --release and --as-of together.', commonWording.useOne],
    notARelease: (typed: string | undefined): CommandRefusal => [
      `"${typed}" is not a release.`,
      'Use a release number.',
    ],
    notADate: (typed: string): CommandRefusal => [
      `"${typed}" is not a date.`,
      'Enter the date as 2024-03-03 or 3 March 2024.',
    ],
  },
  batch: {
    failed: (question: string, why: string) => `Question ${question} failed: ${why}`,
    withoutModel: (question: string, steps: string) =>
      `For question ${question}, these steps were done without the model: ${steps}.`,
    allWithoutModel: (steps: string) => `In total, these steps were done without the model: ${steps}.`,
  },
  unanswered: {
    notDays: (days: number): CommandRefusal => [
      `${days} is not a number of days.`,
      'Use 1 or more, for example --days 30.',
    ],
    title: ({ count, areMore, days }: { count: number; areMore: boolean; days: number }) =>
      areMore
        ? `${count} or more unanswered questions from the last ${days} days, newest first:`
        : `${count} unanswered questions from the last ${days} days, newest first:`,
    none: (days: number) => `There are no unanswered questions from the last ${days} days.`,
    nearest: (document: string) => `nearest: ${document}`,
  },
} as const;
