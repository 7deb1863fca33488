// Says why a question counts as unanswered.
import { wordsIn } from '../../../../bot/wording/words-in.js';
import type { MissedQuestion } from '../../../../bot/model/editing/missed-question.js';
import { questionWording } from '../wording/question-wording.js';

export function whyMissed({ why, reason }: MissedQuestion): string {
  const said = questionWording.why[why];
  return reason === undefined ? said : `${said}: “${wordsIn('en').reasons[reason]}”`;
}
