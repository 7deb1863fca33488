// Serves the page of the advisers, and takes one's own presence.
import { listedAs } from '../../../bot/escalation/roster.js';
import type { HttpExchange, HttpReply } from '../../http.js';
import { seeOther } from '../page.js';
import { ADVISERS_PATH } from '../paths.js';
import { personalPlaceOf } from '../places.js';
import { checkForm } from '../own-form.js';
import { readPost } from '../post-guard.js';
import { advisersMain } from './advisers-page.js';
import type { Desk } from './context.js';
import { formsOf } from './context.js';
import { deskPageReply } from './desk-page.js';
import { deskEventId } from './receive.js';
import { saidTo } from './said-to.js';

export async function showAdvisers(
  desk: Desk,
  exchange: HttpExchange,
  problem?: { text: string; status: number },
): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const standings = await desk.options.reading.advisers();
  const said = problem?.text ?? (await saidTo(desk, visitor.person, exchange.query.get('said')));
  return deskPageReply(desk, visitor, {
    title: 'Advisers',
    current: ADVISERS_PATH,
    main: advisersMain({
      standings,
      person: visitor.person,
      forms: formsOf(visitor),
      now: desk.now(),
      ...(said !== undefined && { said }),
    }),
    ...(problem && { status: problem.status }),
  });
}

/** The same as “away” and “back”, typed to the bot. */
export async function receivePresence(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const posted = readPost(exchange);
  const refusal = await checkForm(desk, visitor, exchange, posted);
  if (refusal) return showAdvisers(desk, exchange, { text: refusal.problem, status: refusal.status });
  const standings = await desk.options.reading.advisers();
  const isListed = standings.some(({ adviser }) => listedAs([adviser], visitor.person));
  if (!isListed)
    return showAdvisers(desk, exchange, {
      text: 'You do not stand in the list of advisers, so there is nothing to change.',
      status: 403,
    });
  const press = posted.field('press')!;
  await desk.options.inbox.receive({
    kind: 'action',
    id: deskEventId(visitor.person, press),
    place: personalPlaceOf(visitor.person)!,
    from: visitor.person,
    sentAt: desk.now().toISOString(),
    action: { do: 'presence', away: posted.field('away') === 'true' },
  });
  return seeOther(`${ADVISERS_PATH}?said=${press}`);
}
