// The live streams of the desk: the queue as it changes, and the parts of one escalation that changed.
import type { HttpExchange, HttpReply } from '../../http.js';
import { textReply } from '../../http.js';
import type { StreamEvent, StreamSource } from '../event-stream.js';
import { eventStreamReply } from '../event-stream.js';
import type { Html } from '../markup.js';
import { toText } from '../markup.js';
import { DESK_PLACE, personalPlaceOf } from '../places.js';
import { checkRate } from '../post-guard.js';
import { caseRegions } from './case-page.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import type { Desk } from './context.js';
import { formsOf } from './context.js';
import { newsRegion, queueCount, queueRegion } from './queue-page.js';
import { versionOf } from './region.js';
import { readCase } from './show-case.js';

export async function queueEvents(desk: Desk, adviser: SignedIn, exchange: HttpExchange): Promise<HttpReply> {
  return stream(desk, adviser, exchange, {
    ...onDeskChange(desk, adviser),
    read: whenChanged(async () => {
      const { reading } = desk.options;
      const queue = await reading.queue();
      const news = await reading.messagesIn(DESK_PLACE, 0);
      const view = { queue, adviser: adviser.person, forms: formsOf(adviser), now: desk.now() };
      return {
        regions: { queue: queueRegion(view), news: newsRegion(news, view) },
        announcement: queueCount(queue),
      };
    }),
  });
}

export async function caseEvents(
  desk: Desk,
  adviser: SignedIn,
  escalation: string,
  exchange: HttpExchange,
): Promise<HttpReply> {
  return stream(desk, adviser, exchange, {
    ...onDeskChange(desk, adviser),
    read: whenChanged(async () => {
      const view = await readCase(desk, adviser, escalation);
      if (!view) return { regions: {}, announcement: '' };
      const theirs = view.file.relayed.filter(({ direction }) => direction === 'to-adviser').length;
      const announcement = theirs ? `The practitioner wrote: ${theirs} in all.` : '';
      return { regions: caseRegions(view), announcement };
    }),
  });
}

async function stream(
  desk: Desk,
  adviser: SignedIn,
  exchange: HttpExchange,
  source: StreamSource,
): Promise<HttpReply> {
  const refusal = await checkRate(desk.limits, 'stream', adviser.person.id, exchange);
  if (refusal) return textReply(429, `${refusal.problem}\n`);
  return eventStreamReply(exchange, source, exchange.query.has('once'));
}

/** Cards change with every escalation; what an adviser on another platform did is found at the next heartbeat. */
function onDeskChange({ options }: Desk, adviser: SignedIn): Pick<StreamSource, 'listen'> {
  return {
    listen(wake) {
      const stops = [
        options.reading.subscribe(DESK_PLACE, wake),
        options.reading.subscribe(personalPlaceOf(adviser.person)!, wake),
      ];
      return () => stops.forEach((stop) => stop());
    },
  };
}

interface Shown {
  regions: Record<string, Html>;
  announcement: string;
}

/** Sends the regions that differ from those sent before; the page itself knows which of them it has already. */
function whenChanged(read: () => Promise<Shown>): () => Promise<StreamEvent[]> {
  const sent = new Map<string, string>();
  let announced: string | undefined;
  return async () => {
    const { regions, announcement } = await read();
    const changed: { id: string; version: string; html: string }[] = [];
    for (const [id, content] of Object.entries(regions)) {
      const version = versionOf(content);
      if (sent.get(id) !== version) changed.push({ id, version, html: toText(content) });
      sent.set(id, version);
    }
    const news = announced !== undefined && announcement !== announced ? announcement : '';
    announced = announcement;
    return changed.length ? [{ name: 'regions', data: { regions: changed, announcement: news } }] : [];
  };
}
