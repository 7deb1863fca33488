// Serves the list of closed requests that match a search, one page at a time.
import { dayAfter, parseDay } from '../../../../bot/model/governance/parse-day.js';
import type { ClosedFilter } from '../../../../bot/model/handoff/closed-requests.js';
import { OUTCOMES_SUGGESTED } from '../../../../bot/model/handoff/handoff-settings.js';
import { JURISDICTIONS } from '../../../../knowledge/model/source.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { CLOSED_PATH } from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import { deskPageReply } from '../frame/desk-page.js';
import { closedMain } from './closed-page.js';

const ON_A_PAGE = 20;
/** More pages than anyone will look through. */
const LAST_PAGE = 5_000;

export async function showClosed(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const { query } = exchange;
  const { queries } = desk.options;
  const asked = Number(query.get('page'));
  const page = Number.isInteger(asked) && asked > 1 && asked <= LAST_PAGE ? asked : 1;
  const offset = (page - 1) * ON_A_PAGE;
  const [found, advisers] = await Promise.all([
    queries.closed(filterIn(query), { limit: ON_A_PAGE + 1, offset }),
    queries.closedBy(),
  ]);
  return deskPageReply(desk, desk.visitorOf(exchange), {
    title: page === 1 ? 'Closed requests' : `Closed requests, page ${page}`,
    current: CLOSED_PATH,
    main: closedMain({
      entries: found.slice(0, ON_A_PAGE),
      hasMore: found.length > ON_A_PAGE,
      page,
      typed: new URLSearchParams([...query].filter(([, value]) => value.trim() !== '')),
      advisers,
      now: desk.now(),
    }),
  });
}

/** Ignores values that the form does not offer: they only come from a hand-written address. */
function filterIn(query: URLSearchParams): ClosedFilter {
  const typed = (name: string) => query.get(name)?.trim().slice(0, 200) || undefined;
  const [from, until] = [parseDay(typed('from')), parseDay(typed('to'))];
  const nation = JURISDICTIONS.find((jurisdiction) => jurisdiction === typed('nation'));
  const outcome = [...OUTCOMES_SUGGESTED, 'other', 'cancelled'].find((one) => one === typed('outcome'));
  const [words, adviser] = [typed('words'), typed('adviser')];
  return {
    ...(words !== undefined && { words }),
    ...(from !== undefined && { from }),
    // Includes the whole of the last day.
    ...(until !== undefined && { to: dayAfter(until) }),
    ...(nation && { nation }),
    ...(adviser !== undefined && { adviser }),
    ...(outcome !== undefined && { outcome }),
  };
}
