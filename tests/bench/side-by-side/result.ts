// What a run of the bench measured, as it is printed, drawn, kept as a baseline and compared.
import { z } from 'zod';

const rowSchema = z.object({
  name: z.string(),
  ours: z.number(),
  /** Null where the recipe has no such thing. */
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
  /** 0 to 1, more is better. */
  quality: z.array(rowSchema),
  /** What a person or a model has to read, which the measures by number do not tell. */
  words: z.array(rowSchema),
  /** Milliseconds a question. */
  time: z.array(rowSchema),
  /** The median time of each of our own stages. */
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
