// Builds the page for an unknown address or a failed request. The page never repeats any part of the address.
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { Language } from '../../../knowledge/model/language.js';
import type { HttpReply } from '../../http/http.js';
import type { Assets } from './assets.js';
import { markup } from './markup.js';
import { pageReply } from './page.js';

type ErrorWords = PractitionerWords['page']['errors'];

export function errorPage(assets: Assets, status: number, language?: Language): HttpReply {
  const known: Record<number, 'notFound' | 'tooMany'> = { 404: 'notFound', 429: 'tooMany' };
  return showError(assets, known[status] ?? (status >= 500 ? 'failed' : 'other'), status, language);
}

export function noKeyPage(assets: Assets, language: Language): HttpReply {
  return showError(assets, 'noKey', 503, language);
}

function showError(
  assets: Assets,
  what: Exclude<keyof ErrorWords, 'ask' | 'library'>,
  status: number,
  language?: Language,
): HttpReply {
  const { errors } = wordsIn(language).page;
  const { title, text } = errors[what];
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p>${text}</p>
<ul><li><a href="/">${errors.ask}</a></li><li><a href="/library">${errors.library}</a></li></ul></div>`;
  return pageReply(
    assets,
    { title, section: 'chat', main, styles: ['library.css'], language, bilingual: true },
    status,
  );
}
