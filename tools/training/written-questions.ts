// Reads the questions written about passages, from a file with one JSON object on each line.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

export const writtenPlace = z.object({
  document: z.string(),
  id: z.string(),
  starts: z.string(),
  ends: z.string(),
});
const writtenQuestion = z.object({
  question: z.string().min(1),
  /** The question asked before, if this one is a follow-up. */
  earlier: z.string().optional(),
  /** `e`: everyday words, `p`: professional, `s`: situation, `f`: follow-up, `x`: exception, nation, age. */
  kind: z.enum(['e', 'p', 's', 'f', 'x']),
  place: writtenPlace,
});
export type WrittenQuestion = z.infer<typeof writtenQuestion>;

/** Throws an error that names the line if one cannot be read. */
export function readWrittenQuestions(file: string): WrittenQuestion[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, n) => {
      if (!line.trim()) return [];
      const read = writtenQuestion.safeParse(JSON.parse(line));
      if (!read.success) throw new Error(`${file}, line ${n + 1}: ${z.prettifyError(read.error)}`);
      return [read.data];
    });
}
