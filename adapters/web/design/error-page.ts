// Builds the page for an unknown address or a failed request. The page never repeats any part of the address.
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { Language } from '../../../knowledge/model/language.js';
import type { HttpReply } from '../../http/http.js';
import type { Assets } from './assets.js';
import { markup } from './markup.js';
import { pageReply } from './page.js';
import { TAKES_FOCUS } from './render.js';

export function errorPage(assets: Assets, status: number, language?: Language): HttpReply {
  const known: Record<number, 'notFound' | 'tooMany'> = { 404: 'notFound', 429: 'tooMany' };
  const say = wordsIn(language);
  const { errors } = say.page;
  const { title, text } = errors[known[status] ?? (status >= 500 ? 'failed' : 'other')];
  const main = markup`<div class="narrow"><h1${TAKES_FOCUS}>${title}</h1>
<p>${text}</p>
<ul><li><a href="/">${errors.ask}</a></li><li><a href="/library">${errors.library}</a></li></ul></div>`;
  return pageReply(assets, { title, section: 'chat', main, styles: ['library.css'], say }, status);
}
