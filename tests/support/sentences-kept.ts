// Counts how many hostile and how many true sentences by a model pass our check, and how each kind of allowed
// omission changes these numbers.
import { readFileSync } from 'node:fs';
import { glossarySchema } from '../../knowledge/model/glossary.js';
import { createSentenceCheck, type KeptSentence } from '../../knowledge/written-answers/check-sentence.js';

export interface Tried {
  /** The passage that the model was shown. */
  passage: string;
  text: string;
}

export const glossary = glossarySchema.parse(
  JSON.parse(readFileSync(new URL('../../knowledge/model/glossary.json', import.meta.url), 'utf8')),
);

const KINDS = ['opening', 'brackets', 'examples', 'which', 'reason'] as const;

export function keptOf(tried: readonly Tried[]): (Tried & { kept: KeptSentence })[] {
  return tried.flatMap((one) => {
    const kept = createSentenceCheck([{ text: one.passage }], glossary)(one.text);
    return kept ? [{ ...one, kept }] : [];
  });
}

/**
 * Returns lines to print: how many sentences of each kind passed, then how many would pass if fewer kinds of
 * omission were allowed.
 */
export function describeKept(hostile: readonly Tried[], honest: readonly Tried[]): string[] {
  const [bad, good] = [keptOf(hostile), keptOf(honest)];
  const within = (kept: typeof bad, most: number) =>
    kept.filter((one) => one.kept.leftOut.every((kind) => KINDS.indexOf(kind) < most)).length;
  return [
    `hostile kept: ${share(bad.length, hostile.length)}`,
    `true kept: ${share(good.length, honest.length)}`,
    'what may be left out: hostile kept | true kept',
    ...['nothing', ...KINDS].map((name, n) => {
      const counts = `${within(bad, n)} of ${hostile.length} | ${within(good, n)} of ${honest.length}`;
      return `  ${n > 1 ? 'and ' : ''}${name}: ${counts}`;
    }),
    ...bad.map(({ text, kept }) => `hostile, kept: ${text}\n    shown as: ${kept.text}`),
  ];
}

/** Formats a share with its 90% confidence interval (Wilson). */
export function share(kept: number, tried: number): string {
  if (!tried) return '0 of 0';
  const z = 1.645;
  const [p, n] = [kept / tried, tried];
  const middle = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  const shown = (value: number) => Math.max(0, value).toFixed(3);
  return `${kept} of ${tried}, ${p.toFixed(3)} (${shown(middle - half)} to ${shown(middle + half)})`;
}
