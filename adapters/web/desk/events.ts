// Streams the live updates of the desk: the queue, and one request.
import { wordsIn } from '../../../bot/wording/words-in.js';
import { deskWording } from '../../../bot/wording/english/desk-wording.js';
import { adviserWording } from '../../../bot/wording/english/adviser-wording.js';
import type { RelayedEntry } from '../../../bot/model/queries.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { eventStreamReply, type StreamSource } from '../delivery/event-stream.js';
import { DESK_PATH, escalationPath } from '../model/paths.js';
import { personalPlaceOf } from '../model/places.js';
import type { SignedIn } from '../model/signed-in.js';
import { requestRegions, markOriginals, readRequest, type RequestView } from './request-page.js';
import type { Desk } from './frame/context.js';
import { needsNews, needsRegion, readNeeds, type Needs } from './frame/list-adviser-needs.js';
import { queueCount, queueRegions, queueTitle, readQueue } from './queue-page.js';
import { whenChanged, type Shown } from '../delivery/region.js';
import { requestWording as said } from './wording/request-wording.js';

export async function queueEvents(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  let counted: string | undefined;
  let missed = 0;
  let before: Needs | undefined;
  return stream(desk, exchange, async () => {
    const view = await readQueue(desk, visitor);
    const needs = await readNeeds(desk, visitor, { on: DESK_PATH, missed: view.missed });
    const count = queueCount(view.queue);
    const alarms = view.missed.length;
    const alarm = counted !== undefined && alarms > missed ? adviserWording.notReached : '';
    const newCount = counted !== undefined && counted !== count ? count : '';
    const announcement = [alarm, needsNews(before, needs)].filter(Boolean).join(' ');
    before = needs;
    counted = count;
    missed = alarms;
    const regions = { needs: needsRegion(needs), ...queueRegions(view) };
    return { regions, announcement, count: newCount, title: queueTitle(view.queue) };
  });
}

export async function requestEvents(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const id = exchange.params.escalation ?? '';
  let before: RequestView | undefined;
  let needed: Needs | undefined;
  return stream(desk, exchange, async () => {
    const view = await readRequest(desk, visitor, id);
    if (!view) return { regions: {}, announcement: '' };
    markOriginals(desk, exchange, view);
    const needs = await readNeeds(desk, visitor, { on: escalationPath(id) });
    const news = [before ? whatIsNew(before, view) : '', needsNews(needed, needs)];
    before = view;
    needed = needs;
    const regions = { needs: needsRegion(needs), ...requestRegions(view) };
    return { regions, announcement: news.filter(Boolean).join(' ') };
  });
}

/** Streams live updates to pages that show what needs the adviser but have no stream of their own. */
export async function needsEvents(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  let before: Needs | undefined;
  return stream(desk, exchange, async () => {
    const needs = await readNeeds(desk, visitor);
    const announcement = needsNews(before, needs);
    before = needs;
    return { regions: { needs: needsRegion(needs) }, announcement };
  });
}

/**
 * Summarises what is new for screen readers. People can then read the messages on the page in their own time.
 */
function whatIsNew(before: RequestView, after: RequestView): string {
  const fresh = (which: (entry: RelayedEntry) => boolean) =>
    after.file.relayed.filter(which).length - before.file.relayed.filter(which).length;
  const written = fresh(({ direction }) => direction === 'to-adviser');
  const answered = fresh((entry) => entry.direction === 'private' && entry.answered !== undefined);
  return [
    written > 0 && said.written(written),
    answered > 0 && said.answered,
    after.file.escalation.urgent && !before.file.escalation.urgent && said.nowUrgent,
    stateOf(after) !== stateOf(before) && stateOf(after),
  ]
    .filter((sentence) => sentence !== false)
    .join(' ');
}

/** How the holder got the request. */
const GIVEN = { claim: said.claimed, reassign: said.transferred, reopen: said.reopened };

function stateOf({ file: { escalation, transitions } }: RequestView): string {
  const { state, holder } = escalation;
  if (state === 'claimed') {
    const given = transitions.map(({ transition }) => transition).findLast((one) => one in GIVEN);
    return GIVEN[(given ?? 'claim') as keyof typeof GIVEN](holder?.name);
  }
  if (state === 'waiting') return said.waiting;
  return state === 'withdrawn' ? deskWording.forms.cancelled : deskWording.forms.closed;
}

async function stream(desk: Desk, exchange: HttpExchange, read: () => Promise<Shown>): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const source = { ...onDeskChange(desk, visitor), read: whenChanged(read) };
  return eventStreamReply(exchange, source, {
    limits: desk.limits,
    sender: { session: visitor.person.id },
    say: wordsIn('en'),
  });
}

/** Updates the page when any request changes, on any platform, and when this adviser gets a message. */
function onDeskChange({ options }: Desk, { person }: SignedIn): Pick<StreamSource, 'listen'> {
  return {
    listen(wake) {
      const stops = [
        options.queries.subscribeToRequests(wake),
        options.queries.subscribe(personalPlaceOf(person)!, wake),
      ];
      return () => stops.forEach((stop) => stop());
    },
  };
}
