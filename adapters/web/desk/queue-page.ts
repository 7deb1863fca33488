// The desk's first page: who is waiting, urgent first, who is with which adviser, and what could not be delivered.
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { DESK_PATH, escalationPath } from '../model/paths.js';
import { deskPageReply } from './frame/desk-page.js';
import { DESK_PLACE } from '../model/places.js';
import type { SignedIn } from '../model/signed-in.js';
import type { Desk } from './frame/context.js';
import { csrfFormOf, type CsrfForm } from '../security/csrf-form.js';
import type { Escalation, EscalationReason } from '../../../bot/model/handoff/escalation.js';
import { sameAdviser } from '../../../bot/model/people/roster.js';
import { specialismName } from '../../../bot/model/people/specialism.js';
import type { SwitchedOff } from '../../../bot/model/governance/switches.js';
import type { Person } from '../../../bot/model/people/person.js';
import type {
  AdviserAvailability,
  Notice,
  QueueEntry,
  UndeliveredEntry,
} from '../../../bot/model/queries.js';
import { wording } from '../../../bot/copy/english/wording.js';
import { jurisdictionName } from '../../../knowledge/model/words/guidance-names.js';
import { markup, type Content, type Html } from '../design/markup.js';
import { waitingTime, timeElement } from '../design/format-time.js';
import { assistantOff } from '../design/assistant-off.js';
import { ownPresence } from './advisers-page.js';
import { openedRegion, readOpened, type OriginalsOpened } from './originals-opened.js';
import { findForm } from './closed/find-form.js';
import { claimForm } from './forms.js';
import { asHeading } from '../design/heading.js';
import { requestTitle, wordsOf } from './frame/request-title.js';
import { liveRegions, showRegion } from '../delivery/region.js';

/** Showing more would push waiting requests off the screen, and the rest are older. */
const UNDELIVERED_SHOWN = 10;
const NEWS_SHOWN = 8;

export async function showQueue(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const view = await readQueue(desk, visitor);
  return deskPageReply(desk, visitor, {
    title: queueTitle(view.queue),
    current: DESK_PATH,
    stream: `${DESK_PATH}/events`,
    main: queueMain(view),
  });
}

export async function readQueue(desk: Desk, visitor: SignedIn): Promise<QueueView> {
  const { queries, governance } = desk.options;
  const [queue, news, undelivered, availability, off, opened] = await Promise.all([
    queries.queue(),
    queries.latestNotices(DESK_PLACE, NEWS_SHOWN),
    queries.undelivered(UNDELIVERED_SHOWN),
    queries.advisers(),
    governance.off(),
    readOpened(desk, visitor),
  ]);
  return {
    queue,
    news,
    undelivered,
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
  news: readonly Notice[];
  undelivered: readonly UndeliveredEntry[];
  availability: readonly AdviserAvailability[];
  /** What an admin has turned off. */
  off: readonly SwitchedOff[];
  opened: OriginalsOpened | undefined;
  roles: SignedIn['roles'];
  person: Person;
  forms: CsrfForm;
  now: Date;
}

export const REASON_LABELS: Record<EscalationReason, string> = {
  'asked-for': 'Asked for an adviser',
  urgent: 'A child may be in danger',
  unanswerable: 'No answer was found',
  'low-rating': 'The answer did not help',
  policy: 'Needs a person',
};

/** The parts that change while the page is open, with the id of each element as its key. */
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
  return markup`<h1>Requests</h1>
${liveRegions()}
${region('alarm')}
${region('presence')}
${alertsPanel()}
${region('queue')}
${region('undelivered')}
${region('opened')}
${findForm()}
<section aria-labelledby="news-title"><h2 id="news-title">Latest activity</h2>
${region('news')}</section>`;
}

