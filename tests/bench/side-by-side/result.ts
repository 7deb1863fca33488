// Defines the result of one run of the benchmark, which is printed, drawn, kept as a baseline and compared.
import { z } from 'zod';

const rowSchema = z.object({
  name: z.string(),
  ours: z.number(),
  /** Null if the recipe has no such figure. */
  recipe: z.number().nullable(),
});
const costsSchema = z.object({
  cutSeconds: z.number(),
  embedSeconds: z.number(),
  indexSeconds: z.number(),
  pieces: z.number(),
});
const setSchema = z.object({
  name: z.string(),
  title: z.string(),
  questions: z.number(),
  /** Figures from 0 to 1. Higher is better. */
  quality: z.array(rowSchema),
  /**
   * The number of words that a person or a model has to read. Measures that count passages do not show this.
   */
  words: z.array(rowSchema),
  /** Milliseconds per question. */
  time: z.array(rowSchema),
  stages: z.record(z.string(), z.number()),
  costs: z.object({ ours: costsSchema.optional(), recipe: costsSchema }),
});
export const resultSchema = z.object({
  date: z.string(),
  node: z.string(),
  cores: z.number(),
  sets: z.array(setSchema),
});

export type Row = z.infer<typeof rowSchema>;
export type SetResult = z.infer<typeof setSchema>;
export type Result = z.infer<typeof resultSchema>;
