// Lists the advisers' specialisms, and guesses which one a question needs.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { peopleWording } from '../wording/people-wording.js';

export const SPECIALISMS = [
  'social-work',
  'law-enforcement',
  'immigration-safeguarding',
  'immigration-and-traffickers',
  'young-peoples-participation',
] as const;
export type Specialism = (typeof SPECIALISMS)[number];

const NAMES: Record<Specialism, string> = peopleWording.specialisms;

export function specialismName(specialism: Specialism): string {
  return NAMES[specialism];
}

export function isSpecialism(value: string): value is Specialism {
  return (SPECIALISMS as readonly string[]).includes(value);
}

const words = z
  .record(z.enum(SPECIALISMS), z.array(z.string().min(2)).min(1))
  .parse(JSON.parse(readFileSync(new URL('specialism-keywords.json', import.meta.url), 'utf8')));

const PATTERNS = SPECIALISMS.map((specialism) => ({
  specialism,
  pattern: new RegExp(`\\b(?:${words[specialism].join('|')})\\b`, 'giu'),
}));

/**
 * The specialism whose keywords occur most often in the text. Undefined if there are no keywords, or if there
 * is a tie, because a request with the wrong specialism would have to be transferred.
 */
export function specialismFor(text: string): Specialism | undefined {
  const ranked = PATTERNS.map(({ specialism, pattern }) => ({
    specialism,
    hits: [...text.matchAll(pattern)].length,
  })).sort((one, other) => other.hits - one.hits);
  const [first, second] = ranked;
  if (!first?.hits || first.hits === second?.hits) return undefined;
  return first.specialism;
}
