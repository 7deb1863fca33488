// Which words say the same in guidance and in a sentence that retells it: a file of groups, phrases and small words.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { baseOf } from './base-forms.js';

const schema = z.strictObject({
  phrases: z.record(z.string(), z.string()),
  same: z.array(z.string()),
  light: z.string(),
});
const data = schema.parse(JSON.parse(readFileSync(new URL('words-alike.json', import.meta.url), 'utf8')));

const PHRASES = Object.entries(data.phrases);
/** All in one, so that a text is read once: the number of the group says which. */
const ANY_PHRASE = new RegExp(
  `(?<![a-z'])(?:${PHRASES.map(([, pattern]) => `(${pattern})`).join('|')})(?![a-z])`,
  'g',
);

/** Groups by number, of each base: a word may be in several, and two words of one group need not suit a third. */
const GROUPS = new Map<string, ReadonlySet<string>>();
for (const [n, line] of data.same.entries())
  for (const base of line.split(' ').map(baseOf))
    GROUPS.set(base, new Set([...(GROUPS.get(base) ?? []), `=${n}`]));

const NO_GROUPS: ReadonlySet<string> = new Set();

/** "Make sure" as "ensure": of a folded text, before its words are parted. */
export function withoutPhrases(folded: string): string {
  return folded.replace(
    ANY_PHRASE,
    (_, ...found: unknown[]) => PHRASES[found.findIndex((group) => group !== undefined)]![0],
  );
}

export function groupsOf(base: string): ReadonlySet<string> {
  return GROUPS.get(base) ?? NO_GROUPS;
}

export const LIGHT: ReadonlySet<string> = new Set(data.light.split(' '));
