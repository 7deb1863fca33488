// The page for an address that does not exist, or that failed: what happened, and where to go next. Repeats nothing
// from the request.
import type { HttpReply } from '../../http/http.js';
import type { Assets } from './assets.js';
import { markup } from './markup.js';
import { pageReply } from './page.js';

interface ErrorText {
  title: string;
  text: string;
}

const TEXTS: Record<number, ErrorText> = {
  404: {
    title: 'Page not found',
    text: 'If you typed the address, check it is correct. If you followed a link, the page may have moved.',
  },
  500: { title: 'Sorry, there is a problem', text: 'Try again in a few minutes.' },
};

const OTHER: ErrorText = { title: 'This page cannot be shown', text: 'Go back and try again.' };

export function errorPage(assets: Assets, status: number): HttpReply {
  const { title, text } = TEXTS[status] ?? (status >= 500 ? TEXTS[500]! : OTHER);
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p>${text}</p>
<ul><li><a href="/">Ask a question</a></li><li><a href="/library">Open the library</a></li></ul></div>`;
  return pageReply(assets, { title, section: 'chat', main, styles: ['library.css'] }, status);
}
