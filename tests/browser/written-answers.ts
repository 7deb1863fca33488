// Prepares the answers in the browser tests: quotes from the sample notes, with an answer for each kind of
// outcome.
import type { AnswerQuestion } from '../../bot/model/ports.js';
import type { Answer, Span } from '../../knowledge/model/answer.js';
import type { SampleGuidance } from '../fakes/samples/sample-guidance.js';

export const QUESTIONS = {
  answered: 'Does a child have to consent to being referred to the NRM?',
  older: 'How long is a private fostering arrangement?',
  unanswerable: 'Which bus goes to the council offices?',
  clarification: 'Who appoints a guardian for the child?',
  urgent: 'A man is taking a 14 year old girl away in his car right now, what do I do?',
  personal: 'Amina Yusuf, born 3 May 2010, lives at 14 Mill Lane, Luton LU1 2AB. Can her school refer her?',
};

export function writtenAnswers(guidance: SampleGuidance): AnswerQuestion {
  const consent = guidance.cite('nrm-referral-and-consent', 'A child does not consent', 'whether or not');
  const [start] = consent.spans[0]!;
  const answer: Span[] = [[start, start + 'A child does not consent to an NRM referral.'.length]];
  const table = guidance.cite('duty-to-notify', 'An NRM referral');
  const duty = guidance.cite('duty-to-notify', 'Because a child does not have to consent');
  const british = guidance.cite('remit-and-british-children', 'can be referred in the same way');
  return (question, onStage) => {
    onStage?.('reading');
    return Promise.resolve(answerTo(question.text, question.jurisdiction !== undefined));
  };

  function answerTo(text: string, knowsNation: boolean): Answer {
    if (/bus/.test(text)) return { ...guidance.answered([]), outcome: 'unanswerable', confidence: 0.1 };
    if (/guardian/.test(text) && !knowsNation)
      return {
        ...guidance.answered([]),
        outcome: 'needs-clarification',
        clarification: {
          question: 'Guardians differ between the nations. Where is the child?',
          choices: [
            { label: 'England', jurisdiction: 'england' },
            { label: 'Wales', jurisdiction: 'wales' },
            { label: 'Scotland', jurisdiction: 'scotland' },
            { label: 'Northern Ireland', jurisdiction: 'northern-ireland' },
          ],
        },
      };
    if (/guardian/.test(text))
      return guidance.answered([
        guidance.cite('scotland-guardians', 'gives an independent', 'vulnerable to it'),
      ]);
    if (/fostering/.test(text))
      return guidance.answered([
        guidance.cite('private-fostering', 'A child is privately fostered', '28 days or more', {
          standing: 'superseded',
        }),
      ]);
    return guidance.answered([{ ...consent, answer, alsoIn: [table.document] }, duty, british]);
  }
}
