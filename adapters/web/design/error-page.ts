// The page for an address that does not exist or a request that failed: what happened, and what to do. Never repeats
// any part of the address.
import { wordsIn } from '../../../bot/copy/words-in.js';
import type { Language } from '../../../knowledge/model/language.js';
import type { HttpReply } from '../../http/http.js';
import type { Assets } from './assets.js';
import { markup } from './markup.js';
import { pageReply } from './page.js';

export function errorPage(assets: Assets, status: number, language?: Language): HttpReply {
  const { errors } = wordsIn(language).page;
  const known: Record<number, { title: string; text: string }> = {
    404: errors.notFound,
    429: errors.tooMany,
  };
  const { title, text } = known[status] ?? (status >= 500 ? errors.failed : errors.other);
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p>${text}</p>
<ul><li><a href="/">${errors.ask}</a></li><li><a href="/library">${errors.library}</a></li></ul></div>`;
  return pageReply(
    assets,
    { title, section: 'chat', main, styles: ['library.css'], language, bilingual: true },
    status,
  );
}
