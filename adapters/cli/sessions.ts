// `ctac sessions`: lists who is signed in to the web pages, and signs someone out everywhere.
import { InputFailure } from '../../knowledge/model/errors.js';
import type { EndSessions, Session, SessionRecords } from '../../bot/model/people/session-record.js';
import type { Terminal } from './terminal.js';
import { FLAG, readArguments } from './read-arguments.js';
import { minuteOf } from './wording/common-wording.js';
import { sessionsWording as said } from './wording/sessions-wording.js';

export interface SessionsPorts {
  sessions: Pick<SessionRecords, 'list'>;
  endSessions: EndSessions;
  clock: () => Date;
}

/** Throws `InputFailure` if the person is not signed in, unless `--left` says that they have left. */
export async function sessions(ports: SessionsPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, { left: FLAG });
  const [what, wanted, ...more] = positionals;
  const signedIn = await ports.sessions.list(ports.clock().toISOString());
  if (what === undefined) {
    if (!signedIn.length) terminal.say(said.none);
    for (const session of signedIn) terminal.write(line(session));
    return 0;
  }
  if (what !== 'end' || wanted === undefined || more.length) throw new InputFailure(...said.unknown);
  const person = personIn(signedIn, wanted, values.left);
  const ended = await ports.endSessions({ ...person, left: values.left });
  terminal.write(said.ended(ended));
  terminal.write(whatFollows(ended, person.subject, values.left));
  return 0;
}

function whatFollows(ended: number, id: string, left: boolean): string {
  if (!ended) return said.requests.unknown(id);
  return left ? said.requests.ofWhoLeft : said.requests.claimedAtDesk;
}

function line({ subject, name, roles, beganAt, usedAt }: Session): string {
  return [
    subject,
    name,
    roles.join(', ') || said.practitioner,
    said.used(minuteOf(beganAt), minuteOf(usedAt ?? beganAt)),
  ].join('  ');
}

/** Finds a person by id, or by name if only one person has that name. */
function personIn(
  signedIn: readonly Session[],
  wanted: string,
  left: boolean,
): Pick<Session, 'subject' | 'name'> {
  const byId = signedIn.find(({ subject }) => subject === wanted);
  if (byId) return byId;
  const named = signedIn.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  if (new Set(named.map(({ subject }) => subject)).size > 1)
    throw new InputFailure(...said.severalCalled(wanted));
  if (named[0]) return named[0];
  // Someone who has left may have no session, but still have open requests that they claimed.
  if (left) return { subject: wanted, name: wanted };
  throw new InputFailure(...said.noOneCalled(wanted));
}
