// Reads a file that lists, for each question, the passages that language models read and those that answer
// it. Some questions have no passage that answers them. The questions are those reworded in the language of
// guidance (docs/decisions/0043).
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { MarkedQuestion } from '../marked-questions.js';
import { writtenPlace } from '../written-questions.js';

/** `other` means that the passage was read but not chosen as an answer. A few of these may still help. */
export interface ReadQuestion extends Omit<MarkedQuestion, 'marks'> {
  marks: { place: MarkedQuestion['marks'][number]['place']; mark: 'answers' | 'other' }[];
}

/** Passages, given by their index among the passages in the file, from 0. */
const numbers = z.array(z.int().nonnegative());
const row = z.union([
  writtenPlace,
  z.strictObject({ question: z.string().min(1), writer: z.string(), answers: numbers, others: numbers }),
]);

export function readReadPassages(): ReadQuestion[] {
  const rows = readFileSync(new URL('./read-passages.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => row.parse(JSON.parse(line)));
  const places = rows.filter((one) => 'document' in one);
  return rows
    .filter((one) => 'question' in one)
    .map(({ question, writer, answers, others }) => {
      const marked = (mark: 'answers' | 'other') => (n: number) => ({ place: places[n]!, mark });
      return { question, writer, marks: [...answers.map(marked('answers')), ...others.map(marked('other'))] };
    });
}
