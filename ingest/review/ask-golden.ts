// Asks one test question, and checks whether the answer is the one that its editor expects.
import type { Answer, Question } from '../../knowledge/model/answer.js';
import { redact } from '../../knowledge/redaction/redact.js';
import type { GoldenQuestion, TrialAnswer } from '../model/editing.js';

export async function askGolden(
  ask: (question: Question) => Promise<Answer>,
  golden: GoldenQuestion,
): Promise<TrialAnswer> {
  const { question, jurisdiction } = golden;
  // We redact the question as we would a practitioner's, because the editor may have typed personal details.
  const answer = await ask({ text: redact(question).text, context: [], jurisdiction });
  const quotes = answer.citations.map(({ document, quote }) => ({ document: document.slug, quote }));
  return { outcome: answer.outcome, asExpected: isAsExpected(golden, answer.outcome, quotes), quotes };
}

function isAsExpected(
  { outcome, document, words }: GoldenQuestion,
  given: string,
  quotes: TrialAnswer['quotes'],
): boolean {
  if (outcome !== given) return false;
  if (outcome === 'unanswerable') return true;
  const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ');
  return quotes.some(
    (quoted) =>
      (document === undefined || quoted.document === document) &&
      (words === undefined || plain(quoted.quote).includes(plain(words))),
  );
}
