// Says in a few words what a message about danger is about, for the advisers' card and the desk. The signs
// that raise the alarm cannot be used for this, because many are single words that only mean something
// together. For example, “takes my money” contains “takes”, which is a sign of being led away. The patterns
// here are whole phrases. If none matches, nothing is shown.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { detectLanguage } from '../../../knowledge/question/detect-language.js';
import { currentSentences, saysMissing, toPattern } from '../find-signs.js';

const NAMES = [
  'weapon',
  'suicide',
  'injury',
  'violence',
  'taken',
  'confined',
  'sexual',
  'drugs',
  'work',
  'papers',
  'marriage-or-fgm',
  'leaving-soon',
  'outside',
  'missing',
  'call-for-help',
  'distress',
] as const;

export type DangerSign = (typeof NAMES)[number] | 'in-welsh' | 'in-other-languages';

/** 2 signs are enough to show what a message is about, and fit on one line of the desk. */
const MOST_NAMED = 2;

const fileSchema = z.array(z.object({ name: z.enum(NAMES), patterns: z.array(z.string().min(1)).min(1) }));
/** The most serious signs come first. */
const signs = fileSchema
  .parse(JSON.parse(readFileSync(new URL('named-signs.json', import.meta.url), 'utf8')))
  .map(({ name, patterns }) => ({ name, pattern: toPattern(patterns) }));

/** The most serious signs in the message, at most 2. */
export function nameSigns(text: string): DangerSign[] {
  const language = detectLanguage(text)?.code;
  if (language !== undefined) return [language === 'cy' ? 'in-welsh' : 'in-other-languages'];
  const now = currentSentences(text).join(' ');
  return signs
    .filter(({ name, pattern }) => now.search(pattern) >= 0 || (name === 'missing' && saysMissing(text)))
    .map(({ name }) => name)
    .slice(0, MOST_NAMED);
}
