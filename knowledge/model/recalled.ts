// The words that an editor found wrong. They are not quoted, and wherever people can still read them, we say so.
import type { Passage } from './passage.js';
import type { GuidanceDocument } from './source.js';

export interface RecalledText {
  recall: number;
  /** The id of the passage. */
  passage: string;
  /** The slug and title of its document. */
  document: string;
  title: string;
  /** The whole passage. */
  was: string;
  /** What is wrong in it, or all of it. */
  words: string;
  /** When it was found wrong; ISO 8601, UTC. */
  since: string;
}

export interface KnownText extends RecalledText {
  /** What stays out of documents of any title: the words, or the sentences or the passage that they are in. */
  anywhere: readonly string[];
}

export interface Recalled {
  /** The same texts always have the same key. */
  key: string;
  /** The earliest first. */
  texts: readonly KnownText[];
}

export type ReadRecalled = () => Promise<Recalled>;

/** We read them for each question, and they are rarely different from last time. */
let latest: Recalled = { key: '[]', texts: [] };

export function recalledTexts(texts: readonly RecalledText[]): Recalled {
  const inOrder = [...texts].sort((one, other) => (one.since < other.since ? -1 : 1));
  const key = JSON.stringify(inOrder);
  if (key !== latest.key)
    latest = { key, texts: inOrder.map((text) => ({ ...text, anywhere: wordsToKnowAgain(text) })) };
  return latest;
}

/** Fewer words may also be in other guidance, where they are right: "within 5 working days". */
const WORDS_TO_KNOW_AGAIN = 8;
/** A telephone number is enough. Years and dates are not. */
const TELEPHONE_NUMBER = /(?<!\d)(?:\+\d|0)(?:[\s()-]{0,2}\d){8}/u;
/** Fewer words in a sentence may mean something else there: "Yes, always." */
const SENTENCE_TO_KNOW_AGAIN = 5;

function wordsToKnowAgain({ words, was }: RecalledText): string[] {
  if (countWords(words) >= WORDS_TO_KNOW_AGAIN || TELEPHONE_NUMBER.test(words)) return [words];
  const isLong = (text: string) => countWords(text) >= SENTENCE_TO_KNOW_AGAIN;
  const around = was.split(/(?<=[.!?])\s+|\n+/u).filter((text) => hasWords(text, words) && isLong(text));
  return around.length ? around : [was].filter(isLong);
}

/**
 * What makes a passage one that may not be quoted, if anything. A correction beside the wrong words makes it another
 * passage, and a renamed file another document: what counts is whether the words are there. A practice note that cites
 * a recalled passage counts too, because it may repeat the words in its own.
 */
export function recalledBy(
  { texts }: Pick<Recalled, 'texts'>,
  { id, document, text }: Pick<Passage, 'id' | 'document' | 'text'>,
  { title, cites = [] }: Pick<GuidanceDocument, 'title' | 'cites'>,
): KnownText | undefined {
  return texts.find((wrong) => {
    if (wrong.passage === id || cites.includes(wrong.passage)) return true;
    const isItsDocument = wrong.document === document || wrong.title === title;
    if (isItsDocument && (hasWords(text, wrong.words) || isPartOf(text, wrong.words))) return true;
    return wrong.anywhere.some((words) => hasWords(text, words));
  });
}

/** When it was found wrong, if it was. */
export function recalledSince(...asked: Parameters<typeof recalledBy>): string | undefined {
  return recalledBy(...asked)?.since;
}

/** Whether a text has these words in this order. Case, spacing, quote marks and bullets make no difference. */
export function hasWords(text: string, words: string): boolean {
  const wanted = wordsOf(words);
  return wanted !== '' && ` ${wordsOf(text)} `.includes(` ${wanted} `);
}

/** A file may be cut into other passages than before. */
function isPartOf(text: string, words: string): boolean {
  return countWords(text) >= WORDS_TO_KNOW_AGAIN && hasWords(words, text);
}

const countWords = (text: string) => wordsOf(text).split(' ').length;

/** For the latest texts, because each is compared with several others. */
const folded = new Map<string, string>();
const MOST_FOLDED = 1_000;

function wordsOf(text: string): string {
  let words = folded.get(text);
  if (words === undefined) {
    if (folded.size >= MOST_FOLDED) folded.clear();
    const found = text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+|[\p{Sc}%‰<>≤≥]/gu);
    folded.set(text, (words = (found ?? []).join(' ')));
  }
  return words;
}

/** The same, with its passage marked if it was recalled. Returns the same object if it was not. */
export function markRecalled<T extends { passage: Passage; document: GuidanceDocument }>(
  recalled: Recalled,
  one: T,
): T {
  const recalledOn = recalledSince(recalled, one.passage, one.document);
  return recalledOn === undefined ? one : { ...one, passage: { ...one.passage, recalledOn } };
}

export function markRecalledIn<T extends { passages: Passage[]; document: GuidanceDocument }>(
  recalled: Recalled,
  read: T,
): T {
  if (!recalled.texts.length) return read;
  const { document } = read;
  return {
    ...read,
    passages: read.passages.map((passage) => markRecalled(recalled, { passage, document }).passage),
  };
}
