import type { RatingReason } from '../../model/messages/rating.js';

export const REASON_LABELS: Record<RatingReason, string> = {
  'wrong-nation': 'Wrong nation',
  'out-of-date': 'Out of date',
  'not-my-question': 'Not what I asked',
  'too-long': 'Too long',
  other: 'Something else',
};

export const ratingWording = {
  why: 'Sorry this did not help. What was wrong with it?',
  reasonKept: 'Thank you. The people who edit the guidance will see this.',
  explain: 'Say what was wrong',
  explainWhat: 'What was wrong with the answer?',
  explainHint: 'The editors will read this. Do not include names or other personal details.',
  explainSend: 'Send to the editors',
  explainDone: 'Thank you. The editors will see what you wrote.',
  otherNation: 'Which nation do you need? I will answer your question again.',
  unsafe: 'Report this answer',
  unsafeWhy: 'The editors will see your report.',
  unsafeMore: 'Say what is wrong',
  unsafeMistake: 'I did not mean to report it',
  unsafeTakenBack: 'I have withdrawn your report.',
  unsafeTakenBackTold: 'I have withdrawn your report and told the editors.',
  unsafeNotTakenBack: 'I cannot withdraw that report. The editors may have dealt with it already.',
  unsafeWhat: 'What is wrong?',
  unsafeHint: 'Do not include names or other personal details.',
  unsafeSend: 'Tell the editors',
  unsafeDone: 'You reported this answer. Do not act on it until you have checked it.',
  unsafeReported: (answered: string) =>
    `Thank you. The people who edit the guidance can now see your report of the answer from ${answered}. Do not act on it until you have checked it. An adviser can help.`,
  unsafeNotReported: [
    'This answer was not reported, because I can no longer find it.',
    'If you think that it is unsafe, do not act on it, and tell an adviser what it said.',
  ],
  unsafeAdded: 'I have added this to your report. Do not act on the answer until you have checked it.',
  unsafeAlready: 'You have already reported this answer. Do not act on it until you have checked it.',
} as const;
