// Cuts a long message into windows that the model can read, and combines the results.
import { READ_CLASSES, type MessageReading, type ReadWord } from '../../../knowledge/model/ports.js';
import type { Tokenizer, Tokens } from '../minilm/tokenizer.js';
import { SHAPES, shapesOf, wordSpans } from './word-shapes.js';

/** The length of a window in tokens. Must be the same as in training. */
const WINDOW = 192;
const STEP = Math.floor((WINDOW * 2) / 3);
const CLASSES = 1 + READ_CLASSES.length;
/**
 * Far more tokens than a message can have today. Messages stored before there was a limit can have 40,000
 * characters. Only the rules check text beyond this many tokens.
 */
export const MOST_TOKENS = 50_000;
/**
 * The model always reads this many tokens. It only reads more if there are at least 2 letters per token:
 * English has 4 or 5, and a list of dates has 2. Text with fewer is mostly symbols or another script, which
 * the model cannot read and which would take 3 times as long.
 */
const SURELY_READ = 500;
const LETTERS_A_TOKEN = 2;
/** Words less likely than this to be personal details are ignored. */
const LEAST_ODDS = 0.01;

export interface Window {
  ids: number[];
  shapes: Float32Array;
  /** The position in the message of the window's first token after [CLS]. */
  from: number;
}

/**
 * The model's output for a window: a number for each token and class, and 2 numbers about danger for each
 * token.
 */
export interface WindowReading {
  tags: Float32Array;
  danger: Float32Array;
}

/**
 * The most symbols in a row, such as dashes or emoji, that the model reads. More would tell it nothing, and
 * thousands would take far longer than a message in words.
 */
const SIGNS_IN_A_ROW = 8;
const IN_WORDS = /[\p{L}\p{M}\p{N}]/u;

/** The tokens that the model reads. Only the rules check the rest. */
export function tokensToRead(text: string, { encode }: Pick<Tokenizer, 'encode'>): Tokens {
  const { ids, starts } = encode(text, MOST_TOKENS);
  let signs = 0;
  const kept = [...ids.keys()].filter((token) => {
    const sign = text.codePointAt(starts[token]!);
    signs = sign === undefined || IN_WORDS.test(String.fromCodePoint(sign)) ? 0 : signs + 1;
    return signs <= SIGNS_IN_A_ROW;
  });
  const most = tokensRead(text);
  if (kept.length > most) kept.splice(most - 1, kept.length - most);
  return { ids: kept.map((token) => ids[token]!), starts: kept.map((token) => starts[token]!) };
}

/** The most tokens of this text that the model reads. */
export function tokensRead(text: string): number {
  return Math.min(MOST_TOKENS, SURELY_READ + Math.ceil(text.length / LETTERS_A_TOKEN));
}

/**
 * Windows overlap by a third, so that each word is in at least one window together with the words around it.
 */
export function cutWindows(text: string, tokens: Tokens): Window[] {
  const shapes = shapesOf(text, tokens);
  const [first, last] = [tokens.ids[0]!, tokens.ids.at(-1)!];
  const inner = tokens.ids.length - 2;
  const windows: Window[] = [];
  for (let from = 1; ; from += STEP) {
    const to = Math.min(inner + 1, from + WINDOW - 2);
    const own = new Float32Array((to - from + 2) * SHAPES.length);
    own.set(shapes.subarray(from * SHAPES.length, to * SHAPES.length), SHAPES.length);
    windows.push({ ids: [first, ...tokens.ids.slice(from, to), last], shapes: own, from });
    if (to === inner + 1) return windows;
  }
}

/**
 * Removes duplicate windows, because they give the same result. Otherwise, a long message that repeats itself
 * would take as long as any other. `kinds` gives each window's index in `different`.
 */
export function differentWindows(windows: readonly Window[]): { different: Window[]; kinds: number[] } {
  const places = new Map<string, number>();
  const different: Window[] = [];
  const kinds = windows.map((window) => {
    const key = `${window.ids.join()} ${window.shapes.join('')}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, different.length);
    return different.push(window) - 1;
  });
  return { different, kinds };
}

/**
 * The odds for a word are the mean over its tokens and windows. The odds of danger are those of the window
 * with the highest value.
 */
export function joinReadings(
  text: string,
  tokens: Tokens,
  read: readonly (WindowReading & Pick<Window, 'from' | 'ids'>)[],
): MessageReading {
  const odds = new Float64Array(tokens.ids.length * CLASSES);
  const times = new Float64Array(tokens.ids.length);
  for (const { tags, from, ids } of read) {
    for (let at = 1; at < ids.length - 1; at++) {
      const token = from + at - 1;
      times[token]!++;
      softmax(tags.subarray(at * CLASSES, (at + 1) * CLASSES)).forEach(
        (share, n) => (odds[token * CLASSES + n]! += share),
      );
    }
  }
  const isWhole = tokens.ids.length < tokensRead(text);
  return {
    words: wordsOf(text, tokens.starts, (token) => oddsOf(odds, token, times[token]!)),
    readTo: isWhole ? text.length : (tokens.starts.at(-2) ?? 0),
    danger: Math.max(...read.map(dangerOf)),
  };
}

const oddsOf = (odds: Float64Array, token: number, times: number) =>
  Array.from(odds.subarray(token * CLASSES, (token + 1) * CLASSES), (sum) => sum / times);

function wordsOf(
  text: string,
  starts: readonly number[],
  oddsOfToken: (token: number) => number[],
): ReadWord[] {
  const ofWord = new Map<number, number[][]>();
  starts.forEach((start, token) => {
    if (start < 0) return;
    ofWord.set(start, [...(ofWord.get(start) ?? []), oddsOfToken(token)]);
  });
  return wordSpans(text, starts).flatMap(({ start, end }) => {
    const [none, ...classes] = meanOf(ofWord.get(start)!);
    const likeliest = classes.indexOf(Math.max(...classes));
    const word = { start, end, class: READ_CLASSES[likeliest]!, odds: 1 - none! };
    return word.odds < LEAST_ODDS ? [] : [word];
  });
}

function meanOf(rows: readonly number[][]): number[] {
  return rows[0]!.map((_, n) => rows.reduce((sum, row) => sum + row[n]!, 0) / rows.length);
}

function softmax(values: Float32Array): number[] {
  const most = Math.max(...values);
  const raised = Array.from(values, (value) => Math.exp(value - most));
  const sum = raised.reduce((one, other) => one + other, 0);
  return raised.map((value) => value / sum);
}

/** A window's value for danger is its first token's value plus the highest value of any token. */
function dangerOf({ danger }: WindowReading): number {
  let most = -Infinity;
  for (let at = 0; at < danger.length; at += 2) most = Math.max(most, danger[at]!);
  return most + danger[1]!;
}
