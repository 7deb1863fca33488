// Whether a passage holds a wanted quote: at least four fifths of the quote's word trigrams stand in it.

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

const HOLDS = 0.8;

export function holds(text: string, gold: Gold): boolean {
  const have = new Set(trigrams(text));
  return [gold.quote, ...(gold.alternatives ?? []).map(({ quote }) => quote)].some((quote) => {
    const wanted = trigrams(quote);
    return wanted.filter((trigram) => have.has(trigram)).length >= HOLDS * wanted.length;
  });
}

function trigrams(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < 3) return [words.join(' ')];
  return words.slice(0, -2).map((_, i) => words.slice(i, i + 3).join(' '));
}
