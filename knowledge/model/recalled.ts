// Passages that an editor found wrong. They are no longer quoted, and wherever people can still read them, we say so.
import type { Passage } from './passage.js';
import type { GuidanceDocument } from './source.js';

export interface RecalledText {
  /** The id of the passage. */
  passage: string;
  /** The slug of its document. */
  document: string;
  /** What is wrong in it, or all of it. */
  words: string;
  /** When it was found wrong; ISO 8601, UTC. */
  since: string;
}

/** The earliest of each, ready to look up. */
export interface Recalled {
  /** The same for the same texts. */
  key: string;
  size: number;
  passages: ReadonlyMap<string, string>;
  documents: ReadonlyMap<string, readonly RecalledText[]>;
}

export type ReadRecalled = () => Promise<Recalled>;

export function recalledTexts(texts: readonly RecalledText[]): Recalled {
  const inOrder = [...texts].sort((one, other) => (one.since < other.since ? -1 : 1));
  const passages = new Map<string, string>();
  const documents = new Map<string, RecalledText[]>();
  for (const text of inOrder) {
    if (!passages.has(text.passage)) passages.set(text.passage, text.since);
    documents.set(text.document, [...(documents.get(text.document) ?? []), text]);
  }
  const key = inOrder.map(({ passage, words }) => `${passage} ${words}`).join('\n');
  return { key, size: texts.length, passages, documents };
}

/**
 * Since when, if it was. A passage that still has the wrong words counts too, wherever in the document they now stand:
 * a correction beside them makes it another passage. So does a practice note that cites a recalled passage, because it
 * may repeat the words.
 */
export function recalledSince(
  { passages, documents }: Recalled,
  { id, document, text }: Pick<Passage, 'id' | 'document' | 'text'>,
  { cites = [] }: Pick<GuidanceDocument, 'cites'>,
): string | undefined {
  const since = [id, ...cites].map((one) => passages.get(one)).find((found) => found !== undefined);
  return since ?? documents.get(document)?.find(({ words }) => hasWords(text, words))?.since;
}

/** Whether a text has these words in this order. Case, spacing, quote marks and bullets make no difference. */
export function hasWords(text: string, words: string): boolean {
  const wanted = wordsOf(words);
  return wanted !== '' && ` ${wordsOf(text)} `.includes(` ${wanted} `);
}

function wordsOf(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+|[\p{Sc}%‰<>≤≥]/gu) ?? []
  ).join(' ');
}

/** The same, with its passage marked if it was recalled. Returns the same object if it was not. */
export function markRecalled<T extends { passage: Passage; document: GuidanceDocument }>(
  recalled: Recalled,
  one: T,
): T {
  const recalledOn = recalledSince(recalled, one.passage, one.document);
  return recalledOn === undefined ? one : { ...one, passage: { ...one.passage, recalledOn } };
}

/** A document with its recalled passages marked. */
export function markRecalledIn<T extends { passages: Passage[]; document: GuidanceDocument }>(
  recalled: Recalled,
  read: T,
): T {
  if (!recalled.size) return read;
  const { document } = read;
  return {
    ...read,
    passages: read.passages.map((passage) => markRecalled(recalled, { passage, document }).passage),
  };
}
