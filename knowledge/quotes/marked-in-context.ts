// Returns the highlighted words of a quote for places that show nothing else of it, such as a notification.
import type { Citation, Span } from '../model/answer.js';
import { quotePieces } from '../model/marked-quote.js';
import { joinSpans, quoteText } from '../model/quote-text.js';
import { splitUnits } from '../text/sentences.js';
import { withMissing } from './quote-passage.js';

export interface HighlightedWords {
  text: string;
  /** True if the words would mean something else if they were cut. */
  onlyWhole: boolean;
}

/**
 * Returns the highlighted words and the words they depend on, because “call the family” under “do not:” says the
 * opposite. Returns the whole quote if nothing is highlighted.
 */
export function markedInContext(citation: Citation): HighlightedWords {
  const { passage, spans, quote, answer = [] } = citation;
  const marked = quotePieces(citation).filter(({ answers }) => answers);
  if (!marked.length) return { text: quote, onlyWhole: false };
  const units = splitUnits(passage.text);
  const isIn = (n: number, some: readonly Span[]) =>
    some.some(([start, end]) => units[n]!.start < end && units[n]!.end > start);
  const answering = [...units.keys()].filter((n) => isIn(n, answer));
  const added = [...withMissing(passage, units, answering)].filter(
    (n) => !answering.includes(n) && isIn(n, spans),
  );
  if (!added.length) return { text: marked.map(({ text }) => text).join(' … '), onlyWhole: false };
  const parts = [...answer, ...added.map((n): Span => [units[n]!.start, units[n]!.end])];
  const inOrder = parts.toSorted(([one], [other]) => one - other);
  const text = quoteText(passage.text, joinSpans(passage.text, inOrder));
  return { text: text.replaceAll('\n', ' '), onlyWhole: true };
}
