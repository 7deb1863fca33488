// Decides whether a message says that someone is in danger now. Runs on the original message, before anything else.
// Fixed sentences of danger missed 2 of 3 new messages, because people in a hurry never write the same sentence
// twice. So signs add up; and because no list has every word, single words count a little too.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { MessageReading } from '../../knowledge/model/ports.js';
import { READER_THRESHOLDS } from '../../knowledge/redaction/reading/thresholds.js';
import type { ReadingOrNone } from '../../knowledge/redaction/redact.js';
import { findSigns, SIGN_NAMES } from './signs.js';
import type { Signs } from './signs.js';

const weightsSchema = z.object({
  bias: z.number(),
  signs: z.record(z.enum(SIGN_NAMES), z.number()),
  /** Of a word, and of two neighbouring words. */
  words: z.record(z.string(), z.number()),
});
export type UrgencyWeights = z.infer<typeof weightsSchema>;

/** Written by `npm run fit:urgency` from messages and questions of our own. */
const shipped = weightsSchema.parse(
  JSON.parse(readFileSync(new URL('urgency-weights.json', import.meta.url), 'utf8')),
);
/** One word in a short message should not decide alone. */
const WORDS_AT_LEAST = 4;
/** At even odds we would miss a child to spare someone a needless notice. It is shown at odds of one to seven. */
const CAUTION = Math.log(7);

/** Of the sum of the signs: from here on they count as danger whatever the reader says. */
const PLAIN_DANGER = 1;

export interface Urgency {
  urgent: boolean;
  /** The strongest kind of danger, for the log and the adviser's card. Never contains message text. */
  rule?: string;
}

/**
 * Pure: the same words give the same result. Errs towards urgent, because a needless 999 notice costs less than a
 * missed child. If the reader has read the message, it decides together with the plainest signs; signs of calm do not
 * count.
 */
export function detectUrgency(text: string, reading?: ReadingOrNone): Urgency {
  const signs = findSigns(text);
  const urgent =
    isPlain(signs) ||
    (typeof reading === 'object'
      ? isUrgentAsRead(reading)
      : reading !== 'awaited' && isUrgent(shipped, signs));
  return urgent ? { urgent: true, rule: signs.strongest ?? 'unfolding' } : { urgent: false };
}

const isPlain = ({ values }: Signs) => values.sum >= PLAIN_DANGER;
const isUrgentAsRead = ({ danger }: MessageReading) => danger >= READER_THRESHOLDS.danger;

export function isUrgent(weights: UrgencyWeights, signs: Signs): boolean {
  const ofSigns = SIGN_NAMES.reduce((sum, name) => sum + weights.signs[name] * signs.values[name], 0);
  const ofWords = weigh(weights, signs.words) + weigh(weights, signs.pairs);
  return weights.bias + ofSigns + ofWords * wordShare(signs.words.size) + CAUTION > 0;
}

function weigh({ words }: UrgencyWeights, held: ReadonlySet<string>): number {
  let sum = 0;
  for (const word of held) if (Object.hasOwn(words, word)) sum += words[word]!;
  return sum;
}

/** How much each counts in a message of this many words: a long one does not become urgent just by being long. */
export const wordShare = (words: number) => 1 / Math.sqrt(words + WORDS_AT_LEAST);
