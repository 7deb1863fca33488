import { dayAfter, parseDay } from '../../../../bot/model/governance/parse-day.js';
import { optionList, type Options } from '../../design/fields.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { frameWording } from '../wording/frame-wording.js';

const { filters: said, pages } = frameWording;

export interface Filter {
  name: string;
  label: string;
  type?: 'search' | 'date';
  options?: Options;
  /** True if the filter needs its own line, because people type several words in it. */
  isWide?: boolean;
  none?: string;
}

interface FilterForm {
  path: string;
  label: string;
  typed: URLSearchParams;
  filters: readonly Filter[];
  hint?: string;
  /** True if a phone shows the form only when it is opened, or in use. */
  isFolded?: boolean;
}

export function filterForm({ isFolded = false, ...given }: FilterForm): Html {
  if (!isFolded) return openForm(given);
  const isUsed = given.filters.some(({ name }) => given.typed.has(name));
  return markup`<details class="folded-filters" id="filters"${flag('open', isUsed)}><summary>${said.open}</summary>
${openForm(given)}</details>`;
}

function openForm({ path, label, typed, filters, hint }: Omit<FilterForm, 'isFolded'>): Html {
  return markup`<form method="get" action="${path}" class="filters" role="search" aria-label="${label}">
${filters.map((filter) => filterField(filter, typed.get(filter.name) ?? ''))}
<div class="buttons"><button type="submit" class="button primary">${said.search}</button> <a href="${path}">${said.clear}</a></div>${
    hint !== undefined &&
    markup`
<p class="hint">${hint}</p>`
  }</form>`;
}

function filterField(
  { name, label, type = 'search', options, none = said.any, isWide }: Filter,
  value: string,
): Html {
  const field = options
    ? markup`<select id="${name}" name="${name}">${optionList([['', none], ...options], value)}</select>`
    : markup`<input type="${type}" id="${name}" name="${name}" value="${value}" autocomplete="off">`;
  return markup`<div${isWide && markup` class="wide"`}><label for="${name}">${label}</label>${field}</div>\n`;
}

export interface ListQuery {
  typed: URLSearchParams;
  page: number;
  /** One item more than the page shows, to find out whether there is another page. */
  limits: { limit: number; offset: number };
  text(name: string): string | undefined;
  /** The period to search, from the start of the first day to the end of the last. */
  days: { from?: string; to?: string };
}

/** More pages than anyone will look through. */
const LAST_PAGE = 5_000;

export function readListQuery(query: URLSearchParams, onPage: number): ListQuery {
  const text = (name: string) => query.get(name)?.trim().slice(0, 200) || undefined;
  const asked = Number(query.get('page'));
  const page = Number.isInteger(asked) && asked > 1 && asked <= LAST_PAGE ? asked : 1;
  const until = parseDay(text('to'));
  return {
    typed: new URLSearchParams([...query].filter(([, value]) => value.trim() !== '')),
    page,
    limits: { limit: onPage + 1, offset: (page - 1) * onPage },
    text,
    days: { from: parseDay(text('from')), to: until === undefined ? undefined : dayAfter(until) },
  };
}

interface FoundList {
  path: string;
  /** What the items are called, as in “More lines”. */
  items: string;
  found: readonly unknown[];
  query: ListQuery;
}

export function shownOf<T>(found: readonly T[], { limits }: ListQuery): readonly T[] {
  return found.slice(0, limits.limit - 1);
}

/** Returns false if everything fits on one page. */
export function morePages({ path, items, found, query }: FoundList): Html | false {
  const { page, limits, typed } = query;
  const hasMore = found.length === limits.limit;
  const link = (to: number, text: string) => {
    const address = new URLSearchParams(typed);
    address.set('page', String(to));
    return markup`<a href="${path}?${address.toString()}">${text}</a>`;
  };
  if (page === 1 && !hasMore) return false;
  return markup`<nav class="pages" aria-label="${pages.label(items)}">${page > 1 && link(page - 1, pages.newer)} <span>${pages.page(page)}</span> ${hasMore && link(page + 1, pages.older)}</nav>`;
}
