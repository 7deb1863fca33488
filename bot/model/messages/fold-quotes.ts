// Groups the quotes that are only shown on request, so that each platform can collapse them in its own way.
import type { Part } from './message.js';

export type QuotePart = Extract<Part, { kind: 'quote' }>;
export interface FoldedQuotes {
  kind: 'folded';
  quotes: QuotePart[];
}

/** Turns neighbouring folded quotes into one group. The parts stay in the same order. */
export function foldQuotes(parts: readonly Part[]): (Part | FoldedQuotes)[] {
  const folded: (Part | FoldedQuotes)[] = [];
  for (const part of parts) {
    const last = folded.at(-1);
    if (part.kind !== 'quote' || !part.folded) folded.push(part);
    else if (last?.kind === 'folded') last.quotes.push(part);
    else folded.push({ kind: 'folded', quotes: [part] });
  }
  return folded;
}

export function foldedTitle({ quotes }: FoldedQuotes, say: FoldedTitles): string {
  return quotes[0]?.folded === 'earlier' ? say.earlierQuotes(quotes.length) : say.morePassages(quotes.length);
}

type FoldedTitles = Record<'earlierQuotes' | 'morePassages', (count: number) => string>;
