// Whether a text holds a wanted quote: extractors differ in hyphens and bullets, so word trigrams are compared.
import { createHash } from 'node:crypto';

/**
 * Words of a document: as they stand, or, where they are other people's, by their place. `digest` holds 3 bytes of the
 * SHA-256 of each run of three words, in base64url: enough to find the words again, not to read them.
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

/** So much of a wanted quote must stand in a passage that counts as holding it. */
export const HOLDS = 0.8;

/** The share (0 to 1) of the wanted words' trigrams that stand in the text; one or two words stand there or do not. */
export function containsQuote(text: string, wanted: string): number {
  const words = wordsOf(wanted);
  if (words.length < 3)
    return Number(words.length > 0 && ` ${wordsOf(text).join(' ')} `.includes(` ${words.join(' ')} `));
  const have = new Set(trigrams(wordsOf(text)));
  return shareIn(have, trigrams(words));
}

/** The same for words that are named by their place. */
function containsPlace(text: string, digest: string): number {
  const bytes = Buffer.from(digest, 'base64url');
  const want = Array.from({ length: bytes.length / DIGEST_BYTES }, (_, n) =>
    bytes.toString('hex', n * DIGEST_BYTES, (n + 1) * DIGEST_BYTES),
  );
  return shareIn(new Set(trigrams(wordsOf(text)).map(digestOf)), want);
}

const shareIn = (have: ReadonlySet<string>, want: readonly string[]) =>
  want.filter((one) => have.has(one)).length / want.length;

/** Three bytes: two of ten thousand trigrams of a document rarely agree, and ten of a quote never all do. */
const DIGEST_BYTES = 3;
const WORDS_NAMED = 3;

const digestOf = (trigram: string) =>
  createHash('sha256')
    .update(trigram)
    .digest('hex')
    .slice(0, DIGEST_BYTES * 2);

/** At least three words. */
export function placeOfQuote(doc: string, quote: string): Wanted {
  const words = wordsOf(quote);
  return {
    doc,
    starts: words.slice(0, WORDS_NAMED).join(' '),
    ends: words.slice(-WORDS_NAMED).join(' '),
    digest: Buffer.from(trigrams(words).map(digestOf).join(''), 'hex').toString('base64url'),
  };
}

/** How a person finds the words. */
export const nameOf = (wanted: Wanted): string =>
  'quote' in wanted ? wanted.quote : `${wanted.starts} … ${wanted.ends}`;

/** The best share of the wanted quote, or of another that was judged to answer as well, in any of the texts. */
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

/** In small letters, without signs; "[[page 3]]" marks a page in plain texts of documents and is no word. */
export function wordsOf(text: string): string[] {
  return (
    text
      .replace(/\[\[page \d+\]\]/g, ' ')
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** The texts, best first, cut where together they have so many words: long passages win any comparison by number. */
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
