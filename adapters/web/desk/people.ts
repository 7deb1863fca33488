// Serves the page that shows who is signed in, where an admin can sign someone out everywhere.
import type { Session } from '../../../bot/model/people/session-record.js';
import { isIdle } from '../../../bot/model/people/session-record.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { checkForm } from '../security/csrf-form.js';
import { seeOther } from '../design/page.js';
import { PEOPLE_PATH } from '../model/paths.js';
import { readPost, UNREADABLE } from '../security/post-guard.js';
import type { Refusal } from '../security/post-guard.js';
import type { Desk } from './frame/context.js';
import { csrfFormOf } from '../security/csrf-form.js';
import { deskPageReply } from './frame/desk-page.js';
import { peopleMain } from './people-page.js';

const SAID = new Map([
  ['ended', 'Signed out everywhere. Any pages they have open will stop working within 20 seconds.'],
  ['left', 'Signed out everywhere. Their open requests will go back in the queue.'],
]);

export async function showPeople(
  desk: Desk,
  exchange: HttpExchange,
  refusal?: Pick<Refusal, 'problem' | 'status'>,
): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const { options } = desk;
  const now = desk.now();
  const said = SAID.get(exchange.query.get('said') ?? '');
  return deskPageReply(desk, visitor, {
    title: 'People',
    current: PEOPLE_PATH,
    main: peopleMain({
      sessions: await signedInNow(desk, now),
      addedRoles: options.addedRoles ?? (() => []),
      self: visitor.person.id,
      forms: csrfFormOf(visitor),
      now,
      ...(said !== undefined && { said }),
      ...(refusal && { problem: refusal.problem }),
    }),
    ...(refusal && { status: refusal.status }),
  });
}

async function signedInNow({ options }: Desk, now: Date): Promise<Session[]> {
  const sessions = await options.sessions.list(now.toISOString());
  return sessions.filter((session) => !isIdle(session, now, options.sessionIdleHours));
}

export async function receivePeople(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const { options } = desk;
  const posted = readPost(exchange);
  const refusal = await checkForm(desk, visitor, exchange, posted);
  if (refusal) return showPeople(desk, exchange, refusal);
  const subject = posted.field('person');
  const how = posted.field('do');
  if (subject === undefined || (how !== 'sign-out' && how !== 'left'))
    return showPeople(desk, exchange, UNREADABLE);
  const [session] = (await signedInNow(desk, desk.now())).filter((one) => one.subject === subject);
  if (!session) return showPeople(desk, exchange, { problem: 'They are no longer signed in.', status: 400 });
  const ended = await options.endSessions({ subject, name: session.name, left: how === 'left' });
  options.log.info({ by: visitor.person.id, subject, ended, how }, 'An admin signed someone out.');
  return seeOther(`${PEOPLE_PATH}?said=${how === 'left' ? 'left' : 'ended'}`);
}
