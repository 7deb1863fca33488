// How sure the reader must be. Fitted by `npm run fit:reader`, which measures on messages it was not trained on.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { READ_CLASSES } from '../../model/ports.js';

const odds = z.number().min(0).max(1);
export const thresholdsSchema = z.object({
  /** A word is taken out from these odds on. */
  take: z.record(z.enum(READ_CLASSES), odds),
  /** And one beside it, of the same class, from these. */
  extend: odds,
  /** Below these, what only a rule of names, or of schools and addresses without a form, would take out stays. */
  leave: z.object({ name: odds, place: odds }),
  /** Someone is in danger from these log odds on. */
  danger: z.number(),
});
export type ReaderThresholds = z.infer<typeof thresholdsSchema>;

export const READER_THRESHOLDS: ReaderThresholds = thresholdsSchema.parse(
  JSON.parse(readFileSync(new URL('thresholds.json', import.meta.url), 'utf8')),
);
