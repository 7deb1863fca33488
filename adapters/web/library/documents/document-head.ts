// Shows the top of a document's page: the link back, and the most important facts, such as who must follow it and
// whether it is current.
import type { GuidanceDocument } from '../../../../knowledge/model/source.js';
import { markup, linkAddress, type Content, type Html } from '../../design/markup.js';
import type { PractitionerWords } from '../../../../bot/wording/english/practitioner-words.js';
import { guidanceWords } from '../../../../knowledge/model/words/guidance-names.js';
import { ownLanguage } from '../../design/own-language.js';
import { cautions, sourceLine } from '../../design/render-quote.js';
import { deskWording } from '../../../../bot/wording/english/desk-wording.js';
import { escalationPath, quoteInChat, type OpenedFrom } from '../../model/paths.js';

export function documentHead(document: GuidanceDocument, release: Content, say: PractitionerWords): Html {
  const { document: said } = say.page;
  const words = guidanceWords(say.language);
  const original = linkAddress(document.url);
  return markup`<p class="document-line">${sourceLine(document, say)}</p>
${cautions({ document }, words)}
<dl class="facts document-facts">
<div><dt>${said.version}</dt><dd>${release}</dd></div>
${original && markup`<div><dt>${said.original}</dt><dd><a href="${original}" rel="noreferrer">${hostOf(original)}</a></dd></div>`}
${document.licence && markup`<div><dt>${said.licence}</dt>${licenceName(document.licence, say)}</div>`}
${document.attribution && markup`<div><dt>${said.attribution}</dt><dd${ownLanguage(say)}>${document.attribution}</dd></div>`}
${document.note && markup`<div><dt>${said.note}</dt><dd${ownLanguage(say)}>${document.note}</dd></div>`}
${document.unread && markup`<div><dt>${said.unread}</dt><dd${ownLanguage(say)}>${document.unread}</dd></div>`}
</dl>`;
}

/** If there is no wording for a licence, its name from the catalogue is shown. */
function licenceName(licence: string, say: PractitionerWords): Html {
  const name = say.page.document.licences[licence];
  return name === undefined ? markup`<dd${ownLanguage(say)}>${licence}</dd>` : markup`<dd>${name}</dd>`;
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

/** Leads back to the quote or the request that the page was opened from. */
export function backToQuestions(from: OpenedFrom | undefined, say: PractitionerWords): Html {
  if (from && 'request' in from)
    return markup`<a href="${escalationPath(from.request)}"${ownLanguage(say)}>${deskWording.request.back}</a>`;
  return markup`<a href="${from ? quoteInChat(from.answer, from.number) : '/'}">${say.web.back}</a>`;
}
