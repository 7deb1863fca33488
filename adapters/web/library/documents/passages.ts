// Shows passages in reading order under their headings.
import type { CitationLink } from '../../../../ingest/model/practice-note.js';
import type { Passage } from '../../../../knowledge/model/passage.js';
import type { PractitionerWords } from '../../../../bot/copy/english/practitioner-words.js';
import { ownLanguage } from '../../design/own-language.js';
import { markup, type Content, type Html } from '../../design/markup.js';
import { passageText } from '../../design/passage-text.js';
import { warning } from '../../design/render.js';
import { recalledCaution } from '../../../../knowledge/model/words/citation.js';
import { guidanceWords } from '../../../../knowledge/model/words/guidance-names.js';
import { documentPath } from '../../model/paths.js';
import type { ReadPassage } from '../../../../bot/model/guidance-queries.js';

interface PassagesSetting {
  markId?: string;
  links?: readonly CitationLink[];
  /** Shown above the highlighted passage, because the page opens there. */
  beforeQuote?: Content;
}

export function showPassages(
  passages: readonly ReadPassage[],
  say: PractitionerWords,
  { markId, links, beforeQuote }: PassagesSetting = {},
): Html {
  const words = say.page.document;
  const own = ownLanguage(say);
  let before: Pick<Passage, 'headings' | 'page'> = { headings: [] };
  return markup`${passages.map(({ passage, marked, answering }) => {
    const heads = headingsThatChange(before.headings, passage.headings, own);
    const page = passage.page !== undefined && passage.page !== before.page && passage.page;
    before = passage;
    return markup`${heads}<div class="${marked?.length ? 'passage passage-quoted' : 'passage'}" id="${passageAnchor(passage)}">
<p class="passage-place">${page !== false && markup`<span>${words.page(page)}</span>`}${
      passage.paragraph && markup`<span>${words.paragraph(passage.paragraph)}</span>`
    }</p>
${passage.recalledOn !== undefined && recalledLine(passage.recalledOn, say)}${marked?.length ? beforeQuote : false}<div class="passage-text"${own}>${passageText(passage.text, marked, { markId, table: words.table, answering, links })}</div>
</div>`;
  })}`;
}

export function recalledLine(since: string, say: PractitionerWords): Html {
  return warning(recalledCaution(since, guidanceWords(say.language)), say.page.message);
}

export function passageAnchor({ id }: Pick<Passage, 'id'>): string {
  return `passage-${id.replace(/[^\w-]/g, '')}`;
}

export function passagePath({ document, id }: Pick<Passage, 'document' | 'id'>): string {
  return `${documentPath(document)}#${passageAnchor({ id })}`;
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
