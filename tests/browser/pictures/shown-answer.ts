import { presentAnswer } from '../../../bot/answers/present-answer.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { OutgoingMessage } from '../../../bot/model/messages/message.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { readSampleGuidance } from '../../fakes/samples/sample-guidance.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

export async function shownAnswer(): Promise<OutgoingMessage> {
  const guidance = await readSampleGuidance([
    'nrm-referral-and-consent',
    'duty-to-notify',
    'remit-and-british-children',
  ]);
  const answer = await writtenAnswers(guidance)({ text: publicText(QUESTIONS.answered), context: [] });
  const stored = { id: 'a1', message: 'm1', revision: 1, conversation: 'c1', urgent: false, createdAt: '' };
  return presentAnswer(
    { ...stored, answer: { ...answer, passages: [] } },
    {
      say: wordsIn('en'),
      redactedTypes: [],
      citationLink: (id, number) => `https://guidance.example/${id}/${number}`,
    },
  );
}
