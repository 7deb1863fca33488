// Shows the requests that are waiting, urgent ones first, the requests that are with an adviser, and
// undelivered messages.
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { DESK_PATH, escalationPath } from '../model/paths.js';
import { deskPageReply } from './frame/desk-page.js';
import { DESK_PLACE } from '../model/places.js';
import type { SignedIn } from '../model/signed-in.js';
import type { Desk } from './frame/context.js';
import { csrfFormOf, type CsrfForm } from '../security/csrf-form.js';
import { isOpen } from '../../../bot/model/handoff/escalation.js';
import { sameAdviser } from '../../../bot/model/people/roster.js';
import type { SwitchedOff } from '../../../bot/model/governance/switches.js';
import type { Person } from '../../../bot/model/people/person.js';
import type {
  AdviserAvailability,
  DeskNotice,
  QueueEntry,
  UndeliveredEntry,
  Unreached,
} from '../../../bot/model/queries.js';
import { shortNumber } from '../../../bot/model/handoff/request-number.js';
import { deskWording } from '../../../bot/wording/english/desk-wording.js';
import { adviserWording } from '../../../bot/wording/english/adviser-wording.js';
import { pseudonymsShown } from '../chat/entries.js';
import { filled } from '../design/filled.js';
import { markup, type Html } from '../design/markup.js';
import { timeElement } from '../design/format-time.js';
import { assistantOff } from '../design/assistant-off.js';
import { ownPresence } from './advisers-page.js';
import { openedRegion, readOpened, type OriginalsOpened } from './originals-opened.js';
import { findClosedForm } from './closed/find-form.js';
import { requestWords } from './frame/request-title.js';
import { queueCard } from './queue-card.js';
import { liveRegions, showRegion } from '../delivery/region.js';

const { queue: said, alerts, activity, undelivered: lost } = deskWording;

const NEWS_SHOWN = 8;

/** A longer list would push waiting requests off the screen, so only the newest messages are shown. */
const UNDELIVERED_SHOWN = 10;

export async function showQueue(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const view = await readQueue(desk, visitor);
  return deskPageReply(desk, visitor, {
    title: queueTitle(view.queue),
    current: DESK_PATH,
    on: DESK_PATH,
    missed: view.missed,
    stream: `${DESK_PATH}/events`,
    main: queueMain(view),
  });
}

export async function readQueue(desk: Desk, visitor: SignedIn): Promise<QueueView> {
  const { queries, store } = desk.options;
  const [queue, closed, news, undelivered, missed, availability, off, opened] = await Promise.all([
    queries.queue(),
    queries.closed({}, { limit: NEWS_SHOWN, offset: 0 }),
    queries.latestNotices(DESK_PLACE, NEWS_SHOWN),
    queries.undelivered(UNDELIVERED_SHOWN),
    queries.unreached(),
    queries.advisers(),
    store.records.switches.off(),
    readOpened(desk, visitor),
  ]);
  return {
    queue,
    closed,
    news,
    undelivered,
    missed,
    availability,
    off,
    opened,
    roles: visitor.roles,
    person: visitor.person,
    forms: csrfFormOf(visitor),
    now: desk.now(),
  };
}

interface QueueView {
  queue: readonly QueueEntry[];
  /** The requests that were closed last, which the latest activity may be about. */
  closed: readonly QueueEntry[];
  news: readonly DeskNotice[];
  undelivered: readonly UndeliveredEntry[];
  missed: readonly Unreached[];
  availability: readonly AdviserAvailability[];
  off: readonly SwitchedOff[];
  opened: OriginalsOpened | undefined;
  roles: SignedIn['roles'];
  person: Person;
  forms: CsrfForm;
  now: Date;
}

export function queueRegions(view: QueueView): Record<string, Html> {
  return {
    alarm: markup`${assistantOff(view.off)}${alarmRegion(view)}`,
    presence: markup`${ownPresence(view)}`,
    queue: queueRegion(view),
    undelivered: undeliveredRegion(view),
    opened: openedRegion(view.opened, view),
    news: newsRegion(view),
  };
}

function queueMain(view: QueueView): Html {
  const regions = queueRegions(view);
  const region = (id: string) => showRegion(id, regions[id]!);
  return markup`<h1>${said.title}</h1>
${liveRegions()}
${region('alarm')}
${region('presence')}
${alertsPanel()}
${region('queue')}
${region('undelivered')}
${region('opened')}
${findClosedForm()}
<section aria-labelledby="news-title"><h2 id="news-title">${activity.title}</h2>
${region('news')}</section>`;
}

function alarmRegion({ missed, now }: QueueView): Html {
  if (!missed.length) return markup``;
  return markup`<section class="urgent" aria-labelledby="alarm-title"><h2 id="alarm-title" class="urgent-label"><span class="sign" aria-hidden="true">!</span> ${adviserWording.notReached}</h2>
<ul>${missed.map(({ id, urgent, openedAt }) => markup`<li><a href="${escalationPath(id)}">${filled(said.missed[urgent ? 'urgent' : 'other'], { when: timeElement(openedAt, now) })}</a></li>`)}</ul></section>`;
}

