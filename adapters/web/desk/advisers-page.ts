// Shows who is at work, with everyone's specialisms, hours and number of conversations, and lets readers say
// that they are away.
import { dayOf } from '../../../bot/model/governance/parse-day.js';
import { listedAs } from '../../../bot/model/people/roster.js';
import { samePerson, type Person } from '../../../bot/model/people/person.js';
import { deskWording } from '../../../bot/wording/english/desk-wording.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { seeOther } from '../design/page.js';
import { ADVISERS_PATH, adviserPath, HOURS_PATH } from '../model/paths.js';
import { personalPlaceOf } from '../model/places.js';
import { checkForm, csrfFormOf, hiddenFields, type CsrfForm } from '../security/csrf-form.js';
import { readPost } from '../security/post-guard.js';
import type { Desk } from './frame/context.js';
import { deskPageReply } from './frame/desk-page.js';
import { nameOf } from './frame/name-of.js';
import { deskEventId, replyToAction } from './reply-to-action.js';
import { mayChangeDetails } from '../../../bot/model/people/adviser-details.js';
import type { AdviserAvailability, ServiceHoursFile } from '../../../bot/model/queries.js';
import { openingHours } from '../../../bot/wording/describe-opening-hours.js';
import { hoursInWords } from './hours/hours-page.js';
import { may, type UserRole } from '../../../bot/model/people/roles.js';
import { markup, type Content, type Html } from '../design/markup.js';
import { refusedBox, saidLine } from '../design/render.js';
import { timeElement } from '../design/format-time.js';
import { factList, type LabelledFacts } from '../design/fact-list.js';
import { filled } from '../design/filled.js';
import { detailFacts } from './details/describe-details.js';
import { frameWording } from './wording/frame-wording.js';
import { advisersWording as words } from './wording/advisers-wording.js';

export async function showAdvisers(
  desk: Desk,
  exchange: HttpExchange,
  problem?: { text: string; status: number },
): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const { queries } = desk.options;
  const availability = await queries.advisers();
  const said =
    (await setJustNow(desk, visitor.person, exchange.query.get('set'))) ??
    (await replyToAction(desk, visitor.person, exchange.query.get('said')));
  return deskPageReply(desk, visitor, {
    title: problem ? frameWording.errorTitle(problem.text) : words.title,
    current: ADVISERS_PATH,
    main: advisersMain({
      availability,
      signedIn: availability.length ? [] : await queries.colleagues(),
      hours: await queries.serviceHours(),
      person: visitor.person,
      roles: visitor.roles,
      forms: csrfFormOf(visitor),
      now: desk.now(),
      ...(problem ? { problem: problem.text } : { said }),
    }),
    status: problem?.status,
  });
}

/**
 * Says that someone's hours have just been set. Anyone can make up an address, so this checks the address
 * against the stored changes.
 */
async function setJustNow(desk: Desk, person: Person, set: string | null): Promise<string | undefined> {
  const [, id, version] = /^([a-z0-9-]{1,39})\.(\d{1,9})$/.exec(set ?? '') ?? [];
  const file = id === undefined ? undefined : await desk.options.queries.adviserDetails(id);
  if (!file) return undefined;
  const { adviser, changes } = file;
  const [latest] = changes;
  if (Number(version) !== (latest?.version ?? 0)) return undefined;
  if (!latest || !samePerson(latest.by, person)) return words.done.unchanged(adviser.name);
  return words.done[latest.details === undefined ? 'reset' : 'changed'](adviser.name);
}

/** Has the same effect as typing “away” or “back” to the bot. */
export async function receivePresence(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const posted = readPost(exchange);
  const refusal = await checkForm(desk, visitor, exchange, posted);
  if (refusal) return showAdvisers(desk, exchange, { text: refusal.problem, status: refusal.status });
  const availability = await desk.options.queries.advisers();
  const isListed = availability.some(({ adviser }) => listedAs([adviser], visitor.person));
  if (!isListed) return showAdvisers(desk, exchange, { text: words.notListed, status: 403 });
  const idempotencyKey = posted.field('press')!;
  const { refused } = await desk.options.inbox.receive({
    kind: 'action',
    id: deskEventId(visitor.person, idempotencyKey),
    place: personalPlaceOf(visitor.person)!,
    from: visitor.person,
    sentAt: desk.now().toISOString(),
    action: { do: 'presence', away: posted.field('away') === 'true' },
  });
  if (refused) return showAdvisers(desk, exchange, { text: wordsIn('en').locked.join(' '), status: 503 });
  return seeOther(`${ADVISERS_PATH}?said=${idempotencyKey}`);
}

interface AdvisersView {
  /** Empty if there is a list of advisers. */
  signedIn: readonly AdviserAvailability[];
  availability: readonly AdviserAvailability[];
  hours: ServiceHoursFile;
  person: Person;
  roles: readonly UserRole[];
  forms: CsrfForm;
  now: Date;
  said?: string;
  problem?: string;
}

