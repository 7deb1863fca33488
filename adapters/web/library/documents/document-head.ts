// What readers need to know about a document first: what it is, who must follow it, and whether it is current.
import { documentLine } from '../../../../knowledge/model/words/citation.js';
import type { GuidanceDocument } from '../../../../knowledge/model/source.js';
import type { Content, Html } from '../../design/markup.js';
import { markup, webAddress } from '../../design/markup.js';
import { cautions } from '../../design/render-quote.js';

export function documentHead(document: GuidanceDocument, release: Content): Html {
  const original = webAddress(document.url);
  return markup`<p class="document-line">${documentLine(document)}</p>
${cautions(document)}
<dl class="facts document-facts">
<div><dt>Version</dt><dd>${release}</dd></div>
${original && markup`<div><dt>Original</dt><dd><a href="${original}" rel="noreferrer">${hostOf(original)}</a></dd></div>`}
${document.licence && markup`<div><dt>Licence</dt><dd>${document.licence}</dd></div>`}
${document.note && markup`<div><dt>Note</dt><dd>${document.note}</dd></div>`}
</dl>`;
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}
