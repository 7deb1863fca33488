// Maps the reader's result to the readable text.
import type { MessageReading, ReadWord } from '../../model/ports.js';
import type { Readable } from '../matching/readable.js';

/** Offsets are into the readable text. */
export type ReadText = Pick<MessageReading, 'words' | 'readTo'>;

export function readingOf({ text, starts }: Readable, reading: MessageReading): ReadText {
  const placeOf = (received: number) => firstFrom(starts, received);
  return {
    words: reading.words
      .map((word) => ({ ...word, start: placeOf(word.start), end: placeOf(word.end) }))
      .filter(({ start, end }) => end > start),
    readTo: Math.min(text.length, placeOf(reading.readTo)),
  };
}

/** The highest odds of any word in the span. */
export function oddsWithin({ words }: ReadText, { start, end }: { start: number; end: number }): number {
  let most = 0;
  for (let at = firstEndingAfter(words, start); at < words.length && words[at]!.start < end; at += 1)
    most = Math.max(most, words[at]!.odds);
  return most;
}

function firstFrom(starts: Int32Array, received: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! < received) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstEndingAfter(words: readonly ReadWord[], start: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}
