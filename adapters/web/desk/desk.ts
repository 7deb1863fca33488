// Mounts the advisers' desk: the queue, each request and what is done there, the advisers, and the figures.
import type { HttpExchange, HttpReply } from '../../http.js';
import type { GuardedRoutes } from '../access.js';
import type { Assets } from '../assets.js';
import { ADVISERS_PATH, DESK_PATH, FIGURES_PATH, PEOPLE_PATH } from '../paths.js';
import type { RateLimits } from '../rate-limits.js';
import type { WebOptions } from '../types.js';
import type { Desk } from './context.js';
import { deskPageReply } from './desk-page.js';
import { caseEvents, queueEvents } from './events.js';
import { showFigures } from './figures-page.js';
import { queueMain, queueTitle } from './queue-page.js';
import { readQueue } from './read-queue.js';
import { receiveAtDesk } from './receive.js';
import { saidTo } from './said-to.js';
import { receivePeople, showPeople } from './people.js';
import { receivePresence, showAdvisers } from './show-advisers.js';
import { receiveDetails, showDetails } from './show-details.js';
import { showCase } from './show-case.js';
import { downloadTranscript, showTranscript } from './transcript-page.js';

export function mountDesk(
  routes: GuardedRoutes,
  options: WebOptions,
  { assets, limits }: { assets: Assets; limits: RateLimits },
): void {
  const desk: Desk = {
    options,
    assets,
    limits,
    now: options.clock ?? (() => new Date()),
    visitorOf: routes.visitorOf,
  };
  const request = `${DESK_PATH}/escalation/:escalation`;
  routes.get(DESK_PATH, (exchange) => showQueue(desk, exchange));
  routes.get(`${DESK_PATH}/events`, (exchange) => queueEvents(desk, exchange));
  routes.get(request, async (exchange) => {
    const visitor = desk.visitorOf(exchange);
    const said = await saidTo(desk, visitor.person, exchange.query.get('said'));
    return showCase(desk, visitor, exchange.params.escalation ?? '', said === undefined ? {} : { said });
  });
  routes.get(`${request}/events`, (exchange) => caseEvents(desk, exchange));
  routes.post(request, (exchange) => receiveAtDesk(desk, exchange));
  routes.get(`${request}/transcript`, (exchange) => showTranscript(desk, exchange));
  routes.get(`${request}/transcript.md`, (exchange) => downloadTranscript(desk, exchange));
  routes.get(ADVISERS_PATH, (exchange) => showAdvisers(desk, exchange));
  routes.get(`${ADVISERS_PATH}/:adviser`, (exchange) => showDetails(desk, exchange));
  routes.post(`${ADVISERS_PATH}/:adviser`, (exchange) => receiveDetails(desk, exchange));
  routes.get(FIGURES_PATH, (exchange) => showFigures(desk, exchange));
  routes.get(PEOPLE_PATH, (exchange) => showPeople(desk, exchange));
  routes.post(PEOPLE_PATH, (exchange) => receivePeople(desk, exchange));
  routes.post(ADVISERS_PATH, (exchange) => receivePresence(desk, exchange));
}

async function showQueue(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const view = await readQueue(desk, visitor);
  return deskPageReply(desk, visitor, {
    title: queueTitle(view.queue),
    current: DESK_PATH,
    stream: `${DESK_PATH}/events`,
    main: queueMain(view),
  });
}