/** Open requests that an adviser should have been notified of, but was not. */
export function unreached({ undelivered }: Pick<QueueView, 'undelivered'>): Escalation[] {
  const found = undelivered.flatMap(({ escalation, to }) => {
    const isMissed =
      escalation?.state === 'waiting'
        ? to !== 'practitioner'
        : escalation?.state === 'claimed' && to === 'adviser';
    return escalation && isMissed ? [escalation] : [];
  });
  return [...new Map(found.map((escalation) => [escalation.id, escalation])).values()];
}

function alarmRegion(view: QueueView): Html {
  const missed = unreached(view);
  if (!missed.length) return markup``;
  return markup`<section class="urgent" aria-labelledby="alarm-title"><h2 id="alarm-title" class="urgent-label"><span class="sign" aria-hidden="true">!</span> ${wording.adviser.notReached}</h2>
<ul>${missed.map(({ id, urgent, openedAt }) => markup`<li><a href="${escalationPath(id)}">${urgent ? 'Urgent request' : 'Request'} opened ${timeElement(openedAt, view.now)}</a></li>`)}</ul></section>`;
}

/** Needs JavaScript, and works only while this page is open. */
function alertsPanel(): Html {
  return markup`<div id="alerts" class="alerts" hidden><p id="alerts-title">Tell me about new requests:</p>
<div class="buttons" role="group" aria-labelledby="alerts-title"><button type="button" class="button plain" data-alert="sound" aria-pressed="false">Sound</button>
<button type="button" class="button plain" data-alert="notification" aria-pressed="false">Desktop notification</button></div>
<p class="hint" id="alerts-state" role="status"></p></div>`;
}

function queueRegion(view: QueueView): Html {
  const roster = view.availability.map(({ adviser }) => adviser);
  const waiting = view.queue.filter(({ escalation }) => escalation.state === 'waiting');
  const claimed = view.queue.filter(({ escalation }) => escalation.state === 'claimed');
  const yours = claimed.filter(({ escalation }) => sameAdviser(roster, escalation.holder, view.person));
  const others = claimed.filter((entry) => !yours.includes(entry));
  return markup`<p class="queue-count">${queueCount(view.queue)}</p>
${group('Waiting', waiting, view, wording.adviser.nothingOpen)}
${yours.length > 0 && group('Yours', yours, view)}
${others.length > 0 && group('With other advisers', others, view)}`;
}

/** Starts with the numbers that matter most when a browser has many tabs open. */
export function queueTitle(queue: readonly QueueEntry[]): string {
  return `Desk: ${queueCount(queue)}`;
}

export function queueCount(queue: readonly QueueEntry[]): string {
  const waiting = queue.filter(({ escalation }) => escalation.state === 'waiting');
  const urgent = waiting.filter(({ escalation }) => escalation.urgent).length;
  const counts = wording.adviser.open(waiting.length, queue.length - waiting.length);
  return urgent ? `${counts} Urgent: ${urgent}.` : counts;
}

function group(title: string, entries: readonly QueueEntry[], view: QueueView, empty?: string): Html {
  const id = `group-${title.toLowerCase().replace(/\W+/g, '-')}`;
  return markup`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${
  entries.length
    ? markup`<ul class="cases">${entries.map((entry) => showEntry(entry, view))}</ul>`
    : markup`<p class="empty">${empty}</p>`
}</section>`;
}

function showEntry(entry: QueueEntry, view: QueueView): Html {
  const { escalation } = entry;
  const { id, urgent, state } = escalation;
  const title = requestTitle(entry);
  return markup`<li class="${urgent ? 'case case-urgent' : 'case'}" id="case-${id}">
<h3><a href="${escalationPath(id)}" dir="auto">${title}</a></h3>
<p class="case-facts">${urgent && markup`<span class="tag tag-urgent"><span class="sign" aria-hidden="true">!</span> Urgent</span>`}
${factsOf(entry, view).map((fact) => fact !== undefined && fact !== false && markup`<span>${fact}</span>`)}</p>
${state === 'waiting' && markup`<div class="case-claim">${waitOf(escalation, view.now)}${claimForm(escalation, view.forms, title)}</div>`}
</li>`;
}

