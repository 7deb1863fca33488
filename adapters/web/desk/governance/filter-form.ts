// The search form and page links for a log: who did what, and between which dates.
import { dayAfter, parseDay } from '../../../../bot/model/governance/parse-day.js';
import type { Html } from '../../design/markup.js';
import { flag, markup } from '../../design/markup.js';

export interface LogFilter {
  path: string;
  label: string;
  typed: URLSearchParams;
  /** The options to choose from: value and text. */
  kinds: readonly (readonly [string, string])[];
  extra?: Html;
}

export function filterForm({ path, label, typed, kinds, extra }: LogFilter): Html {
  const value = (name: string) => typed.get(name) ?? '';
  const field = (name: string, text: string, type: string) =>
    markup`<div><label for="${name}">${text}</label><input type="${type}" id="${name}" name="${name}" value="${value(name)}" autocomplete="off"></div>`;
  return markup`<form method="get" action="${path}" class="filters" role="search" aria-label="${label}">
${field('by', 'Who', 'search')}
<div><label for="what">What</label><select id="what" name="what"><option value="">Anything</option>${kinds.map(
    ([one, text]) =>
      markup`<option value="${one}"${flag('selected', one === value('what'))}>${text}</option>`,
  )}</select></div>
${field('record', 'Id of the record', 'search')}
${field('from', 'From', 'date')}
${field('to', 'Until', 'date')}
${extra}
<div class="buttons"><button type="submit" class="button primary">Search</button> <a href="${path}">Clear filters</a></div></form>`;
}

export function morePages(
  path: string,
  { typed, page, hasMore }: { typed: URLSearchParams; page: number; hasMore: boolean },
): Html | false {
  const link = (to: number, text: string) => {
    const query = new URLSearchParams(typed);
    query.set('page', String(to));
    return markup`<a href="${path}?${query.toString()}">${text}</a>`;
  };
  if (page === 1 && !hasMore) return false;
  return markup`<nav class="pages" aria-label="More lines">${page > 1 && link(page - 1, 'Newer')} <span>Page ${page}</span> ${hasMore && link(page + 1, 'Older')}</nav>`;
}

const ON_A_PAGE = 50;
const LAST_PAGE = 5_000;

export interface TypedFilter {
  by?: string;
  record?: string;
  what?: string;
  from?: string;
  to?: string;
}

export interface TypedLog {
  typed: URLSearchParams;
  filter: TypedFilter;
  page: number;
  limits: { limit: number; offset: number };
}

/** Reads one line more than the page shows, to see whether there are others. */
export function readLogQuery(query: URLSearchParams): TypedLog {
  const typed = (name: string) => query.get(name)?.trim().slice(0, 200) || undefined;
  const asked = Number(query.get('page'));
  const page = Number.isInteger(asked) && asked > 1 && asked <= LAST_PAGE ? asked : 1;
  const [from, until] = [parseDay(typed('from')), parseDay(typed('to'))];
  const [by, record, what] = [typed('by'), typed('record'), typed('what')];
  return {
    typed: new URLSearchParams([...query].filter(([, value]) => value.trim() !== '')),
    filter: {
      ...(by !== undefined && { by }),
      ...(record !== undefined && { record }),
      ...(what !== undefined && { what }),
      ...(from !== undefined && { from }),
      ...(until !== undefined && { to: dayAfter(until) }),
    },
    page,
    limits: { limit: ON_A_PAGE + 1, offset: (page - 1) * ON_A_PAGE },
  };
}

export function onPage<T>(found: readonly T[]): { shown: readonly T[]; hasMore: boolean } {
  return { shown: found.slice(0, ON_A_PAGE), hasMore: found.length > ON_A_PAGE };
}
