// Finds English search terms for a question in another language, without translating the question.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { nationsNamed } from './find-nations.js';
import { dictionaryForms } from './welsh-radicals.js';
import { publicText, type RedactedText } from '../model/personal-data.js';
import { jurisdictionName } from '../model/words/guidance-names.js';

const wordsSchema = z.record(z.string(), z.string());
const readJson = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const searchTerms = z.record(z.string(), wordsSchema).parse(readJson('english-search-terms.json'));
/**
 * Welsh words with their English meanings: question words (“pwy”: who), verbs and terms from our field (“*”
 * marks the start of a word). Also English terms that are used in Welsh, and Welsh joining words.
 */
const welsh = z
  .object({
    asking: wordsSchema,
    verbs: wordsSchema,
    joining: z.array(z.string()),
    inEnglish: z.array(z.string()),
    terms: wordsSchema,
  })
  .parse(readJson('welsh-search-terms.json'));

/** A node in a tree of words and phrases. `next` has the words that may follow. */
interface Known {
  english?: string;
  isTerm: boolean;
  next: Map<string, Known>;
}

interface Dictionary {
  known: Known;
  starts: (readonly [start: string, english: string])[];
  joining: ReadonlySet<string>;
  /** Returns the forms of a word that the dictionary may list. */
  formsOf: (word: string) => string[];
}

const DICTIONARIES = new Map<string, Dictionary>([
  ...Object.entries(searchTerms).map(
    ([language, terms]) => [language, dictionaryOf({ terms }, (word) => [word])] as const,
  ),
  ['cy', dictionaryOf(welsh, dictionaryForms)],
]);

/** Welsh questions often contain English terms, as in “Beth yw county lines?”. */
const ENGLISH_IN_WELSH = dictionaryOf({ terms: termsInEnglish() }, (word) => [word]);

function termsInEnglish(): Record<string, string> {
  const terms = [...Object.values(welsh.terms), ...welsh.inEnglish.flatMap((line) => line.split(', '))];
  return Object.fromEntries(terms.map((term) => [term, term]));
}

function dictionaryOf(
  { asking = {}, verbs = {}, joining = [], terms }: Partial<typeof welsh> & Pick<typeof welsh, 'terms'>,
  formsOf: Dictionary['formsOf'],
): Dictionary {
  const known: Known = { isTerm: false, next: new Map() };
  const add = (phrase: string, english: string, isTerm: boolean) => {
    let place = known;
    for (const word of wordsOf(phrase)) {
      const next = place.next.get(word) ?? { isTerm, next: new Map<string, Known>() };
      place.next.set(word, next);
      place = next;
    }
    place.english = english;
    place.isTerm = isTerm;
  };
  for (const [phrase, english] of Object.entries(asking)) add(phrase, english, false);
  for (const [english, forms] of Object.entries(verbs))
    for (const form of wordsOf(forms)) add(form, english, false);
  const isStart = ([word]: readonly [string, string]) => word.endsWith('*');
  const all = Object.entries(terms);
  for (const [phrase, english] of all.filter((one) => !isStart(one))) add(phrase, english, true);
  const starts = all.filter(isStart).map(([word, english]) => [word.slice(0, -1), english] as const);
  return { known, starts, joining: new Set(joining.flatMap(wordsOf)), formsOf };
}

/** “Child” alone is too general if we understand no more. An English phrase counts as 2. */
const MIN_TERMS = 2;

/** Returns English terms from our field, in the order of the question. Undefined if there are too few. */
export function englishSearchTerms(text: string, language: string): RedactedText | undefined {
  const dictionary = DICTIONARIES.get(language);
  if (!dictionary) return undefined;
  const words = text.normalize('NFC').match(/[\p{L}\p{M}]+/gu) ?? [];
  /** Maps each English term to the number of terms that it counts as. */
  const found = new Map<string, number>();
  let isUnderstood = true;
  for (let at = 0; at < words.length;) {
    const match = matchAt(words, at, dictionary, language);
    if (match) found.set(match.english, termsIn(match));
    else
      isUnderstood &&=
        dictionary.joining.has(words[at]!.toLowerCase()) || nationsNamed(words[at]!).length > 0;
    at += match?.length ?? 1;
  }
  const terms = [...found.values()].reduce((all, count) => all + count, 0);
  if (terms === 0 || (terms < MIN_TERMS && !(isUnderstood && found.size >= MIN_TERMS))) return undefined;
  const nations = nationsNamed(text).map((nation) => `in ${jurisdictionName(nation)}`);
  return publicText([...found.keys(), ...nations].join(' '));
}

interface Match {
  english: string;
  isTerm: boolean;
  length: number;
  inEnglish?: true;
}

function termsIn({ isTerm, length, inEnglish }: Match): number {
  if (!isTerm) return 0;
  return inEnglish && length > 1 ? MIN_TERMS : 1;
}

/** Returns the longest Welsh or English term that starts at this word, or the Welsh one if both are as long. */
function matchAt(
  words: readonly string[],
  at: number,
  dictionary: Dictionary,
  language: string,
): Match | undefined {
  const own = longestAt(words, at, dictionary);
  const english = language === 'cy' ? longestAt(words, at, ENGLISH_IN_WELSH) : undefined;
  const isLonger = english !== undefined && english.length > (own?.length ?? 0);
  return (isLonger ? { ...english, inEnglish: true } : own) ?? shorthand(words[at]!);
}

function longestAt(
  words: readonly string[],
  at: number,
  { known, starts, formsOf }: Dictionary,
): Match | undefined {
  let places = [known];
  let longest: Match | undefined;
  for (let length = 1; places.length > 0 && at + length <= words.length; length += 1) {
    const forms = formsOf(words[at + length - 1]!.toLowerCase());
    places = places.flatMap(({ next }) => forms.flatMap((form) => next.get(form) ?? []));
    const whole = places.find(({ english }) => english !== undefined);
    if (whole) longest = { english: whole.english!, isTerm: whole.isTerm, length };
  }
  if (longest) return longest;
  const forms = formsOf(words[at]!.toLowerCase());
  const start = starts.find(([begins]) => forms.some((form) => form.startsWith(begins)));
  return start && { english: start[1], isTerm: true, length: 1 };
}

/** Abbreviations, such as "NRM", are the same in all these languages. */
function shorthand(word: string): Match | undefined {
  return /^[A-Z]{2,6}$/u.test(word) ? { english: word, isTerm: true, length: 1 } : undefined;
}

function wordsOf(phrase: string): string[] {
  return (
    phrase
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? []
  );
}
