// Checks whether a text contains a wanted quote. Compares sequences of 3 words, because text extractors treat
// hyphens and bullets differently.
import { hash } from 'node:crypto';

/**
 * The quote wanted from a document, or only its place if it is other people's text. `digest` has 3 bytes of
 * the SHA-256 of each sequence of 3 words, in base64url: enough to find the words again, but not to read
 * them.
 */
export type Wanted = { doc: string } & ({ quote: string } | { starts: string; ends: string; digest: string });

export type Gold = Wanted & { alternatives?: Wanted[] };

export interface BenchQuestion {
  id: string;
  kind: string;
  question: string;
  scenario?: string;
  context?: { role: 'user' | 'assistant'; text: string }[];
  jurisdiction?: 'england' | 'wales' | 'scotland' | 'northern-ireland';
  gold?: Gold[];
  fold?: number;
  type?: string;
}

/** The minimum share of a wanted quote that a passage must contain to count. */
export const HOLDS = 0.8;

/** The share (0 to 1) of the quote's 3-word sequences in the text. For 1 or 2 words, 0 or 1. */
export function containsQuote(text: string, wanted: string): number {
  const words = wordsCompared(wanted);
  if (words.length < 3)
    return Number(words.length > 0 && ` ${wordsCompared(text).join(' ')} `.includes(` ${words.join(' ')} `));
  const have = new Set(trigrams(wordsCompared(text)));
  return shareIn(have, trigrams(words));
}

/** Like `containsQuote`, for a quote of which only the digest is known. */
function containsPlace(text: string, digest: string): number {
  const bytes = Buffer.from(digest, 'base64url');
  const want = Array.from({ length: bytes.length / DIGEST_BYTES }, (_, n) =>
    bytes.toString('hex', n * DIGEST_BYTES, (n + 1) * DIGEST_BYTES),
  );
  return shareIn(new Set(trigrams(wordsCompared(text)).map(digestOf)), want);
}

const shareIn = (have: ReadonlySet<string>, want: readonly string[]) =>
  want.filter((one) => have.has(one)).length / want.length;

/**
 * The number of bytes kept of each digest. With 3, the 10,000 sequences of a document seldom share a digest,
 * and 10 sequences of a quote never all match by chance.
 */
const DIGEST_BYTES = 3;
const WORDS_NAMED = 3;

const digestOf = (trigram: string) => hash('sha256', trigram).slice(0, DIGEST_BYTES * 2);

/** `quote` must have at least 3 words. */
export function placeOfQuote(doc: string, quote: string): Wanted {
  const words = wordsCompared(quote);
  return {
    doc,
    starts: words.slice(0, WORDS_NAMED).join(' '),
    ends: words.slice(-WORDS_NAMED).join(' '),
    digest: Buffer.from(trigrams(words).map(digestOf).join(''), 'hex').toString('base64url'),
  };
}

/** A label for a wanted quote: all of its text, or its first and last words. */
export const wantedLabel = (wanted: Wanted): string =>
  'quote' in wanted ? wanted.quote : `${wanted.starts} … ${wanted.ends}`;

/** The highest share in any text, for the wanted quote or an alternative that answers just as well. */
export function bestContained(texts: readonly string[], gold: Gold): number {
  const all = [gold, ...(gold.alternatives ?? [])];
  return Math.max(
    0,
    ...texts.flatMap((text) =>
      all.map((one) => ('quote' in one ? containsQuote(text, one.quote) : containsPlace(text, one.digest))),
    ),
  );
}

export function containsText(text: string, gold: Gold): boolean {
  return bestContained([text], gold) >= HOLDS;
}

/** Returns the words in lower case, without punctuation and without page marks such as "[[page 3]]". */
export function wordsCompared(text: string): string[] {
  return (
    text
      .replace(/\[\[page \d+\]\]/g, ' ')
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** The best texts, up to this many words. If texts were counted, long passages would score better. */
export function withinWords(texts: readonly string[], limit: number): string[] {
  let left = limit;
  const kept: string[] = [];
  for (const text of texts) {
    if (left <= 0) break;
    const words = text.split(/\s+/);
    kept.push(words.slice(0, left).join(' '));
    left -= words.length;
  }
  return kept;
}

function trigrams(words: readonly string[]): string[] {
  return words.slice(0, -2).map((_, i) => words.slice(i, i + 3).join(' '));
}
