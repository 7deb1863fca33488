// Finds text that was shown to a practitioner but is not in the Welsh catalogue.
import { load } from 'cheerio';
import { CONTACTS } from '../../../bot/safeguards/contacts.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { WELSH_TYPE_NAMES } from '../../../bot/wording/welsh/names.js';
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';
import type { Language } from '../../../knowledge/model/language.js';
import { JURISDICTIONS } from '../../../knowledge/model/source.js';

const GAP = '\u0000';
/**
 * Matches gaps in a sentence, including gaps that a page fills in itself (such as `{name}`) and braces around
 * the text of a link.
 */
const GAPS = /\u0000|\{\w*\}|[{}]/u;
const EDITIONS = {
  editions: [GAP],
  undated: 2,
  later: 2,
  maybeInForce: 2,
  maybeReplaced: 2,
  earliest: '2020-01-01',
};

/** Arguments to try in turn, because sentences with gaps take different kinds of arguments. */
const TRIES: readonly (readonly unknown[])[] = [
  [GAP, GAP, GAP, GAP],
  [GAP, [GAP]],
  [[GAP]],
  [GAP, 7, 7],
  ...Array.from({ length: 13 }, (_, count) => [count, count, count, count]),
  ...JURISDICTIONS.map((one) => [one]),
  ...Object.keys(WELSH_TYPE_NAMES).flatMap((type) => [[[type]], [`[${type.replaceAll('_', ' ')} 1]`]]),
  [[{ name: GAP, phone: GAP }]],
  [EDITIONS, '2024-01-01'],
  [{ ...EDITIONS, editions: [] }, '2024-01-01'],
  [],
];

/** Returns each sentence of a catalogue. Sentences with gaps are split into the pieces between them. */
export function sentencesOf(value: unknown): string[] {
  if (typeof value === 'string') return value.split(GAPS);
  if (typeof value === 'function') return piecesOf(value as (...given: unknown[]) => unknown);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(sentencesOf);
}

function piecesOf(say: (...given: unknown[]) => unknown): string[] {
  return TRIES.flatMap((given) => {
    try {
      const said = say(...given);
      return typeof said === 'function' ? [] : sentencesOf(said);
    } catch {
      // The sentence needs different arguments.
      return [];
    }
  }).filter((one) => !/undefined|NaN|Invalid/.test(one));
}

function catalogue(language: Language): string[] {
  return sentencesOf([wordsIn(language), guidanceWords(language), CONTACTS.map(({ welsh }) => welsh)]);
}

/**
 * `WELSH` contains every sentence of the Welsh catalogue. `SENTENCES` contains the English sentences of at
 * least two words, apart from those that are the same in Welsh.
 */
const WELSH = new Set(catalogue('cy').map((one) => one.trim()));
const { names: _names, ...ENGLISH } = wordsIn('en');
export const SENTENCES = [
  ...new Set(sentencesOf(ENGLISH).map((one) => one.replace(/\s+/g, ' ').trim())),
].filter((one) => /\p{L}{2,}\W+\p{L}{2,}/u.test(one) && one.length > 8 && !WELSH.has(one));

export function englishIn(text: string): string[] {
  const shown = text.replace(/\s+/g, ' ');
  return SENTENCES.filter((sentence) => shown.includes(sentence));
}

const month = new Intl.DateTimeFormat('cy', { month: 'long', timeZone: 'UTC' });
const MONTHS = Array.from({ length: 12 }, (_, at) => month.format(new Date(Date.UTC(2024, at, 1))));

/** Longest first, so that a sentence is removed before a word in it. */
const PIECES = [
  ...new Set(
    [...WELSH, ...MONTHS, 'am', ...Object.values(WELSH_TYPE_NAMES)]
      .flatMap((one) => one.replace(/\s+/g, ' ').split(/\d+|(?<=[.:;!?])\s/))
      .map((one) => one.trim())
      .filter((one) => /\p{L}/u.test(one)),
  ),
].sort((one, other) => other.length - one.length);

const PATTERNS = PIECES.map(
  (piece) =>
    new RegExp(`(?<![\\p{L}\\p{N}])${piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu'),
);

const ADDRESS = /https?:\/\/\S+|\b[\w.-]+\.(?:org|gov|co)\.uk\S*/g;

/**
 * Returns the words that are in neither the Welsh catalogue nor `given`. `given` lists other expected text,
 * such as quotes, titles, people’s names and the practitioner’s own text.
 */
export function leftIn(text: string, given: readonly string[] = []): string[] {
  let left = text
    .replace(ADDRESS, '|')
    .replace(/\b\d{1,2}(?::\d\d)?[ap]m\b/g, '0')
    .replace(/\s+/g, ' ');
  for (const one of [...given].sort((a, b) => b.length - a.length))
    left = left.replaceAll(one.replace(/\s+/g, ' '), ' | ');
  PIECES.forEach((piece, at) => {
    if (left.includes(piece)) left = left.replace(PATTERNS[at]!, ' | ');
  });
  return left
    .split('|')
    .map((one) => one.trim())
    .filter((one) => /\p{L}{2,}/u.test(one));
}

/**
 * Returns the text on a page, except parts marked as English: guidance, and the name of the other language.
 */
export function shownOn(html: string): string {
  const $ = load(html);
  $('[lang|="en"]:not(html), script, style, [data-words]').not('body').remove();
  const aloud = ['aria-label', 'placeholder', 'alt', 'title'].flatMap((name) =>
    $(`[${name}]`)
      .map((_, one) => $(one).attr(name))
      .get(),
  );
  const texts = $('body, body *')
    .contents()
    .map((_, one) => ('data' in one ? one.data : undefined))
    .get();
  return [$('title').text(), ...texts, ...aloud].join(' | ');
}

/** The fields in Slack’s and Teams’ messages that contain text for people. */
const READ = new Set(
  `text inlines title label hint placeholder errorMessage altText alt_text summary speak value description
  status loading_messages message fallbackText tooltip abstract accessibility_label display_name`.split(
    /\s+/,
  ),
);
/** Fields that hold stored data, identifiers or types. */
const NOT_READ = /^(?:data|private_metadata|metadata|id|entities|channelData)$/;

/** Returns every text that a person can read in a request to a platform. */
export function readIn(content: unknown, name = ''): string[] {
  if (typeof content === 'string') return READ.has(name) && !/^[[{]/.test(content) ? [content] : [];
  if (Array.isArray(content)) return content.flatMap((one) => readIn(one, name));
  if (typeof content !== 'object' || content === null) return [];
  return Object.entries(content).flatMap(([key, value]) => (NOT_READ.test(key) ? [] : readIn(value, key)));
}

/** Returns English sentences found in the text, and any other words that are not in the Welsh catalogue. */
export function faultsIn(shown: readonly string[], given: readonly string[] = []): string[] {
  return shown.flatMap((text) => [...englishIn(text), ...leftIn(text, given)]);
}
