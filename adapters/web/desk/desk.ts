import type { GuardedRoutes } from '../sign-in/access.js';
import type { Assets } from '../design/assets.js';
import { ADVISERS_PATH, CLOSED_PATH, DESK_PATH, NEEDS_EVENTS_PATH, STATISTICS_PATH } from '../model/paths.js';
import type { RateLimits } from '../security/rate-limits.js';
import type { WebOptions } from '../ports/web-options.js';
import type { Desk } from './frame/context.js';
import { requestEvents, needsEvents, queueEvents } from './events.js';
import { showStatistics } from './statistics-page.js';
import { showQueue } from './queue-page.js';
import { receiveAtDesk } from './receive.js';
import { replyToAction } from './reply-to-action.js';
import { mountFormPage } from './frame/form-page.js';
import { peoplePage } from './people.js';
import { receivePresence, showAdvisers } from './advisers-page.js';
import { receiveDetails, showDetails } from './details/details-page.js';
import { hoursPage } from './hours/hours-page.js';
import { savedRepliesPage } from './saved-replies/saved-replies.js';
import { showClosed } from './closed/closed.js';
import { mountGovernance } from './governance/governance.js';
import { showRequest } from './request-page.js';
import { downloadTranscript, receiveOriginal, showTranscript } from './transcript-page.js';

export function mountDesk(
  routes: GuardedRoutes,
  options: WebOptions,
  { assets, limits }: { assets: Assets; limits: RateLimits },
): void {
  const desk: Desk = {
    options,
    assets,
    limits,
    now: options.clock,
    visitorOf: routes.visitorOf,
    mark: routes.mark,
  };
  const request = `${DESK_PATH}/escalation/:escalation`;
  routes.get(DESK_PATH, (exchange) => showQueue(desk, exchange));
  routes.get(`${DESK_PATH}/events`, (exchange) => queueEvents(desk, exchange));
  routes.get(NEEDS_EVENTS_PATH, (exchange) => needsEvents(desk, exchange));
  routes.get(request, async (exchange) => {
    const visitor = desk.visitorOf(exchange);
    const press = exchange.query.get('said');
    const said = await replyToAction(desk, visitor.person, press);
    // After a claim, the adviser can start writing straight away.
    const outcome = said === undefined ? { startsWriting: press !== null } : { said };
    return showRequest(desk, exchange, outcome);
  });
  routes.get(`${request}/events`, (exchange) => requestEvents(desk, exchange));
  routes.post(request, (exchange) => receiveAtDesk(desk, exchange));
  routes.get(`${request}/transcript`, (exchange) => showTranscript(desk, exchange));
  routes.get(`${request}/transcript.md`, (exchange) => downloadTranscript(desk, exchange));
  routes.post(`${request}/original`, (exchange) => receiveOriginal(desk, exchange));
  routes.get(CLOSED_PATH, (exchange) => showClosed(desk, exchange));
  mountFormPage(routes, desk, savedRepliesPage(desk));
  routes.get(ADVISERS_PATH, (exchange) => showAdvisers(desk, exchange));
  routes.get(`${ADVISERS_PATH}/:adviser`, (exchange) => showDetails(desk, exchange));
  routes.post(`${ADVISERS_PATH}/:adviser`, (exchange) => receiveDetails(desk, exchange));
  routes.get(STATISTICS_PATH, (exchange) => showStatistics(desk, exchange));
  mountFormPage(routes, desk, hoursPage(desk));
  mountFormPage(routes, desk, peoplePage(desk));
  routes.post(ADVISERS_PATH, (exchange) => receivePresence(desk, exchange));
  mountGovernance(routes, desk);
}
