// Detects the language of a question that is not in English, so that we can reply in it.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { wordSet } from '../text/word-set.js';

const languagesSchema = z.object({
  languages: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      /** Common short words that most questions contain, separated by spaces. */
      words: z.string(),
      /** ISO 15924 code of the script. Latin by default. */
      script: z.enum(['Latn', 'Arab', 'Ethi', 'Cyrl', 'Hani']).default('Latn'),
      /** Letters that few other languages in the same script use, separated by spaces. */
      letters: z.string().optional(),
      /** Our message to the person. A person wrote it: a machine translation could promise anything. */
      sentence: z.string(),
    }),
  ),
  /** Our message to people who write in a script that none of these languages use. */
  unknown: z.string(),
});
type Profile = z.infer<typeof languagesSchema>['languages'][number];

const { languages, unknown } = languagesSchema.parse(
  JSON.parse(readFileSync(new URL('language-words.json', import.meta.url), 'utf8')),
);

export interface ForeignLanguage {
  /** ISO 639-1 code of the language. "und" if we only know that the question is in another script. */
  code: string;
  /** Our message to the person, in their language. */
  sentence: string;
}

const ENGLISH = wordSet(
  'a about after all am an and any are as at be been before but by can cant could did do does dont else for from get ' +
    'go got had has have he help her him his how i if in into is it its just kid kids like long make may me more my need ' +
    'new no not now of off on one only or our out over own pay she should so some tell than that the their them then there ' +
    'they this to under up us was we well were what whats when where which who whos why will with would yes you your ' +
    'child children plant den die ten per man men son sole pot come dove ma mum dad im ive hes shes',
);
const profiles = languages.map((profile) => ({
  profile,
  words: new Set([...wordSet(profile.words)].filter((word) => !ENGLISH.has(word))),
  /** Words that are also English, such as "a" and "i" in Welsh. They do not count for either language. */
  shared: new Set([...wordSet(profile.words)].filter((word) => ENGLISH.has(word))),
}));

/** There must also be more of them than of English words. A single name or quote is not enough. */
const MIN_WORDS = 2;
const MIN_SHARE = 0.2;

/** Undefined for English, or if we are unsure: a mistake would leave the question unanswered. */
export function detectLanguage(text: string): ForeignLanguage | undefined {
  return otherScript(text) ?? latin(text);
}

/** True if any sentence is in another language, in which redaction by English rules may miss details. */
export function holdsOtherLanguage(text: string): boolean {
  return [text, ...text.split(/(?<=[.!?؟。])\s+|\n+/u)].some((part) => detectLanguage(part) !== undefined);
}

const SCRIPTS = {
  Arab: /\p{Script=Arabic}/gu,
  Ethi: /\p{Script=Ethiopic}/gu,
  Cyrl: /\p{Script=Cyrillic}/gu,
  Hani: /\p{Script=Han}/gu,
} as const;

function otherScript(text: string): ForeignLanguage | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const foreign = text.match(/(?!\p{Script=Latin})\p{L}/gu)?.length ?? 0;
  if (foreign < 3 || foreign * 2 < letters) return undefined;
  const script = (Object.keys(SCRIPTS) as (keyof typeof SCRIPTS)[]).find(
    (one) => (text.match(SCRIPTS[one])?.length ?? 0) * 2 > foreign,
  );
  const written = profiles.filter(({ profile }) => profile.script === script);
  const own = ({ letters: few }: Profile) =>
    (few?.split(' ') ?? []).filter((letter) => text.includes(letter)).length;
  const words = wordsOf(text);
  const [best] = written.sort(
    (a, b) => own(b.profile) + hits(b.words, words) - own(a.profile) - hits(a.words, words),
  );
  return best ? found(best.profile) : { code: 'und', sentence: unknown };
}

function latin(text: string): ForeignLanguage | undefined {
  const words = wordsOf(text);
  const [best, second] = profiles
    .filter(({ profile }) => profile.script === 'Latn')
    .map(({ profile, words: own, shared }) => ({
      profile,
      count: withLetters(hits(own, words), profile, text),
      english: words.filter((word) => ENGLISH.has(word) && !shared.has(word)).length,
    }))
    .sort((a, b) => b.count - a.count);
  if (!best || best.count < MIN_WORDS || best.count <= best.english) return undefined;
  if (best.count < MIN_SHARE * words.length) return undefined;
  // Spanish and Portuguese may match equally well. If there are enough words, we reply in either one, because
  // speakers of each can understand the other.
  return best.count === second?.count && best.count === MIN_WORDS ? undefined : found(best.profile);
}

/** Special letters count as one more word if a common word matches too. Alone, they may be from a name. */
function withLetters(count: number, { letters }: Profile, text: string): number {
  return count && letters?.split(' ').some((letter) => text.toLowerCase().includes(letter))
    ? count + 1
    : count;
}

function hits(own: ReadonlySet<string>, words: readonly string[]): number {
  return words.filter((word) => own.has(word)).length;
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? []
  );
}

function found({ code, sentence }: Profile): ForeignLanguage {
  return { code, sentence };
}
