// Says why a question counts as unanswered.
import { REASON_LABELS } from '../../../../bot/copy/english/rating-wording.js';
import type { MissedQuestion, MissedReason } from '../../../../bot/model/tasks/missed-question.js';

export const WHY_WORDS: Record<MissedReason, string> = {
  'not-found': 'not found',
  'low-rated': 'answer rated not helpful',
};

export function whyMissed({ why, reason }: MissedQuestion): string {
  return reason === undefined ? WHY_WORDS[why] : `${WHY_WORDS[why]} (${REASON_LABELS[reason].toLowerCase()})`;
}
