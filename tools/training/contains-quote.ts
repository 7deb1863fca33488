// Whether a text holds a wanted quote: extractors differ in hyphens and bullets, so word trigrams are compared.

export interface Gold {
  doc: string;
  quote: string;
  alternatives?: { doc: string; quote: string }[];
}

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
  const want = trigrams(words);
  return want.filter((trigram) => have.has(trigram)).length / want.length;
}

/** The best share of the wanted quote, or of another that was judged to answer as well, in any of the texts. */
export function bestContained(texts: readonly string[], gold: Gold): number {
  const quotes = [gold.quote, ...(gold.alternatives ?? []).map(({ quote }) => quote)];
  return Math.max(0, ...texts.flatMap((text) => quotes.map((quote) => containsQuote(text, quote))));
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
