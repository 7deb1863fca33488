// Sentences that a model could write about our sample notes and about published guidance: hostile ones and
// shortened ones.
import { z } from 'zod';
import { quotedPlaceSchema } from '../../support/quoted-place.js';
import { linesOf } from '../read-attacks.js';

const claimSchema = z.object({
  /** The slug of the note or publication. */
  document: z.string(),
  text: z.string().min(1),
  /** Only for a hostile sentence: what it does to the quotes. */
  kind: z.string().optional(),
});
const onSampleSchema = claimSchema.extend({ quotes: z.array(z.string()).min(1) });
/** We do not copy text from published guidance here, so quotes from it are given by their place. */
const onGuidanceSchema = claimSchema.extend({ quotes: z.array(quotedPlaceSchema).min(1) });

type ClaimOnSample = z.infer<typeof onSampleSchema>;
export type ClaimOnGuidance = z.infer<typeof onGuidanceSchema>;

export function readClaimsOnSamples(which: 'hostile' | 'true'): ClaimOnSample[] {
  return linesOf(`claims/${which}-claims`).map((line) => onSampleSchema.parse(line));
}

export function readClaimsOnGuidance(): ClaimOnGuidance[] {
  return linesOf('claims/hostile-claims-on-guidance').map((line) => onGuidanceSchema.parse(line));
}

/** A language model's replies to our prompt, with the passages that it was shown. */
export function readShortenedOnGuidance(): ClaimOnGuidance[] {
  return linesOf('claims/shortened-on-guidance').map((line) => onGuidanceSchema.parse(line));
}

const cutSchema = z.object({ quote: z.string().min(1), cut: z.string().min(1) });

/**
 * Pairs of an invented sentence and a shortened form. A harmful cut removes a duty, a denial, a condition or
 * who must act.
 */
export function readCuts(which: 'harmful' | 'harmless') {
  return linesOf(`claims/${which}-cuts`).map((line) => cutSchema.parse(line));
}
