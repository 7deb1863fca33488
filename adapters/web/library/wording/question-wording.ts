import type { MissedReason } from '../../../../bot/model/editing/missed-question.js';
import { staffWording } from '../../../../bot/wording/staff/staff-wording.js';
import { counted } from '../../../../bot/wording/english/plurals.js';
import { noteWording } from './note-wording.js';

export const questionWording = {
  title: staffWording.library.pages.questions,
  intro:
    'Questions the guidance did not answer, or did not answer well. Personal details were removed when they were asked.',
  period: 'From the last',
  days: (count: number) => `${count} days`,
  show: 'Show',
  capped: 'There are too many to show at once. These are the newest.',
  none: 'There are no unanswered questions from this period, and no answers that were rated not helpful. To see how the assistant would answer a question, {search}.',
  search: 'search for it',
  done: { handled: 'Dismissed. If people ask this again, the question will appear here again.' },
  why: {
    'not-found': 'not found',
    'low-rated': 'answer rated not helpful',
  } satisfies Record<MissedReason, string>,
  /** For example “4 times, 12 May to 3 June”. */
  asked: (times: number, from: string, to: string) =>
    `${times === 1 ? 'Once' : `${times} times`}, ${from === to ? from : `${from} to ${to}`}`,
  otherWays: (count: number) => `${counted(count, 'other way', 'other ways')} of asking`,
  wrong: 'Problems people reported',
  write: noteWording.write,
  seeWhy: 'See why',
  dismiss: 'Dismiss',
  ratings: {
    title: 'Rated not helpful, by document',
    hint: 'An answer that quotes several documents is counted once for each of them.',
    document: 'Document',
    noReason: 'No reason',
  },
} as const;
