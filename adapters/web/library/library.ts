// Mounts the reading view: a quote in its surroundings, whole documents, and the list of what is live.
import type { HttpReply, HttpRoutes } from '../../http.js';
import type { Assets } from '../assets.js';
import type { Html } from '../markup.js';
import { markup } from '../markup.js';
import { pageReply } from '../page.js';
import { LIBRARY_PATH } from '../paths.js';
import type { WebOptions } from '../types.js';
import { JURISDICTIONS } from '../../../knowledge/source.js';
import { citationMain } from './citation-page.js';
import { documentMain } from './document-page.js';
import { listMain } from './list-page.js';

export function mountLibrary(
  routes: HttpRoutes,
  { guidance, reading }: Pick<WebOptions, 'guidance' | 'reading'>,
  assets: Assets,
): void {
  routes.get(LIBRARY_PATH, async ({ query }) => {
    const nation = JURISDICTIONS.find((jurisdiction) => jurisdiction === query.get('nation'));
    const live = await guidance.documents();
    return show(assets, 'Library', listMain(live, nation), live ? 200 : 503);
  });

  routes.get(`${LIBRARY_PATH}/document/:slug`, async ({ params, query }) => {
    const whole = await guidance.document(params.slug ?? '');
    if (!whole) return gone(assets, 'This document is not part of the guidance that is live now.');
    const part = documentMain(whole, Number(query.get('part') ?? 1));
    return part ? show(assets, whole.document.title, part) : gone(assets, 'This document has no such part.');
  });

  routes.get(`${LIBRARY_PATH}/citation/:answer/:number`, async ({ params }) => {
    const answer = params.answer ?? '';
    const number = Number(params.number);
    if (!/^[\w-]{1,64}$/.test(answer) || !Number.isInteger(number) || number < 1)
      return gone(assets, 'There is no such quote.');
    const [surroundings, shown] = await Promise.all([
      guidance.surroundings(answer, number),
      reading.citation(answer, number),
    ]);
    if (!surroundings) return gone(assets, 'This quote is no longer kept. Please ask your question again.');
    return show(
      assets,
      `Quote ${number}: ${surroundings.document.title}`,
      citationMain(surroundings, shown, number),
    );
  });
}

function show(assets: Assets, title: string, main: Html, status = 200): HttpReply {
  return pageReply(
    assets,
    { title, section: 'library', styles: ['message.css', 'library.css'], main },
    status,
  );
}

function gone(assets: Assets, text: string): HttpReply {
  const main = markup`<h1>Not found</h1>
<p>${text}</p>
<p><a href="${LIBRARY_PATH}">Go to the library</a></p>`;
  return show(assets, 'Not found', main, 404);
}
