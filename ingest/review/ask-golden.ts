// Asks one test question, and checks whether the answer is the one that its editor expects.
import type { Answer, Citation, Question } from '../../knowledge/model/answer.js';
import { redact } from '../../knowledge/redaction/redact.js';
import type { GoldenQuestion, TrialAnswer } from '../model/editing.js';

export interface GoldenAnswer {
  answer: Answer;
  asExpected: boolean;
  /** The first quote that is as expected. Absent if there is none, or if no answer is expected. */
  expected?: Citation;
}

export async function askGolden(
  ask: (question: Question) => Promise<Answer>,
  golden: GoldenQuestion,
): Promise<GoldenAnswer> {
  const { question, jurisdiction, outcome } = golden;
  // We redact the question as we would a practitioner's, because the editor may have typed personal details.
  const answer = await ask({ text: redact(question).text, context: [], jurisdiction });
  if (answer.outcome !== outcome) return { answer, asExpected: false };
  if (outcome === 'unanswerable') return { answer, asExpected: true };
  const expected = answer.citations.find((citation) => isExpected(golden, citation));
  return { answer, asExpected: expected !== undefined, ...(expected && { expected }) };
}

function isExpected({ document, words }: GoldenQuestion, quoted: Citation): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ');
  return (
    (document === undefined || quoted.document.slug === document) &&
    (words === undefined || plain(quoted.quote).includes(plain(words)))
  );
}

export function trialAnswer({ answer: { outcome, citations }, asExpected }: GoldenAnswer): TrialAnswer {
  const quotes = citations.map(({ document, quote }) => ({ document: document.slug, quote }));
  return { outcome, asExpected, quotes };
}