/**
 * Lets advisers turn alerts on and off. Needs JavaScript. The choice applies to all the desk's pages in this
 * browser.
 */
function alertsPanel(): Html {
  return markup`<div id="alerts" class="alerts" hidden><p id="alerts-title">${alerts.title}</p>
<div class="buttons" role="group" aria-labelledby="alerts-title"><button type="button" class="button plain" data-alert="sound" aria-pressed="false">${alerts.sound}</button>
<button type="button" class="button plain" data-alert="notification" aria-pressed="false">${alerts.notification}</button>
<button type="button" class="button link" id="try-sound">${alerts.trySound}</button></div>
<p class="hint">${alerts.hint}</p>
<p class="hint" id="alerts-state" role="status"></p></div>`;
}

function queueRegion(view: QueueView): Html {
  const roster = view.availability.map(({ adviser }) => adviser);
  const waiting = view.queue.filter(({ escalation }) => escalation.state === 'waiting');
  const claimed = view.queue.filter(({ escalation }) => escalation.state === 'claimed');
  const yours = claimed.filter(({ escalation }) => sameAdviser(roster, escalation.holder, view.person));
  const others = claimed.filter((entry) => !yours.includes(entry));
  // Advisers' own requests come above those of others, but below those about danger.
  const first = yours.length ? waiting.filter(({ escalation }) => escalation.urgent) : [];
  const rest = waiting.filter((entry) => !first.includes(entry));
  return markup`<p class="queue-count">${queueCount(view.queue)}</p>
${first.length > 0 && group(said.groups.urgent, first, view)}
${yours.length > 0 && group(said.groups.yours, yours, view)}
${(rest.length > 0 || !first.length) && group(said.groups.waiting, rest, view, adviserWording.nothingOpen)}
${others.length > 0 && group(said.groups.others, others, view)}`;
}

export function queueTitle(queue: readonly QueueEntry[]): string {
  return said.windowTitle(queueCount(queue));
}

export function queueCount(queue: readonly QueueEntry[]): string {
  const waiting = queue.filter(({ escalation }) => escalation.state === 'waiting');
  const urgent = waiting.filter(({ escalation }) => escalation.urgent).length;
  const counts = adviserWording.open(waiting.length, queue.length - waiting.length);
  return urgent ? said.urgentCount(counts, urgent) : counts;
}

function group(title: string, entries: readonly QueueEntry[], view: QueueView, empty?: string): Html {
  const id = `group-${title.toLowerCase().replace(/\W+/g, '-')}`;
  return markup`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${empty !== undefined && entries.length > 1 && markup`<p class="hint">${said.order}</p>`}${
    entries.length
      ? markup`<ul class="cases">${entries.map((entry) => queueCard(entry, view))}</ul>`
      : markup`<p class="empty">${empty}</p>`
  }</section>`;
}

/** Does not show the messages themselves. People who are allowed to read them can open the request. */
function undeliveredRegion({ undelivered, now }: QueueView): Html {
  if (!undelivered.length) return markup``;
  return markup`<section class="undelivered" aria-labelledby="undelivered-title"><h2 id="undelivered-title">${lost.title}</h2>
<p>${lost.why}</p>
<ul class="activity">${undelivered.map(({ escalation, to, purpose, queuedAt }) => {
    const text = lost.what[purpose][to];
    return markup`<li>${timeElement(queuedAt, now)} ${escalation ? markup`<a href="${escalationPath(escalation.id)}">${text}</a>` : text}</li>`;
  })}</ul></section>`;
}

/**
 * Shows the bot's latest notices to advisers. Leaves out cards of open requests, because the queue shows
 * those.
 */
function newsRegion({ news, queue, closed, now }: QueueView): Html {
  if (!news.length) return markup`<p class="empty">${activity.nothing}</p>`;
  return markup`<ul class="activity">${news.map(({ at, escalation, summary, reminders = 0 }) => {
    const about = [...queue, ...closed].find((entry) => entry.escalation.id === escalation);
    const title = about && requestWords(about);
    const told = reminders > 1 ? activity.reminded(summary, reminders) : summary;
    const text = about?.escalation.urgent && isOpen(about.escalation) ? activity.urgent(told) : told;
    if (escalation === undefined) return markup`<li>${timeElement(at, now)} ${text}</li>`;
    // Without a title or a number, the lines of several requests would look the same.
    const name = title ?? activity.number(shortNumber(escalation));
    return markup`<li>${timeElement(at, now)} <a href="${escalationPath(escalation)}" dir="auto">${pseudonymsShown(name, title !== undefined)}</a>${/[.?!…]$/.test(name) ? ' ' : ': '}${text}</li>`;
  })}</ul>`;
}
