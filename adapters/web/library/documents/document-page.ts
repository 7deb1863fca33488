// Shows a whole live document, in parts that are small enough for a phone.
import type { CitationLink } from '../../../../ingest/model/practice-note.js';
import type { Passage } from '../../../../knowledge/model/passage.js';
import { markup, type Content, type Html } from '../../design/markup.js';
import { documentPath, editionPath, withOpenedFrom, type OpenedFrom } from '../../model/paths.js';
import type { WholeDocument } from '../../../../bot/model/guidance-queries.js';
import type { PractitionerWords } from '../../../../bot/wording/english/practitioner-words.js';
import { ownLanguage } from '../../design/own-language.js';
import { backToQuestions, documentHead } from './document-head.js';
import { brokenOff, partOf, passageAnchor, PASSAGES_A_PART, showPassages } from './passages.js';

export interface DocumentView {
  say: PractitionerWords;
  /** The number of the part. The first part is 1. */
  part: number;
  edition?: number;
  history?: Content;
  notice?: Content;
  links?: readonly CitationLink[];
  /** The quote or request that this page was opened from, to lead back to. */
  from?: OpenedFrom;
}

/** Returns undefined if the document has no such part. */
export function documentMain(
  { document, passages, release }: Omit<WholeDocument, 'release'> & { release: Content },
  { part, edition, history, notice, say, links, from }: DocumentView,
): Html | undefined {
  const parts = Math.max(1, Math.ceil(passages.length / PASSAGES_A_PART));
  if (!Number.isInteger(part) || part < 1 || part > parts) return undefined;
  const shown = passages.slice((part - 1) * PASSAGES_A_PART, part * PASSAGES_A_PART);
  const addressOf: AddressOf = (number) =>
    edition === undefined
      ? withOpenedFrom(documentPath(document.slug, number), from)
      : editionPath(document.slug, edition, number);
  const words = say.page.document;
  const own = ownLanguage(say, document.language);
  const back = from && markup`<p class="reading-links">${backToQuestions(from, say)}</p>`;
  return markup`<p class="kicker">${words.kicker}</p>
<h1${own}>${document.title}</h1>
${notice}
${documentHead(document, release, say)}
${history}
${back}
${contents(addressOf, passages, { title: words.contents, own })}
${parts > 1 && partLinks(addressOf, { part, parts, label: words.partsAtTop }, say)}
<article class="reading" aria-label="${words.text}">
${showPassages(
  shown.map((passage) => ({ passage })),
  say,
  { language: document.language, links },
)}
${part === parts && brokenOff(document, passages.at(-1), say)}
</article>
${parts > 1 && partLinks(addressOf, { part, parts, label: words.partsAtEnd }, say)}
${back}`;
}

type AddressOf = (part: number) => string;

function contents(
  addressOf: AddressOf,
  passages: readonly Passage[],
  { title, own }: { title: string; own: Html | false },
): Html | false {
  const first = new Map<string, number>();
  passages.forEach(({ headings: [heading] }, index) => {
    if (heading && !first.has(heading)) first.set(heading, index);
  });
  if (first.size < 2) return false;
  return markup`<nav class="contents" aria-label="${title}"><details${first.size <= 12 && markup` open`}><summary>${title}</summary><ol${own}>${[
    ...first,
  ].map(([heading, index]) => {
    const address = addressOf(partOf({ position: index }));
    return markup`<li><a href="${address}#${passageAnchor(passages[index]!)}">${heading}</a></li>`;
  })}</ol></details></nav>`;
}

function partLinks(
  addressOf: AddressOf,
  { part, parts, label }: { part: number; parts: number; label: string },
  say: PractitionerWords,
): Html {
  const numbers = Array.from({ length: parts }, (_, index) => index + 1);
  return markup`<nav class="parts" aria-label="${label}"><ul>${numbers.map(
    (number) =>
      markup`<li><a href="${addressOf(number)}"${number === part && markup` aria-current="page"`}>${say.page.document.part(number)}</a></li>`,
  )}</ul></nav>`;
}
