// Defines recalled text: words that an editor found wrong. They are not quoted, and have a warning wherever
// people can still read them.
import type { Passage } from './passage.js';
import type { GuidanceDocument } from './source.js';

export interface RecalledText {
  recall: number;
  passage: string;
  /** The IDs of other forms of the passage, which say the same. */
  otherForms?: readonly string[];
  /** The slug and title of the document that the passage is from. */
  document: string;
  title: string;
  /** The text of the whole passage. */
  was: string;
  /** The wrong words in the passage, which may be the whole passage. */
  words: string;
  /** When an editor marked the words as wrong (ISO 8601, UTC). */
  since: string;
}

export interface KnownText extends RecalledText {
  /** Text that must not be quoted from any document: the wrong words, or the sentences or passage they are in. */
  anywhere: readonly string[];
}

export interface Recalled {
  /** A key for caches. It is always the same for the same texts. */
  key: string;
  texts: readonly KnownText[];
}

export type ReadRecalled = () => Promise<Recalled>;

/** We keep the latest result, because recalls are read for each question and rarely change. */
let latest: Recalled = { key: '[]', texts: [] };

export function recalledTexts(texts: readonly RecalledText[]): Recalled {
  const inOrder = [...texts].sort((one, other) => (one.since < other.since ? -1 : 1));
  const key = JSON.stringify(inOrder);
  if (key !== latest.key)
    latest = { key, texts: inOrder.map((text) => ({ ...text, anywhere: wordsToKnowAgain(text) })) };
  return latest;
}

/** A phrase with fewer words than this, such as "within 5 working days", may be correct in other guidance. */
const WORDS_TO_KNOW_AGAIN = 8;
/** A phone number is distinctive even in few words. Does not match years and dates, which are not distinctive. */
const TELEPHONE_NUMBER = /(?<!\d)(?:\+\d|0)(?:[\s()-]{0,2}\d){8}/u;
/** A sentence of fewer words, such as "Yes, always.", may mean something else in other guidance. */
const SENTENCE_TO_KNOW_AGAIN = 5;

function wordsToKnowAgain({ words, was }: RecalledText): string[] {
  if (countWords(words) >= WORDS_TO_KNOW_AGAIN || TELEPHONE_NUMBER.test(words)) return [words];
  const isLong = (text: string) => countWords(text) >= SENTENCE_TO_KNOW_AGAIN;
  const around = was.split(/(?<=[.!?])\s+|\n+/u).filter((text) => hasWords(text, words) && isLong(text));
  return around.length ? around : [was].filter(isLong);
}

/**
 * Returns the recalled text that stops this passage from being quoted, if any. Compares words instead of IDs,
 * because a passage gets a new ID if other words in it are corrected, and a renamed file becomes a new
 * document. A practice note that cites a recalled passage is not quoted either, because it may repeat the
 * wrong words.
 */
export function recalledBy(
  { texts }: Pick<Recalled, 'texts'>,
  { id, document, text }: Pick<Passage, 'id' | 'document' | 'text'>,
  { title, cites = [] }: Pick<GuidanceDocument, 'title' | 'cites'>,
): KnownText | undefined {
  return texts.find((wrong) => {
    if (formsOf(wrong).some((form) => form === id || cites.includes(form))) return true;
    const isItsDocument = wrong.document === document || wrong.title === title;
    if (isItsDocument && (hasWords(text, wrong.words) || isPartOf(text, wrong.words))) return true;
    return wrong.anywhere.some((words) => hasWords(text, words));
  });
}

/** The IDs of the recalled passage in all its forms. */
export function formsOf({
  passage,
  otherForms = [],
}: Pick<RecalledText, 'passage' | 'otherForms'>): string[] {
  return [passage, ...otherForms];
}

/** Returns the date when the passage was marked as wrong, or undefined if it was not. */
export function recalledSince(...asked: Parameters<typeof recalledBy>): string | undefined {
  return recalledBy(...asked)?.since;
}

/** True if the text contains these words in this order. Ignores case, spacing, quote marks and bullets. */
export function hasWords(text: string, words: string): boolean {
  const wanted = wordsOf(words);
  return wanted !== '' && ` ${wordsOf(text)} `.includes(` ${wanted} `);
}

/** True if the text is part of the wrong words. An import may have divided the file differently. */
function isPartOf(text: string, words: string): boolean {
  return countWords(text) >= WORDS_TO_KNOW_AGAIN && hasWords(words, text);
}

const countWords = (text: string) => wordsOf(text).split(' ').length;

/** Results are cached, because each text is compared with several others. */
const folded = new Map<string, string>();
const MOST_FOLDED = 1_000;

function wordsOf(text: string): string {
  let words = folded.get(text);
  if (words === undefined) {
    if (folded.size >= MOST_FOLDED) folded.clear();
    folded.set(text, (words = foldedWords(text)));
  }
  return words;
}

/** The words of the text with spaces between them. Ignores case, punctuation and ligatures. Not cached. */
export function foldedWords(text: string): string {
  const found = text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+|[\p{Sc}%‰<>≤≥]/gu);
  return (found ?? []).join(' ');
}

/** Records in the passage that it was recalled. If it was not, returns the same object. */
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
