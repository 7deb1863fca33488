import type { CitationLink } from '../../../../ingest/model/practice-note.js';
import type { Language } from '../../../../knowledge/model/language.js';
import type { Passage } from '../../../../knowledge/model/passage.js';
import type { GuidanceDocument } from '../../../../knowledge/model/source.js';
import { hasLeadIn } from '../../../../knowledge/quotes/text-goes-on.js';
import { BULLET, isCutShort, splitUnits } from '../../../../knowledge/text/sentences.js';
import type { PractitionerWords } from '../../../../bot/wording/english/practitioner-words.js';
import { ownLanguage } from '../../design/own-language.js';
import { markup, linkAddress, type Content, type Html } from '../../design/markup.js';
import { passageText } from '../../design/passage-text.js';
import { warning } from '../../design/render.js';
import { recalledCaution } from '../../../../knowledge/model/words/citation.js';
import { guidanceWords } from '../../../../knowledge/model/words/guidance-names.js';
import { documentPath } from '../../model/paths.js';
import type { ReadPassage } from '../../../../bot/model/guidance-queries.js';

/** The number of passages in each part of a document: about 15,000 words. */
export const PASSAGES_A_PART = 150;

/** The part of its document that a passage is in. The first is 1. */
export function partOf({ position }: Pick<Passage, 'position'>): number {
  return Math.floor(position / PASSAGES_A_PART) + 1;
}

interface PassagesSetting {
  /** The language of the document. English if absent. */
  language?: Language | undefined;
  markId?: string;
  links?: readonly CitationLink[];
  /** Shown above the highlighted passage, because the page opens there. */
  beforeQuote?: Content;
}

export function showPassages(
  passages: readonly ReadPassage[],
  say: PractitionerWords,
  { language, markId, links, beforeQuote }: PassagesSetting = {},
): Html {
  const words = say.page.document;
  const own = ownLanguage(say, language);
  let before: Pick<Passage, 'headings' | 'page' | 'paragraph' | 'text'> = { headings: [], text: '' };
  return markup`${passages.map(({ passage, marked, answering }) => {
    const text = marked?.length ? passage.text : withoutRepeatedLine(before, passage);
    const heads = headingsThatChange(before.headings, passage.headings, own);
    const page = passage.page !== undefined && passage.page !== before.page && passage.page;
    before = passage;
    return markup`${heads}<div class="${marked?.length ? 'passage passage-quoted' : 'passage'}" id="${passageAnchor(passage)}">
<p class="passage-place">${page !== false && markup`<span>${words.page(page)}</span>`}${
      passage.paragraph && markup`<span>${words.paragraph(passage.paragraph)}</span>`
    }</p>
${passage.recalledOn !== undefined && recalledLine(passage.recalledOn, say)}${marked?.length ? beforeQuote : false}<div class="passage-text"${own}>${passageText(text, marked ?? [], { markId, table: words.table, answering, links })}</div>
</div>`;
  })}`;
}

/**
 * Leaves out the line that introduces a list if the list only continues from the passage before. Each passage repeats
 * the line, so that it can be quoted by itself, but the document has it once. A list under another heading or number
 * is a different list, even if the same words introduce it (“You must:”).
 */
function withoutRepeatedLine(before: InPlace, { text, ...place }: InPlace): string {
  const lines = before.text.split('\n');
  const [lead = '', ...rest] = text.split('\n');
  const isSamePlace =
    before.paragraph === place.paragraph && before.headings.join('\n') === place.headings.join('\n');
  const goesOn = isSamePlace && isItem(lines.at(-1)) && isItem(rest[0]) && !isItem(lead);
  return goesOn && hasLeadIn(lines, lead) ? rest.join('\n') : text;
}

type InPlace = Pick<Passage, 'headings' | 'paragraph' | 'text'>;

const isItem = (line: string | undefined): boolean => line?.startsWith(BULLET) ?? false;

/** Says so at the end of a document if our copy breaks off in the middle of a sentence. */
export function brokenOff(
  { url }: Pick<GuidanceDocument, 'url'>,
  last: Pick<Passage, 'text'> | undefined,
  { page }: PractitionerWords,
): Html | false {
  const unit = last && splitUnits(last.text).at(-1);
  if (!unit || !isCutShort(last.text.slice(unit.start, unit.end), unit.kind)) return false;
  const original = linkAddress(url);
  const link =
    original && markup` <a href="${original}" rel="noreferrer">${page.message.onPublishersSite}</a>`;
  return markup`<p class="gap">${page.document.brokenOff}${link}</p>`;
}

export function recalledLine(since: string, say: PractitionerWords): Html {
  return warning(recalledCaution(since, guidanceWords(say.language)), say.page.message);
}

export function passageAnchor({ id }: Pick<Passage, 'id'>): string {
  return `passage-${id.replace(/[^\w-]/g, '')}`;
}

export function passagePath(passage: Pick<Passage, 'document' | 'id' | 'position'>): string {
  return `${documentPath(passage.document, partOf(passage))}#${passageAnchor(passage)}`;
}

function headingsThatChange(before: readonly string[], now: readonly string[], own: Html | false): Html[] {
  const shared = now.findIndex((heading, level) => heading !== before[level]);
  if (shared < 0) return [];
  return now.slice(shared).map((heading, index) => headingAt(shared + index, heading, own));
}

function headingAt(level: number, text: string, own: Html | false): Html {
  if (level === 0) return markup`<h2${own}>${text}</h2>`;
  if (level === 1) return markup`<h3${own}>${text}</h3>`;
  if (level === 2) return markup`<h4${own}>${text}</h4>`;
  return markup`<h5${own}>${text}</h5>`;
}
