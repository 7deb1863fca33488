// Reads questions with the passages that people rated for each. Passages are identified by their place, not
// copied.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * How useful a passage with each mark is. A passage that helps counts as half of one that answers. `other`
 * means that the passage was not chosen as an answer, although most of these were read.
 */
export const USE_OF_MARK = { answers: 1, helps: 0.5, misleads: 0, 'off the point': 0, other: 0 };
export type Mark = keyof typeof USE_OF_MARK;

/** The writers in read-passages.jsonl whose questions were written after the passage reader was trained. */
export const NEWEST: readonly string[] = ['ha', 'hb', 'hc', 'hd', 'he', 'hf', 'hg', 'hh'];

/** Writers unknown to the passage reader, to fit how its score is combined with the odds. */
export const NOT_TRAINED_ON: readonly string[] = ['tk', 'tl', 'tm', 'tn', ...NEWEST];

const markedQuestion = z.object({
  question: z.string(),
  /** The person who wrote the question. A fit is always tested on writers that it has not seen. */
  writer: z.string(),
  marks: z.array(
    z.object({
      place: z.object({ document: z.string(), id: z.string(), starts: z.string(), ends: z.string() }),
      mark: z.enum(['answers', 'helps', 'misleads', 'off the point']),
    }),
  ),
});
export type MarkedQuestion = z.infer<typeof markedQuestion>;

export function readMarkedQuestions(): MarkedQuestion[] {
  const text = readFileSync(new URL('./marked-passages.jsonl', import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => markedQuestion.parse(JSON.parse(line)));
}
