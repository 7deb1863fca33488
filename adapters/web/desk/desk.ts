// Mounts the advisers' desk: the queue, each escalation, and what is done there.
import { randomBytes } from 'node:crypto';
import type { Person } from '../../../bot/person.js';
import type { HttpReply, HttpRoutes } from '../../http.js';
import { jsonReply, textReply } from '../../http.js';
import type { Assets } from '../assets.js';
import { pageReply, seeOther } from '../page.js';
import { DESK_PATH } from '../paths.js';
import { DESK_PLACE } from '../places.js';
import type { RateLimits } from '../rate-limits.js';
import type { Seal } from '../seal.js';
import type { WebOptions } from '../types.js';
import type { Desk } from './context.js';
import { deskAside } from './desk-aside.js';
import { caseEvents, queueEvents } from './events.js';
import { queueCount, queueMain } from './queue-page.js';
import { deskEventId, receiveAtDesk } from './receive.js';
import { showCase } from './show-case.js';

const SIGNED_OUT = 'You are not signed in any more. Sign in again in another tab, then send this again.';

export function mountDesk(
  routes: HttpRoutes,
  options: WebOptions,
  { assets, limits, seal }: { assets: Assets; limits: RateLimits; seal: Seal },
): void {
  const desk: Desk = {
    options,
    assets,
    limits,
    now: options.clock ?? (() => new Date()),
    formsOf: ({ id }) => ({
      token: seal.signature('desk form', id),
      newPress: () => randomBytes(12).toString('base64url'),
    }),
    async asAdviser(exchange, serve, otherwise) {
      const adviser = await options.signIn.signedIn(exchange);
      return adviser ? serve(adviser) : (otherwise ?? seeOther(options.signIn.startPath));
    },
  };
  const notSignedIn = textReply(403, 'You are not signed in.\n');

  routes.get(DESK_PATH, (exchange) => desk.asAdviser(exchange, (adviser) => showQueue(desk, adviser)));
  routes.get(`${DESK_PATH}/events`, (exchange) =>
    desk.asAdviser(exchange, (adviser) => queueEvents(desk, adviser, exchange), notSignedIn),
  );
  routes.get(`${DESK_PATH}/escalation/:escalation`, (exchange) =>
    desk.asAdviser(exchange, (adviser) => {
      const press = exchange.query.get('said');
      const saidTo = press === null ? undefined : deskEventId(adviser, press);
      return showCase(
        desk,
        adviser,
        exchange.params.escalation ?? '',
        saidTo === undefined ? {} : { saidTo },
      );
    }),
  );
  routes.get(`${DESK_PATH}/escalation/:escalation/events`, (exchange) =>
    desk.asAdviser(
      exchange,
      (adviser) => caseEvents(desk, adviser, exchange.params.escalation ?? '', exchange),
      notSignedIn,
    ),
  );
  routes.post(`${DESK_PATH}/escalation/:escalation`, (exchange) =>
    desk.asAdviser(
      exchange,
      (adviser) => receiveAtDesk(desk, adviser, exchange),
      exchange.body.kind === 'json' ? jsonReply(403, { problem: SIGNED_OUT }) : undefined,
    ),
  );
}

async function showQueue(desk: Desk, adviser: Person): Promise<HttpReply> {
  const queue = await desk.options.reading.queue();
  const news = await desk.options.reading.messagesIn(DESK_PLACE, 0);
  const view = { queue, adviser, forms: desk.formsOf(adviser), now: desk.now() };
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
