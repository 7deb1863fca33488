// Shows on every page of the desk what needs this adviser now, and gives the page's script the text of its
// alerts. Never shows practitioners' names or anything they wrote.
import type { DeskNeed } from '../../../../bot/model/handoff/desk-need.js';
import type { Unreached } from '../../../../bot/model/queries.js';
import { shortNumber } from '../../../../bot/model/handoff/request-number.js';
import { may } from '../../../../bot/model/people/roles.js';
import { adviserWording } from '../../../../bot/wording/english/adviser-wording.js';
import { needsWording as said } from '../wording/needs-wording.js';
import { filled } from '../../design/filled.js';
import { timeElement } from '../../design/format-time.js';
import { markup, type Html } from '../../design/markup.js';
import { DESK_PATH, escalationPath } from '../../model/paths.js';
import type { SignedIn } from '../../model/signed-in.js';
import type { Desk } from './context.js';

export interface Needs {
  needs: readonly DeskNeed[];
  /** Requests that advisers could not be notified of. */
  missed: readonly Unreached[];
  now: Date;
  /** The address of the page. The list leaves out what the page already shows. */
  on?: string;
}

export interface NeedsPage {
  /** The page's address, if the page itself shows requests. */
  on?: string;
  /** The same as `missed` in `Needs`, if the page has already read these requests. */
  missed?: readonly Unreached[];
}

/** Returns undefined for people who do not answer requests. */
export async function readNeeds(
  { options: { queries }, now }: Desk,
  { person, roles }: SignedIn,
  { on, missed: known }: NeedsPage = {},
): Promise<Needs | undefined> {
  if (!may(roles, 'advise')) return undefined;
  const [needs, missed] = await Promise.all([queries.deskNeeds(person), known ?? queries.unreached()]);
  return { needs, missed, now: now(), on };
}

const isLost = (need: DeskNeed): boolean => need.kind === 'waiting' && need.lostAt !== undefined;

const isUrgentWaiting = ({ kind, urgent }: DeskNeed): boolean => kind === 'waiting' && urgent;

function newsKind(need: Exclude<DeskNeed, { kind: 'cancelled' }>) {
  if (need.kind !== 'waiting') return need.kind;
  if (isLost(need)) return 'lost';
  return need.isBack ? 'again' : 'waiting';
}

interface News {
  key: string;
  urgent: boolean;
  escalation: string;
  says: string;
  /**
   * What the page of that request shows instead. Browser notifications still use `says`, because they can be seen
   * anywhere.
   */
  saysHere?: string;
  isLost: boolean;
}

function newsOf({ needs, missed, on }: Needs): News[] {
  return [
    ...needs.map((need) => {
      const urgency = need.urgent ? 'urgent' : 'other';
      const isHere = need.kind === 'reply' && escalationPath(need.escalation) === on;
      return {
        key: need.key,
        urgent: need.urgent,
        escalation: need.escalation,
        says: need.kind === 'cancelled' ? said.news.cancelled : said.news[newsKind(need)][urgency],
        ...(isHere && { saysHere: said.news.replyHere[urgency] }),
        isLost: isLost(need),
      };
    }),
    // Each message has its own key, because we may give up on an earlier message after a later one.
    ...missed.flatMap(({ id, lost }) =>
      lost.map((message) => ({
        key: `${id}:missed:${encodeURIComponent(message)}`,
        urgent: true,
        escalation: id,
        says: said.news.missed,
        isLost: false,
      })),
    ),
  ];
}

/** Returns a key that stays the same if the request stops being urgent or another reminder is sent. */
const withoutUrgency = (key: string) =>
  key.replace(/:(?:urgent|calm):/, ':').replace(/:waiting:.*/, ':waiting');

/**
 * Says what is new since `before`, for screen readers. Leaves out new requests on the page that lists them,
 * because that page announces them itself. Reminders about those requests, and requests taken back from this
 * adviser, are included everywhere.
 */
export function needsNews(before: Needs | undefined, after: Needs | undefined): string {
  if (!before || !after) return '';
  const known = new Set(newsOf(before).map(({ key }) => key));
  const isCounted = (one: News) =>
    after.on === DESK_PATH && !one.isLost && /:waiting:(?:.+:)?0$|:missed:/.test(one.key);
  const wasUrgent = new Set(
    newsOf(before)
      .filter(({ urgent }) => urgent)
      .map(({ key }) => withoutUrgency(key)),
  );
  const isCalmed = ({ key, urgent }: News) => !urgent && wasUrgent.has(withoutUrgency(key));
  const fresh = newsOf(after).filter((one) => !known.has(one.key) && !isCalmed(one) && !isCounted(one));
  return [...new Set(fresh.map(({ says, saysHere = says }) => saysHere))].join(' ');
}

