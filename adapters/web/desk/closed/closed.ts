// Serves the list of closed requests that match a search, one page at a time.
import type { ClosedFilter } from '../../../../bot/model/handoff/closed-requests.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { nationIn } from '../../design/fields.js';
import { CLOSED_PATH } from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import { deskPageReply } from '../frame/desk-page.js';
import { readListQuery, type ListQuery } from '../frame/filter-form.js';
import { closedMain, OUTCOMES } from './closed-page.js';

const ON_A_PAGE = 20;

export async function showClosed(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const { queries } = desk.options;
  const query = readListQuery(exchange.query, ON_A_PAGE);
  const [found, advisers] = await Promise.all([
    queries.closed(filterIn(query), query.limits),
    queries.closedBy(),
  ]);
  return deskPageReply(desk, desk.visitorOf(exchange), {
    title: query.page === 1 ? 'Closed requests' : `Closed requests, page ${query.page}`,
    current: CLOSED_PATH,
    main: closedMain({ query, found, advisers, now: desk.now() }),
  });
}

/** Ignores values that the form does not offer. Those only come from an address that someone typed. */
function filterIn({ text, days }: ListQuery): ClosedFilter {
  return {
    words: text('words'),
    nation: nationIn(text('nation')),
    adviser: text('adviser'),
    outcome: OUTCOMES.find(([name]) => name === text('outcome'))?.[0],
    ...days,
  };
}
