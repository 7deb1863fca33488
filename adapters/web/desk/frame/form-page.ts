// The frame of the desk's pages with forms: under the heading, what was done, or what is wrong with what was typed.
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import type { Content, Html } from '../../design/markup.js';
import { markup } from '../../design/markup.js';
import { warning } from '../../design/render.js';
import type { CsrfForm } from '../../security/csrf-form.js';
import { csrfFormOf } from '../../security/csrf-form.js';
import type { Posted } from '../../security/post-guard.js';
import type { Desk } from './context.js';
import type { DeskPageParts } from './desk-page.js';
import { deskPageReply } from './desk-page.js';

export interface Refused {
  problem: string;
  status: number;
}

export interface FormView {
  forms: CsrfForm;
  now: Date;
}

interface FormPageParts extends Pick<DeskPageParts, 'title' | 'current' | 'styles'> {
  /** Messages about what was done, by the page's own codes, so that an address cannot put other words on the page. */
  said?: ReadonlyMap<string, string>;
  refused?: Refused;
  main(view: FormView): Html;
}

export function formPageReply(
  desk: Desk,
  exchange: HttpExchange,
  { title, said, refused, main, ...page }: FormPageParts,
): HttpReply {
  const visitor = desk.visitorOf(exchange);
  const done = refused ? undefined : said?.get(exchange.query.get('said') ?? '');
  return deskPageReply(desk, visitor, {
    ...page,
    title: refused ? `Error: ${refused.problem}` : title,
    main: markup`<h1>${title}</h1>
${done !== undefined && markup`<p class="said" tabindex="-1" autofocus>${done}</p>`}
${refused && markup`<div class="refused" tabindex="-1" autofocus>${warning(refused.problem)}</div>`}
${main({ forms: csrfFormOf(visitor), now: desk.now() })}`,
    status: refused?.status,
  });
}

/** What was typed in these fields, up to `longest` characters of each. */
export function typedIn<Name extends string>(posted: Posted, names: readonly Name[], longest?: number) {
  return Object.fromEntries(names.map((name) => [name, trimmed(posted, name, longest)])) as Record<
    Name,
    string
  >;
}

export function trimmed(posted: Posted, name: string, longest?: number): string {
  return (posted.field(name) ?? '').replace(/\r\n?/g, '\n').trim().slice(0, longest);
}

export function cards(items: readonly Html[], none: string): Html {
  return items.length ? markup`<ul class="advisers">${items}</ul>` : markup`<p class="empty">${none}</p>`;
}

/** A section for items that are over; absent if there are none. */
export function pastCards(id: string, title: string, items: readonly Html[]): Content {
  return (
    items.length > 0 &&
    markup`<section aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2><ul class="advisers">${items}</ul></section>`
  );
}
