// Says why a question counts as unanswered.
import { REASON_LABELS } from '../../../../bot/wording/english/rating-wording.js';
import type { MissedQuestion } from '../../../../bot/model/tasks/missed-question.js';
import { questionWording } from '../wording/question-wording.js';

export function whyMissed({ why, reason }: MissedQuestion): string {
  const said = questionWording.why[why];
  return reason === undefined ? said : `${said}: “${REASON_LABELS[reason]}”`;
}
