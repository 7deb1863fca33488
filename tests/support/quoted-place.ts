// Refers to words in other people’s texts by their place, without copying them. They can be found again if
// the text is available.
import { createHash } from 'node:crypto';
import { z } from 'zod';

export const quotedPlaceSchema = z.object({
  /**
   * The first few words of the quote, and in `last` the last few: enough to find it, but too few to replace
   * it.
   */
  first: z.string(),
  last: z.string(),
  /** The hash of the whole quote, with its words joined by single spaces. */
  sha256: z.string().length(64),
});
export type QuotedPlace = z.infer<typeof quotedPlaceSchema>;

/** Returns the quoted words exactly as in the text, or undefined if the text does not contain them. */
export function wordsAt(text: string, { first, last, sha256 }: QuotedPlace): string | undefined {
  for (const from of placesOf(text, first))
    for (const end of placesOf(text.slice(from), last)) {
      const tail = patternOf(last).exec(text.slice(from + end));
      const words = text.slice(from, from + end + (tail?.[0].length ?? 0));
      const hash = createHash('sha256').update(words.split(/\s+/).filter(Boolean).join(' ')).digest('hex');
      if (hash === sha256) return words;
    }
  return undefined;
}

function placesOf(text: string, words: string): number[] {
  return [...text.matchAll(new RegExp(patternOf(words), 'g'))].map(({ index }) => index);
}

function patternOf(words: string): RegExp {
  return new RegExp(
    words
      .split(' ')
      .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('\\s+'),
  );
}
