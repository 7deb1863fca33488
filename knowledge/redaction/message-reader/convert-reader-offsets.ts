// Converts the message reader's offsets to offsets in the readable text.
import type { MessageReading } from '../../model/ports.js';
import type { KeptSpan } from '../matching/candidate.js';
import { countBefore } from '../../text/count-before.js';
import type { Readable } from '../matching/readable.js';

export type ReadText = Pick<MessageReading, 'words' | 'readTo'>;

export function readingOf({ text, starts }: Readable, reading: MessageReading): ReadText {
  const placeOf = (received: number) => countBefore(starts.length, (n) => starts[n]! < received);
  return {
    words: reading.words
      .map((word) => ({ ...word, start: placeOf(word.start), end: placeOf(word.end) }))
      .filter(({ start, end }) => end > start),
    readTo: Math.min(text.length, placeOf(reading.readTo)),
  };
}

export function oddsWithin({ words }: ReadText, { start, end }: KeptSpan): number {
  let most = 0;
  const first = countBefore(words.length, (n) => words[n]!.end <= start);
  for (let at = first; at < words.length && words[at]!.start < end; at += 1)
    most = Math.max(most, words[at]!.odds);
  return most;
}
