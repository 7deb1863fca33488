// Passages in reading order under their headings, each with its place in the document.
import type { Passage } from '../../../../knowledge/model/passage.js';
import type { Html } from '../../design/markup.js';
import { markup } from '../../design/markup.js';
import { passageText } from '../../design/passage-text.js';
import { documentPath } from '../../model/paths.js';
import type { ReadPassage } from '../../../../bot/model/guidance-queries.js';

/** `markId` names the first marked words, so that a link can lead to them. */
export function showPassages(passages: readonly ReadPassage[], markId?: string): Html {
  let before: Pick<Passage, 'headings' | 'page'> = { headings: [] };
  return markup`${passages.map(({ passage, marked }) => {
    const heads = headingsThatChange(before.headings, passage.headings);
    const page = passage.page !== undefined && passage.page !== before.page && passage.page;
    before = passage;
    return markup`${heads}<div class="${marked?.length ? 'passage passage-quoted' : 'passage'}" id="${passageAnchor(passage)}">
<p class="passage-place">${page !== false && markup`<span>Page ${page}</span>`}${
      passage.paragraph && markup`<span>Paragraph ${passage.paragraph}</span>`
    }</p>
<div class="passage-text">${passageText(passage.text, marked, markId)}</div>
</div>`;
  })}`;
}

export function passageAnchor({ id }: Pick<Passage, 'id'>): string {
  return `passage-${id.replace(/[^\w-]/g, '')}`;
}

/** Where a passage of the live release is in its document. */
export function passagePath({ document, id }: Pick<Passage, 'document' | 'id'>): string {
  return `${documentPath(document)}#${passageAnchor({ id })}`;
}

/** Only the headings that are new since the passage before, the outermost first. */
function headingsThatChange(before: readonly string[], now: readonly string[]): Html[] {
  const shared = now.findIndex((heading, level) => heading !== before[level]);
  if (shared < 0) return [];
  return now.slice(shared).map((heading, index) => headingAt(shared + index, heading));
}

function headingAt(level: number, text: string): Html {
  if (level === 0) return markup`<h2>${text}</h2>`;
  if (level === 1) return markup`<h3>${text}</h3>`;
  if (level === 2) return markup`<h4>${text}</h4>`;
  return markup`<h5>${text}</h5>`;
}
