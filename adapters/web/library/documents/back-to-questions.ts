import { deskWording } from '../../../../bot/wording/english/desk-wording.js';
import type { PractitionerWords } from '../../../../bot/wording/english/practitioner-words.js';
import { markup, type Html } from '../../design/markup.js';
import { ownLanguage } from '../../design/own-language.js';
import { escalationPath, quoteInChat, type OpenedFrom } from '../../model/paths.js';

/** Leads back to the quote or the request that the page was opened from. */
export function backToQuestions(from: OpenedFrom | undefined, say: PractitionerWords): Html {
  if (from && 'request' in from)
    return markup`<a href="${escalationPath(from.request)}"${ownLanguage(say)}>${deskWording.request.back}</a>`;
  return markup`<a href="${from ? quoteInChat(from.answer, from.number) : '/'}">${say.web.back}</a>`;
}
