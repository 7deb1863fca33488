// Renders a quote for Slack: warnings first, then the exact words with the answer in bold, then the source.
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import type { QuotePart } from '../../../bot/model/messages/fold-quotes.js';
import type { Citation } from '../../../knowledge/model/answer.js';
import { piecesWithoutTables } from '../../../knowledge/model/quote-tables.js';
import { cautionsFor, linesOfSource } from '../../../knowledge/model/words/citation.js';
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';
import {
  bold,
  cutText,
  link,
  MAX_TEXT,
  plain,
  section,
  type Element,
  type RichTextPiece,
} from './rich-text-elements.js';
import { textPieces, titled } from './text-pieces.js';

/** Puts warnings before the quote, so that people who stop reading after the quote have seen them. */
export function renderQuote(part: QuotePart, say: PractitionerWords): RichTextPiece[] {
  return [...titlePieces(part, say), ...quotedPieces(part.citation), ...sourcePieces(part, say)];
}

export function titlePieces(
  { number, citation }: QuotePart,
  { language }: PractitionerWords,
): RichTextPiece[] {
  const words = guidanceWords(language);
  return [
    ...titled(`[${number}] ${citation.document.title}`),
    ...cautionsFor(citation, words).flatMap((caution) => textPieces(caution, 'warning')),
    section(link(citation.newer?.url, words.openNewer)),
  ];
}

/** Puts the words that answer the question in bold. A long quote continues in the next block. */
function quotedPieces(citation: Citation): RichTextPiece[] {
  const quotes: { length: number; elements: Element[] }[] = [];
  for (const { text, answers } of piecesWithoutTables(citation))
    for (const words of cutText(text)) {
      const last = quotes.at(-1);
      const element = answers ? bold(words) : plain(words);
      if (last && last.length + words.length <= MAX_TEXT) {
        last.elements.push(element);
        last.length += words.length;
      } else quotes.push({ length: words.length, elements: [element] });
    }
  return quotes.map(({ elements }) => ({ type: 'rich_text_quote', elements }));
}

/**
 * Slack cannot collapse text. For quotes after the first, we only show the source, and a button that shows
 * the quote.
 */
export function sourcePieces(
  { number, citation, link: address }: QuotePart,
  { app, language }: PractitionerWords,
): RichTextPiece[] {
  const alsoIn = citation.alsoIn.map(({ title }) => title);
  return [
    ...linesOfSource(citation, guidanceWords(language)).flatMap((line) => textPieces(line)),
    ...(alsoIn.length ? textPieces(`${app.alsoIn(alsoIn.join('; '))}.`) : []),
    section(link(address ?? citation.document.url, app.readQuote(number))),
  ];
}
