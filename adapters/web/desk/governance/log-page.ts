// Builds the admins' log pages: filters, and the lines found, newest first.
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import type { Options } from '../../design/fields.js';
import { markup, type Html } from '../../design/markup.js';
import type { Desk } from '../frame/context.js';
import { deskPageReply } from '../frame/desk-page.js';
import { filterForm, morePages, shownOf, type Filter, type ListQuery } from '../frame/filter-form.js';
import { governanceWording } from '../wording/governance-wording.js';

const said = governanceWording.log;

export const LINES_ON_A_PAGE = 50;

/** Returns the id of the request with this number. If there is no such request, returns the text as typed. */
export async function recordTyped(desk: Desk, typed: string | undefined): Promise<string | undefined> {
  const [request] = typed === undefined ? [] : await desk.options.queries.numbered(typed);
  return request?.escalation.id ?? typed;
}

interface LogPage<Line> {
  path: string;
  title: string;
  intro: Html;
  kinds: Options;
  filters?: readonly Filter[];
  foundTitle: string;
  query: ListQuery;
  found: readonly Line[];
  show(lines: readonly Line[]): readonly Html[];
}

export function logPageReply<Line>(
  desk: Desk,
  exchange: HttpExchange,
  page: LogPage<Line>,
): Promise<HttpReply> {
  return deskPageReply(desk, desk.visitorOf(exchange), {
    title: page.title,
    current: page.path,
    styles: ['governance.css'],
    main: logMain(page),
  });
}

function logMain<Line>(page: LogPage<Line>): Html {
  const { path, title, intro, kinds, filters = [], foundTitle, query, found, show } = page;
  const lines = show(shownOf(found, query));
  return markup`<h1>${title}</h1>
${intro}
${filterForm({
  path,
  label: title,
  typed: query.typed,
  filters: [
    { name: 'by', label: said.filters.by },
    { name: 'what', label: said.filters.what, options: kinds, none: said.filters.anything },
    { name: 'record', label: said.filters.record },
    { name: 'from', label: said.filters.from, type: 'date' },
    { name: 'to', label: said.filters.to, type: 'date' },
    ...filters,
  ],
})}
<section aria-labelledby="lines-title"><h2 id="lines-title" class="hidden">${foundTitle}</h2>
${lines.length ? markup`<ol class="runs log">${lines}</ol>` : markup`<p class="empty">${said.none}</p>`}
${morePages({ path, items: said.lines, found, query })}</section>`;
}
