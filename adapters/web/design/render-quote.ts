// Shows one quote: first any cautions, then its exact words and its citation.
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';
import { sectionName } from '../../../knowledge/model/passage.js';
import type { Part } from '../../../bot/model/messages/message.js';
import type { Citation } from '../../../knowledge/model/answer.js';
import {
  citationText,
  cautionsFor,
  type Cautioned,
  documentLine,
  placeLine,
} from '../../../knowledge/model/words/citation.js';
import {
  OWN_NUMBER,
  linesOfPieces,
  quotePieces,
  shownQuote,
  type QuotePiece,
} from '../../../knowledge/model/marked-quote.js';
import { cellsOf, hasHeads, quoteBlocks, textOfCell } from '../../../knowledge/model/quote-tables.js';
import type { GuidanceDocument } from '../../../knowledge/model/source.js';
import { dotted } from './fact-list.js';
import { markup, linkAddress, type Content, type Html } from './markup.js';
import { ownLanguage, withOwn } from './own-language.js';
import { citationPath, documentPath, quoteAnchor } from '../model/paths.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import type { GuidanceWords } from '../../../knowledge/model/words/english-guidance-wording.js';

export interface QuoteSetting {
  /** The prefix of all ids in the message, so that no 2 messages on a page share an id. */
  idPrefix: string;
  /** The answer that the quotes belong to. If set, each quote links to its place in the document. */
  answer?: string;
  /** The request at the desk that shows the quote, if any. */
  request?: string;
  /** True for the answer itself. A recall, or quotes that an adviser sends on, show the same quotes again. */
  isAnswer?: boolean;
  /** True to add a button that copies the citation. The button needs JavaScript. */
  canCopy?: boolean;
  /** The level of headings in the message: one lower than the heading above the message. 3 if absent. */
  headingLevel?: 3 | 4;
  /** A prefix for links to this site. Copies that people read elsewhere need it. */
  base?: string;
}

export function quoteFigure(
  { number, citation, link, folded }: Part & { kind: 'quote' },
  { idPrefix, answer, request, isAnswer, canCopy, headingLevel, base = '' }: QuoteSetting,
  say: PractitionerWords,
): Html {
  const said = say.page.message;
  const words = guidanceWords(say.language);
  const { document, passage, alsoIn } = citation;
  const { title, language } = document;
  const own = ownLanguage(say, language);
  const place = placeLine(passage, words);
  const surroundings = answer ? base + citationPath(answer, number, request) : linkAddress(link);
  const original = linkAddress(document.url);
  const id = `${idPrefix}-quote-${number}`;
  const others = alsoIn.map((one) => ({ text: one.title, language: one.language }));
  const alsoInLine = said.alsoIn(others.map(({ text }) => text));
  const quoteNumber = withOwn(say.page.document.quoteTitle(number, title), [{ text: title, language }], say);
  const copied = canCopy && (original ?? surroundings);
  return markup`<figure class="quote" id="${id}">
${headingAt(headingLevel, 'quote-title', markup`<span class="quote-number"${isAnswer && answer && number > 1 && markup` id="${quoteAnchor(answer, number)}"`}><span class="hidden">${said.quote} </span>${number}</span> <span${own}>${title}</span>`)}
${cautions(citation, words, base)}
<blockquote${own}>${quoteLines(citation, !folded)}</blockquote>
<figcaption>
${place !== '' && markup`<p class="quote-place">${withOwn(place, [{ text: sectionName(passage), language }], say)}</p>`}
<p class="quote-source">${sourceLine(document, say)}</p>
${alsoIn.length > 0 && markup`<p class="quote-also">${withOwn(alsoInLine, others, say)}</p>`}
<p class="quote-links">${
    surroundings &&
    markup`<a href="${surroundings}">${said.seeInDocument}<span class="hidden">. ${quoteNumber}</span></a>`
  } ${
    original &&
    markup`<a href="${original}" rel="noreferrer">${said.onPublishersSite}<span class="hidden">: <span${own}>${title}</span></span></a>`
  } ${
    copied &&
    markup`<button type="button" class="button link with-script" data-copy="${textToCopy(citation, copied, words)}">${said.copyCitation}<span class="hidden">. ${quoteNumber}</span></button>`
  }</p>
</figcaption>
</figure>`;
}

export function sourceLine(document: GuidanceDocument, say: PractitionerWords): Html {
  const [published = '', ...others] = documentLine(document, guidanceWords(say.language)).split(' · ');
  return dotted([withOwn(published, [{ text: document.publisher }], say), ...others]);
}

/** The quote and its citation, for people to paste into their own notes. The page's script adds the date. */
function textToCopy(citation: Citation, address: string, words: GuidanceWords): string {
  const source = citationText(citation, address, words);
  return `“${shownQuote(citation)}”\n\n${[source, ...cautionsFor(citation, words)].join('\n')}`;
}

export function headingAt(level: QuoteSetting['headingLevel'], name: string, words: Content): Html {
  return level === 4 ? markup`<h4 class="${name}">${words}</h4>` : markup`<h3 class="${name}">${words}</h3>`;
}

/** `base` is a prefix for the link to the newer version. */
export function cautions(cautioned: Cautioned, words: GuidanceWords, base = ''): Html {
  const { document, newer, passage } = cautioned;
  const kind = (passage?.recalledOn ?? passage?.changedOn) ? 'withdrawn' : document.standing;
  return markup`${cautionsFor(cautioned, words).map(
    (caution) =>
      markup`<p class="caution caution-${kind}"><span class="sign" aria-hidden="true">!</span> ${caution}</p>`,
  )}${newer && markup`<p class="caution-link"><a href="${base}${documentPath(newer.slug)}">${words.openNewer}</a></p>`}`;
}

/**
 * Shows the exact words of a quote. `marksAnswer` is only true for the first quote. In later quotes, the
 * wrong sentence is often marked, and people only read what is marked.
 */
export function quoteLines(citation: Citation, marksAnswer = true): Html {
  const show = (pieces: readonly QuotePiece[]): Content =>
    pieces.map(({ text, answers }) => (answers && marksAnswer ? markup`<mark>${text}</mark>` : text));
  return markup`${quoteBlocks(linesOfPieces(quotePieces(citation))).map((block) =>
    block.isTable
      ? quoteTable(block.lines, hasHeads(block, citation), show)
      : block.lines.map(
          (pieces) => markup`<span class="${lineClass(textOfCell(pieces))}">${show(pieces)}\n</span>`,
        ),
  )}`;
}

function quoteTable(
  lines: readonly QuotePiece[][],
  isHeaded: boolean,
  show: (pieces: readonly QuotePiece[]) => Content,
): Html {
  const heads = isHeaded ? lines[0]! : undefined;
  const rows = isHeaded ? lines.slice(1) : lines;
  return markup`<table class="quoted">
${heads && markup`<thead><tr>${cellsOf(heads).map((cell) => markup`<th scope="col">${show(cell)}</th>`)}</tr></thead>`}
<tbody>${rows.map((row) => markup`<tr>${cellsOf(row).map((cell) => markup`<td>${show(cell)}</td>`)}</tr>`)}</tbody>
</table>`;
}

function lineClass(line: string): string {
  const words = line.trimStart();
  if (!words.startsWith('• ') && !OWN_NUMBER.test(words)) return 'line';
  return words === line ? 'line bullet' : 'line bullet nested';
}