export function needsRegion(view: Needs | undefined): Html {
  if (!view) return markup``;
  const lines = linesOf(view);
  const count = view.on === DESK_PATH ? undefined : titleCount(view);
  const isRequest = isRequestPage(view.on);
  // The bar already has a line about these, so the page's script adds none.
  const listed = new Set(isRequest ? lines.flatMap(({ about }) => about) : []);
  return markup`${
    lines.length > 0 &&
    markup`<section class="needs no-print" aria-label="${said.label}"><ul>${(isRequest ? atMostTwo(lines) : lines).map(showLine)}</ul></section>`
  }<div hidden${count !== undefined && markup` data-count="${count}"`}>${newsOf(view).map(
    ({ key, urgent, escalation, says, saysHere }) =>
      markup`<span data-need="${key}"${urgent && markup` data-urgent`}${listed.has(escalation) && markup` data-listed`} data-about="${escalationPath(escalation)}"${saysHere !== undefined && markup` data-here="${saysHere}"`}>${says}</span>`,
  )}</div>`;
}

interface Line {
  urgent: boolean;
  href: string;
  text: Html;
  /** IDs of the requests. If there is only one, the line gives its number. */
  about: readonly string[];
}

function showLine({ urgent, href, text, about: [first, ...more] }: Line): Html {
  const number = first !== undefined && !more.length && markup` ${said.number(shortNumber(first))}`;
  return markup`<li${urgent && markup` class="needs-urgent"`}>${urgent && markup`<span class="sign" aria-hidden="true">!</span> `}<a href="${href}">${text}${number}</a></li>`;
}

const isRequestPage = (on: string | undefined) => on?.startsWith(escalationPath('')) ?? false;

/** Leaves room on a request's page for the conversation, which is between these lines and the reply box. */
function atMostTwo(lines: readonly Line[]): readonly Line[] {
  const [first, ...more] = lines;
  if (!first || more.length < 2) return lines;
  const urgent = more.some((line) => line.urgent);
  return [first, { urgent, href: DESK_PATH, text: markup`${said.more(more.length)}`, about: [] }];
}

function linesOf({ needs, missed, now, on }: Needs): Line[] {
  const elsewhere = needs.filter(({ escalation }) => escalationPath(escalation) !== on);
  const lines = elsewhere.flatMap((need) => lineOf(need, now) ?? []);
  // Also counts those that have their own line, as the list of requests and the page's title do.
  const unclaimed = elsewhere.filter(isUrgentWaiting);
  const isNamedEach = unclaimed.every((need) => lineOf(need, now));
  lines.push(
    ...together(
      said.reply,
      elsewhere.filter(({ kind }) => kind === 'reply'),
      now,
    ),
  );
  if (missed.length && on !== DESK_PATH)
    lines.push({ urgent: true, href: DESK_PATH, text: markup`${said.news.missed}`, about: [] });
  lines.sort((one, other) => Number(other.urgent) - Number(one.urgent));
  // The list of requests starts with these requests, so it only needs this line if other lines are above the list.
  if (!isNamedEach && (on !== DESK_PATH || lines.length))
    lines.unshift(
      ...together(
        unclaimed.length < needs.filter(isUrgentWaiting).length
          ? said.otherUrgentWaiting
          : said.urgentWaiting,
        unclaimed,
        now,
      ),
    );
  return lines;
}

/** Returns a line about one request. Undefined if the request is only part of a count. */
function lineOf(need: DeskNeed, now: Date): Line | undefined {
  const { urgent, escalation } = need;
  const since = need.kind === 'waiting' ? (need.lostAt ?? need.since) : need.since;
  const urgency = urgent ? 'urgent' : 'other';
  const line = (text: string, names: Record<string, string> = {}): Line => ({
    urgent,
    href: escalationPath(escalation),
    about: [escalation],
    text: filled(text, {
      when: timeElement(since, now),
      ...Object.fromEntries(Object.entries(names).map(([key, name]) => [key, markup`<bdi>${name}</bdi>`])),
    }),
  });
  if (isLost(need)) return line(said.lost[urgency]);
  if (need.kind === 'waiting' && need.leftBy !== undefined && urgent)
    return line(said.left, { name: need.leftBy });
  if (need.kind === 'waiting') return need.asked && line(said.asked[need.asked][urgency]);
  const { anAdviser } = adviserWording;
  if (need.kind === 'cancelled') return line(said.cancelled);
  if (need.kind === 'transferred') return line(said.transferred[urgency], { name: need.by ?? anAdviser });
  return need.kind === 'not-opened'
    ? line(said.notOpened[urgency], { name: need.holder ?? anAdviser })
    : undefined;
}

function together(text: (count: number) => string, needs: readonly DeskNeed[], now: Date): Line[] {
  const [first] = [...needs].sort((one, other) => one.since.localeCompare(other.since));
  if (!first) return [];
  return [
    {
      urgent: needs.some(({ urgent }) => urgent),
      href: needs.length === 1 ? escalationPath(first.escalation) : DESK_PATH,
      text: filled(text(needs.length), { when: timeElement(first.since, now) }),
      about: needs.map(({ escalation }) => escalation),
    },
  ];
}

/** A count for the start of the page's title, because browsers with many tabs only show the start. */
function titleCount({ needs }: Needs): string | undefined {
  const waiting = needs.filter(({ kind }) => kind === 'waiting');
  const urgent = waiting.filter((need) => need.urgent).length;
  const yours = needs.filter(({ kind }) => kind === 'reply' || kind === 'transferred').length;
  if (urgent) return said.count.urgent(urgent);
  if (yours) return said.count.yours(yours);
  return waiting.length ? said.count.waiting(waiting.length) : undefined;
}