function advisersMain(view: AdvisersView): Html {
  const { availability, said, problem } = view;
  const atWork = availability.filter((standing) => standing.atWork).length;
  return markup`<h1>${words.title}</h1>
${said && saidLine(said)}${problem !== undefined && refusedBox(problem, wordsIn('en'))}
${serviceHours(view)}
${ownId(view)}
${
  availability.length
    ? markup`<p>${words.onShift(atWork, availability.length)}</p>${ownPresence(view)}
<ul class="advisers">${availability.map((standing) => showAdviser(standing, view))}</ul>
<p class="hint">${words.whoDecides} ${words.mayEdit}</p>`
    : markup`<p>${words.none.first}</p>
${view.signedIn.length > 0 && markup`<p>${words.none.signedIn(view.signedIn.map(({ adviser }) => adviser.name))}</p>`}
<p>${words.none[may(view.roles, 'govern') ? 'forAdmins' : 'whatToDo']}</p>`
}`;
}

/**
 * Shows people who are not on the list their own id. An administrator needs this id to add them to the list,
 * and would not notice a mistake in it.
 */
function ownId({ availability, person }: AdvisersView): Html | false {
  const roster = availability.map(({ adviser }) => adviser);
  if (!roster.length || listedAs(roster, person)) return false;
  return markup`<p>${deskWording.notListed} <code>${person.id}</code></p>`;
}

/** The opening hours page lists all the closed days. */
const CLOSED_DAYS_SHOWN = 3;

function serviceHours({ hours: { hours }, availability, roles, now }: AdvisersView): Html {
  const today = dayOf(now.toISOString());
  const next = hours?.closedDays.filter((day) => day >= today).slice(0, CLOSED_DAYS_SHOWN) ?? [];
  const known = hours
    ? hoursInWords({ ...hours, closedDays: next })
    : openingHours(
        availability.map(({ adviser }) => adviser),
        wordsIn('en').page.times,
      );
  const shown = known === undefined ? words.noOpeningHours : words.openingHours(known);
  return markup`<p>${shown}${may(roles, 'change-advisers') ? markup` <a href="${HOURS_PATH}">${words.changeOpeningHours}</a>` : ` ${words.whoChangesHours}`}</p>`;
}

/**
 * Returns undefined for anyone who is not on the list. They are not notified by name, so being away would
 * have no effect.
 */
export function ownPresence({
  availability,
  person,
  forms,
  now,
}: Omit<AdvisersView, 'said' | 'roles' | 'hours' | 'signedIn'>): Html | undefined {
  const own = availability.find(({ adviser }) => listedAs([adviser], person));
  if (!own) return undefined;
  const isAway = own.awayUntil !== undefined;
  return markup`<form class="presence" method="post" action="${ADVISERS_PATH}">
${hiddenFields(forms)}
<p>${whetherAtWork(own, words.own.standing, now)}</p>
<button type="submit" class="button plain" name="away" value="${String(!isAway)}">${isAway ? words.own.back : words.own.away}</button>
</form>`;
}

function whetherAtWork(
  { atWork, awayUntil, nextAtWork }: AdviserAvailability,
  said: Record<keyof typeof words.own.standing, string>,
  now: Date,
): Content {
  if (atWork) return said.onShift;
  if (awayUntil !== undefined) return filled(said.awayUntil, { when: timeElement(awayUntil, now) });
  return nextAtWork ? filled(said.nextShift, { when: timeElement(nextAtWork, now) }) : said.offShift;
}

function showAdviser(standing: AdviserAvailability, view: AdvisersView): Html {
  const { adviser, setAtDesk, atWork, holds } = standing;
  const { now } = view;
  const facts: LabelledFacts = [
    [words.open, words.conversations(holds)],
    [words.urgentRequests, adviser.duty ? words.dutyAtAnyHour : undefined],
    ...detailFacts(adviser, adviser.timeZone),
  ];
  return markup`<li class="adviser"><h2>${adviser.name} ${adviser.lead && markup`<span class="tag">${words.lead}</span>`} ${adviser.duty && markup`<span class="tag">${words.duty}</span>`}</h2>
<p class="adviser-now"><span class="${atWork ? 'presence-mark at-work' : 'presence-mark'}" aria-hidden="true"></span> ${whetherAtWork(standing, words.standing, now)}</p>
${factList(facts)}
${setAtDesk && markup`<p class="hint">${filled(words.edited, { name: nameOf(setAtDesk.by, 'inside'), when: timeElement(setAtDesk.at, now) })}</p>`}
${changeLink(standing, view)}</li>`;
}

function changeLink(
  { adviser }: AdviserAvailability,
  { availability, person, roles }: AdvisersView,
): Html | false {
  const roster = availability.map((standing) => standing.adviser);
  return (
    mayChangeDetails(roster, adviser, { person, roles }) &&
    markup`<p class="change"><a href="${adviserPath(adviser.id)}">${words.edit}<span class="hidden">: ${adviser.name}</span></a></p>`
  );
}