/** A wait is marked as long after this time. An urgent wait always is. */
const LONG_WAIT_MS = { urgent: 5 * 60_000, other: 60 * 60_000 };

function waitOf({ urgent, waitingSince, openedAt }: Escalation, now: Date): Html {
  const since = waitingSince ?? openedAt;
  const isLong = now.getTime() - Date.parse(since) >= LONG_WAIT_MS[urgent ? 'urgent' : 'other'];
  return markup`<p class="${isLong ? 'case-wait long' : 'case-wait'}"><span class="hidden">Waiting for </span><strong data-since="${since}">${waitingTime(since, now)}</strong> <span class="hint">since ${timeElement(since, now)}</span></p>`;
}

function factsOf(
  { escalation, question, alarming, kept, jurisdiction, agency, danger, awaitsReplySince }: QueueEntry,
  { now }: QueueView,
): Content[] {
  const { reason, openedAt, holder, specialism, state } = escalation;
  const isClaimed = state === 'claimed';
  return [
    danger !== undefined && markup`<strong>Danger sign: ${danger}</strong>`,
    // The sign of danger already shows this.
    (danger === undefined || reason !== 'urgent') && REASON_LABELS[reason],
    alarming !== undefined &&
      question !== undefined &&
      markup`First asked: <bdi>${asHeading(question)}</bdi>`,
    isClaimed && markup`asked ${timeElement(openedAt, now)}`,
    jurisdiction && jurisdictionName(jurisdiction),
    agency,
    specialism && specialismName(specialism),
    isClaimed && markup`with <bdi>${holder?.name ?? wording.adviser.anAdviser}</bdi>`,
    isClaimed &&
      (awaitsReplySince === undefined
        ? 'answered, no reply from the person yet'
        : markup`<strong>waiting for a reply since ${timeElement(awaitsReplySince, now)}</strong>`),
    kept > 0 ? `${kept} ${kept === 1 ? 'message' : 'messages'} since` : undefined,
  ];
}

const TO: Record<UndeliveredEntry['to'], string> = {
  practitioner: 'to the practitioner',
  adviser: 'to an adviser',
  channel: 'to the advisers’ channel',
};
const WHAT: Record<UndeliveredEntry['purpose'], string> = {
  card: 'A request card',
  relay: 'A message',
  notice: 'A message from the assistant',
};

/** Does not show the messages themselves. Anyone who is allowed to read them can open the request. */
function undeliveredRegion({ undelivered, now }: QueueView): Html {
  if (!undelivered.length) return markup``;
  return markup`<section class="undelivered" aria-labelledby="undelivered-title"><h2 id="undelivered-title">Not delivered</h2>
<p>These messages could not be delivered. The person may have left or removed the app, or the app may have refused the messages or be disconnected. We will only try again if the app is reconnected within 4 hours.</p>
<ul class="activity">${undelivered.map(({ escalation, to, purpose, queuedAt }) => {
    const text = `${WHAT[purpose]} ${TO[to]}`;
    return markup`<li>${timeElement(queuedAt, now)} ${escalation ? markup`<a href="${escalationPath(escalation.id)}">${text}</a>` : text}</li>`;
  })}</ul></section>`;
}

/** What the bot told the advisers, newest first. Leaves out cards of open requests, because the queue shows those. */
function newsRegion({ news, queue, now }: QueueView): Html {
  if (!news.length) return markup`<p class="muted">Nothing yet.</p>`;
  return markup`<ul class="activity">${news.map(({ at, escalation, summary, reminders = 0 }) => {
    const about = queue.find((entry) => entry.escalation.id === escalation);
    const title = about && wordsOf(about);
    const text = markup`${about?.escalation.urgent && 'Urgent. '}${summary}${reminders > 1 && ` Reminded ${reminders} times.`}`;
    return markup`<li>${timeElement(at, now)} ${escalation ? markup`<a href="${escalationPath(escalation)}" dir="auto">${title ?? text}</a>${title !== undefined && markup`: ${text}`}` : text}</li>`;
  })}</ul>`;
}
