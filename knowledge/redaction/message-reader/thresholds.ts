// Reads the thresholds for how sure the message reader must be. They were fitted by `npm run fit:reader` on
// messages that the model was not trained on.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { READ_CLASSES } from '../../model/ports.js';

const odds = z.number().min(0).max(1);
export const thresholdsSchema = z.object({
  /** A word is removed if its odds are at least this. */
  take: z.record(z.enum(READ_CLASSES), odds),
  /** A word next to a removed word of the same class is also removed if its odds are at least this. */
  extend: odds,
  /** If only a rule found a name, school or address, it is kept if its odds are below this. */
  leave: z.object({ name: odds, place: odds }),
  /** If the log odds are at least this, we assume that someone is in danger. */
  danger: z.number(),
});
export type ReaderThresholds = z.infer<typeof thresholdsSchema>;

export const READER_THRESHOLDS: ReaderThresholds = thresholdsSchema.parse(
  JSON.parse(readFileSync(new URL('thresholds.json', import.meta.url), 'utf8')),
);
