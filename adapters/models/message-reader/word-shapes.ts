// Describes features of words that help to find names but that the tokeniser discards: capitals, accents,
// digits and neighbouring words.
import type { Tokens } from '../minilm/tokenizer.js';

/**
 * Each feature is 0 or 1 for each token. The weights depend on the order of the features, so if you change
 * it, train the model again.
 */
export const SHAPES = [
  'small',
  'title',
  'oneCapital',
  'capitals',
  'mixed',
  'digits',
  'lettersAndDigits',
  'sign',
  'otherScript',
  'accented',
  'opensLine',
  'opensSentence',
  'joinedToLast',
  'joinedToNext',
  'fewDigits',
  'severalDigits',
  'manyDigits',
  'longDigits',
  'textInSmallLetters',
  'textInCapitals',
  'titleBefore',
  'titleAfter',
] as const;

interface Word {
  start: number;
  end: number;
  title: boolean;
  shapes: number[];
}

const at = Object.fromEntries(SHAPES.map((name, n) => [name, n])) as Record<(typeof SHAPES)[number], number>;
const WORD = /[\p{L}\p{M}\p{N}]+|[^\s]/uy;

/** Returns one row for each token, with a value for each shape. All are 0 for special tokens. */
export function shapesOf(text: string, { starts }: Tokens): Float32Array {
  const rows = new Float32Array(starts.length * SHAPES.length);
  const words = new Map(readWords(text, starts).map((word) => [word.start, word]));
  starts.forEach((start, n) => {
    for (const shape of words.get(start)?.shapes ?? []) rows[n * SHAPES.length + shape] = 1;
  });
  return rows;
}

export function wordSpans(text: string, starts: readonly number[]): { start: number; end: number }[] {
  return [...new Set(starts)]
    .filter((start) => start >= 0)
    .map((start) => ({ start, end: endOf(text, start) }));
}

function readWords(text: string, starts: readonly number[]): Word[] {
  const words = wordSpans(text, starts).map(({ start, end }): Word => {
    const raw = text.slice(start, end);
    return { start, end, title: /^\p{Lu}\p{M}*[\p{Ll}'’]/u.test(raw), shapes: ownShapes(raw) };
  });
  const whole = wholeShapes(text);
  words.forEach((word, n) => {
    const before = text.slice(n ? words[n - 1]!.end : 0, word.start);
    if (n === 0 || before.includes('\n')) word.shapes.push(at.opensLine);
    if (n === 0 || /[.!?:…]/u.test(text.slice(words[n - 1]!.start, word.start)))
      word.shapes.push(at.opensSentence);
    if (n > 0 && before === '') {
      word.shapes.push(at.joinedToLast);
      words[n - 1]!.shapes.push(at.joinedToNext);
    }
    if (words[n - 1]?.title) word.shapes.push(at.titleBefore);
    if (words[n + 1]?.title) word.shapes.push(at.titleAfter);
    word.shapes.push(...whole);
  });
  return words;
}

function endOf(text: string, start: number): number {
  WORD.lastIndex = start;
  return WORD.test(text) ? WORD.lastIndex : start + 1;
}

function ownShapes(raw: string): number[] {
  const shapes = [caseOf(raw)];
  if (/\p{M}/u.test(raw.normalize('NFD'))) shapes.push(at.accented);
  const digits = raw.replace(/\P{N}/gu, '').length;
  if (digits > 7) shapes.push(at.longDigits);
  else if (digits > 4) shapes.push(at.manyDigits);
  else if (digits > 2) shapes.push(at.severalDigits);
  else if (digits > 0) shapes.push(at.fewDigits);
  return shapes;
}

function caseOf(raw: string): number {
  if (!/[\p{L}\p{N}]/u.test(raw)) return at.sign;
  if (/^\p{N}+$/u.test(raw)) return at.digits;
  if (/\p{N}/u.test(raw)) return at.lettersAndDigits;
  if (!/\p{Lu}|\p{Ll}/u.test(raw)) return at.otherScript;
  if (/^\p{Lu}\p{M}*$/u.test(raw)) return at.oneCapital;
  if (!/\p{Lu}/u.test(raw)) return at.small;
  if (!/\p{Ll}/u.test(raw)) return at.capitals;
  return /^\p{Lu}[\p{Ll}\p{M}]+$/u.test(raw) ? at.title : at.mixed;
}

/**
 * Describes the capitals in the whole message. Without any capitals, lower case tells us nothing. In a
 * message that is mostly capitals, capitals tell us nothing.
 */
function wholeShapes(text: string): number[] {
  const letters = text.replace(/[^\p{L}]/gu, '');
  const capitals = letters.replace(/\P{Lu}/gu, '').length;
  if (capitals === 0) return [at.textInSmallLetters];
  return capitals > letters.length / 2 ? [at.textInCapitals] : [];
}
