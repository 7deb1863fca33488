// Tells the language of a question that is not English, so that the person can be met in it.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const languagesSchema = z.object({
  languages: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      /** Small words that hold sentences together, apart by spaces; they stand in nearly every question. */
      words: z.string(),
      /** ISO 15924; Latin where it is not said. */
      script: z.enum(['Latn', 'Arab', 'Ethi', 'Cyrl', 'Hani']).default('Latn'),
      /** Letters that few languages of the script but this one use, apart by spaces. */
      letters: z.string().optional(),
      /** One plain message in that language, written by a person: a machine's could promise what nobody checked. */
      sentence: z.string(),
    }),
  ),
  /** For a script that none of them is written in. */
  unknown: z.string(),
});
type Profile = z.infer<typeof languagesSchema>['languages'][number];

const { languages, unknown } = languagesSchema.parse(
  JSON.parse(readFileSync(new URL('language-words.json', import.meta.url), 'utf8')),
);

export interface ForeignLanguage {
  /** ISO 639-1; "und" where only the script is known to be another. */
  code: string;
  /** What the person is told, in their language. */
  sentence: string;
}

const ENGLISH = new Set(
  (
    'a about after all am an and any are as at be been before but by can cant could did do does dont else for from get ' +
    'go got had has have he help her him his how i if in into is it its just kid kids like long make may me more my need ' +
    'new no not now of off on one only or our out over own pay she should so some tell than that the their them then there ' +
    'they this to under up us was we well were what whats when where which who whos why will with would yes you your ' +
    'child children plant den die ten per man men son sole pot come dove ma mum dad im ive hes shes'
  ).split(' '),
);
const profiles = languages.map((profile) => ({
  profile,
  words: new Set(profile.words.split(' ').filter((word) => word && !ENGLISH.has(word))),
}));

/** A name or a quoted word is no language; so many of its small words, and more than of English ones, are. */
const MIN_WORDS = 2;
const MIN_SHARE = 0.2;

/** Undefined for English, and wherever it is not plain: English taken for another language would lose an answer. */
export function detectLanguage(text: string): ForeignLanguage | undefined {
  return otherScript(text) ?? latin(text);
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
  const english = words.filter((word) => ENGLISH.has(word)).length;
  const [best, second] = profiles
    .filter(({ profile }) => profile.script === 'Latn')
    .map(({ profile, words: own }) => ({ profile, count: withLetters(hits(own, words), profile, text) }))
    .sort((a, b) => b.count - a.count);
  if (!best || best.count < MIN_WORDS || best.count <= english) return undefined;
  if (best.count < MIN_SHARE * words.length) return undefined;
  // Two that fit alike, such as Spanish and Portuguese: the wrong one's sentence is still near enough to be read.
  return best.count === second?.count && best.count === MIN_WORDS ? undefined : found(best.profile);
}

/** A letter alone is a name's; beside a small word of the language it counts as one more. */
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
