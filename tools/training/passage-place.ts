// Identifies a passage by its place, so that we can keep questions about it without copying other people's
// words.
import type { Passage } from '../../knowledge/model/passage.js';
import { wordsCompared } from './contains-quote.js';

/** `starts` and `ends` are the passage's first and last words in lower case, `id` a digest of all. */
export interface PassagePlace {
  document: string;
  id: string;
  starts: string;
  ends: string;
}

const WORDS_NAMED = 5;

type Words = Pick<Passage, 'id' | 'document' | 'text'>;

export function passagePlace({ id, document, text }: Words): PassagePlace {
  const words = wordsCompared(text);
  return {
    document,
    id,
    starts: words.slice(0, WORDS_NAMED).join(' '),
    ends: words.slice(-WORDS_NAMED).join(' '),
  };
}

/**
 * Finds passages by place: the one with the same words or, because documents may have been split differently
 * since, one in the same document with the same first or last words. Returns its index.
 */
export function createPlaces(passages: readonly Words[]) {
  const byId = new Map(passages.map(({ id }, ordinal) => [id, ordinal]));
  const byDocument = new Map<string, { ordinal: number; words: string }[]>();
  const wordsIn = (document: string) => {
    let list = byDocument.get(document);
    if (!list) {
      list = passages.flatMap((passage, ordinal) =>
        passage.document === document
          ? [{ ordinal, words: ` ${wordsCompared(passage.text).join(' ')} ` }]
          : [],
      );
      byDocument.set(document, list);
    }
    return list;
  };
  return {
    find({ id, document, starts, ends }: PassagePlace): number | undefined {
      const held = (edge: string) =>
        wordsIn(document).find(({ words }) => words.includes(` ${edge} `))?.ordinal;
      return byId.get(id) ?? held(starts) ?? held(ends);
    },
  };
}
