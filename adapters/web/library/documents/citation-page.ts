// One quote in its context: the exact words highlighted, the text before and after, and the release it came from.
import type { ShownCitation } from '../../../../bot/model/queries.js';
import type { Html } from '../../design/markup.js';
import { markup } from '../../design/markup.js';
import { documentPath } from '../../model/paths.js';
import { warning } from '../../design/render.js';
import { longDate } from '../../design/format-time.js';
import type { Surroundings } from '../../../../bot/model/guidance-queries.js';
import { documentHead } from './document-head.js';
import { passageAnchor, showPassages } from './passages.js';

export function citationMain(
  surroundings: Surroundings,
  shown: ShownCitation | undefined,
  number: number,
): Html {
  const { document, passages, release, stillLive } = surroundings;
  const quoted = passages.find(({ marked }) => marked?.length);
  const given = shown ? `, answered on ${longDate(shown.answer.createdAt)}` : '';
  return markup`<p class="kicker">Quote ${number} in the document</p>
<h1>${document.title}</h1>
${documentHead(document, `${release}${given}`)}
${stillLive === false && warning('The guidance has changed since this answer, and this quote is no longer part of it. Ask again before you rely on it.')}
<p class="reading-links"><a href="#quote">Go to the quote</a>${
    stillLive !== false &&
    quoted &&
    markup` <a href="${documentPath(document.slug)}#${passageAnchor(quoted.passage)}">Read the whole document</a>`
  } <a href="/">Back to your questions</a></p>
<article class="reading" aria-label="The quote in the document">
${passages[0] && passages[0].passage.position > 0 && markup`<p class="gap">You are viewing part of this document.</p>`}
${showPassages(passages, 'quote')}
<p class="gap">The document may continue after this.</p>
</article>`;
}
