// Mounts the advisers' desk: the queue, each escalation, and what is done there.
import type { HttpReply } from '../../http.js';
import type { GuardedRoutes } from '../access.js';
import type { Assets } from '../assets.js';
import { pageReply } from '../page.js';
import { DESK_PATH } from '../paths.js';
import { DESK_PLACE } from '../places.js';
import type { RateLimits } from '../rate-limits.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import type { WebOptions } from '../types.js';
import type { Desk } from './context.js';
import { formsOf } from './context.js';
import { deskAside } from './desk-aside.js';
import { caseEvents, queueEvents } from './events.js';
import { queueCount, queueMain } from './queue-page.js';
import { deskEventId, receiveAtDesk } from './receive.js';
import { showCase } from './show-case.js';

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
  routes.get(DESK_PATH, (exchange) => showQueue(desk, desk.visitorOf(exchange)));
  routes.get(`${DESK_PATH}/events`, (exchange) => queueEvents(desk, desk.visitorOf(exchange), exchange));
  routes.get(`${DESK_PATH}/escalation/:escalation`, (exchange) => {
    const adviser = desk.visitorOf(exchange);
    const press = exchange.query.get('said');
    const saidTo = press === null ? undefined : deskEventId(adviser.person, press);
    return showCase(desk, adviser, exchange.params.escalation ?? '', saidTo === undefined ? {} : { saidTo });
  });
  routes.get(`${DESK_PATH}/escalation/:escalation/events`, (exchange) =>
    caseEvents(desk, desk.visitorOf(exchange), exchange.params.escalation ?? '', exchange),
  );
  routes.post(`${DESK_PATH}/escalation/:escalation`, (exchange) =>
    receiveAtDesk(desk, desk.visitorOf(exchange), exchange),
  );
}

async function showQueue(desk: Desk, adviser: SignedIn): Promise<HttpReply> {
  const queue = await desk.options.reading.queue();
  const news = await desk.options.reading.messagesIn(DESK_PLACE, 0);
  const view = { queue, adviser: adviser.person, forms: formsOf(adviser), now: desk.now() };
  return pageReply(desk.assets, {
    title: `Desk: ${queueCount(queue)}`,
    section: 'desk',
    styles: ['message.css', 'desk.css'],
    scripts: ['desk.js'],
    data: { stream: `${DESK_PATH}/events` },
    aside: deskAside(adviser),
    main: queueMain(view, news),
  });
}
