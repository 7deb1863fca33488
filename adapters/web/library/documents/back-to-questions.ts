import type { PractitionerWords } from '../../../../bot/copy/english/practitioner-words.js';
import { markup, type Html } from '../../design/markup.js';
import { quoteInChat, type OpenedFrom } from '../../model/paths.js';

/** Leads back to the quote that the page was opened from. */
export function backToQuestions(from: OpenedFrom | undefined, { web }: PractitionerWords): Html {
  return markup`<a href="${from ? quoteInChat(from.answer, from.number) : '/'}">${web.back}</a>`;
}
