// Serves the page of advisers, and lets advisers say whether they are away.
import { listedAs } from '../../../bot/model/people/roster.js';
import { samePerson, type Person } from '../../../bot/model/people/person.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { seeOther } from '../design/page.js';
import { ADVISERS_PATH } from '../model/paths.js';
import { personalPlaceOf } from '../model/places.js';
import { checkForm, csrfFormOf } from '../security/csrf-form.js';
import { readPost } from '../security/post-guard.js';
import { advisersMain } from './advisers-page.js';
import type { Desk } from './frame/context.js';
import { deskPageReply } from './frame/desk-page.js';
import { deskEventId, replyToAction } from './reply-to-action.js';

export async function showAdvisers(
  desk: Desk,
  exchange: HttpExchange,
  problem?: { text: string; status: number },
): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const availability = await desk.options.queries.advisers();
  const said =
    problem?.text ??
    (await setJustNow(desk, visitor.person, exchange.query.get('set'))) ??
    (await replyToAction(desk, visitor.person, exchange.query.get('said')));
  return deskPageReply(desk, visitor, {
    title: 'Advisers',
    current: ADVISERS_PATH,
    main: advisersMain({
      availability,
      person: visitor.person,
      roles: visitor.roles,
      forms: csrfFormOf(visitor),
      now: desk.now(),
      ...(said !== undefined && { said }),
    }),
    ...(problem && { status: problem.status }),
  });
}

/**
 * The result of setting someone's hours. We check that it is true before showing it, because anyone can make up an
 * address.
 */
async function setJustNow(desk: Desk, person: Person, set: string | null): Promise<string | undefined> {
  const [, id, version] = /^([a-z0-9-]{1,39})\.(\d{1,9})$/.exec(set ?? '') ?? [];
  const file = id === undefined ? undefined : await desk.options.queries.adviserDetails(id);
  if (!file) return undefined;
  const { adviser, changes } = file;
  const [latest] = changes;
  if (Number(version) !== (latest?.version ?? 0)) return undefined;
  if (!latest || !samePerson(latest.by, person))
    return `No changes were made. These are already ${adviser.name}’s details.`;
  return latest.details === undefined
    ? `Saved. ${adviser.name}’s details are now the settings in the file.`
    : `Saved. ${adviser.name}’s new details apply now, here and in chat.`;
}

/** Does the same as typing “away” or “back” to the bot. */
export async function receivePresence(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const posted = readPost(exchange);
  const refusal = await checkForm(desk, visitor, exchange, posted);
  if (refusal) return showAdvisers(desk, exchange, { text: refusal.problem, status: refusal.status });
  const availability = await desk.options.queries.advisers();
  const isListed = availability.some(({ adviser }) => listedAs([adviser], visitor.person));
  if (!isListed)
    return showAdvisers(desk, exchange, {
      text: 'You are not on the list of advisers, so there are no details to change.',
      status: 403,
    });
  const idempotencyKey = posted.field('press')!;
  await desk.options.inbox.receive({
    kind: 'action',
    id: deskEventId(visitor.person, idempotencyKey),
    place: personalPlaceOf(visitor.person)!,
    from: visitor.person,
    sentAt: desk.now().toISOString(),
    action: { do: 'presence', away: posted.field('away') === 'true' },
  });
  return seeOther(`${ADVISERS_PATH}?said=${idempotencyKey}`);
}
