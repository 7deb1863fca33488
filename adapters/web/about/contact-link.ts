import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { linkAddress, markup, type Html } from '../design/markup.js';
import { ownLanguage } from '../design/own-language.js';

/** Who to contact about the service, from the settings: an email address, a web address or a few words. */
export function contactLink(details: string, say: PractitionerWords): Html {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(details)) return markup`<a href="mailto:${details}">${details}</a>`;
  const address = /^https?:/i.test(details) ? linkAddress(details) : undefined;
  return address === undefined
    ? markup`<span${ownLanguage(say)}>${details}</span>`
    : markup`<a href="${address}">${address}</a>`;
}
