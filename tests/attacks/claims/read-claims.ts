// Reads sentences that a model could write about our sample notes and published guidance. Some are hostile;
// others shorten a quote correctly.
import { z } from 'zod';
import { quotedPlaceSchema } from '../../support/quoted-place.js';
import { linesOf } from '../read-attacks.js';

const claimSchema = z.object({
  document: z.string(),
  text: z.string().min(1),
  /** How a hostile sentence misuses the quotes. Absent for other sentences. */
  kind: z.string().optional(),
});
const onSampleSchema = claimSchema.extend({ quotes: z.array(z.string()).min(1) });
/** Refers to quotes from published guidance by their location, because we do not copy its text here. */
const onGuidanceSchema = claimSchema.extend({
  quotes: z.array(quotedPlaceSchema).min(1),
  /**
   * Who wrote a hostile sentence. The writers of the `known` and the fresh sentences had not seen the check.
   * The known ones were used to write it.
   */
  set: z.enum(['ours', 'known', 'fresh 1', 'fresh 2']).optional(),
});

type ClaimOnSample = z.infer<typeof onSampleSchema>;
export type ClaimOnGuidance = z.infer<typeof onGuidanceSchema>;

export function readClaimsOnSamples(which: 'hostile' | 'true'): ClaimOnSample[] {
  return linesOf(`claims/${which}-claims`).map((line) => onSampleSchema.parse(line));
}

export function readClaimsOnGuidance(): ClaimOnGuidance[] {
  return linesOf('claims/hostile-claims-on-guidance').map((line) => onGuidanceSchema.parse(line));
}

/** Reads a language model’s replies to our prompt, with the passages that the model was shown. */
export function readShortenedOnGuidance(): ClaimOnGuidance[] {
  return linesOf('claims/shortened-on-guidance').map((line) => onGuidanceSchema.parse(line));
}

const cutSchema = z.object({ quote: z.string().min(1), cut: z.string().min(1) });

/**
 * Reads pairs of an invented sentence and its shortened form. A harmful cut removes a duty, a denial, a
 * condition or the person who must act.
 */
export function readCuts(which: 'harmful' | 'harmless') {
  return linesOf(`claims/${which}-cuts`).map((line) => cutSchema.parse(line));
}
