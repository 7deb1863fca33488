// `ctac sessions`: shows who is signed in to the web pages, and signs someone out everywhere.
import { InputFailure } from '../../knowledge/model/errors.js';
import type { EndSessions, Session, SessionRecords } from '../../bot/model/people/session-record.js';
import type { Terminal } from './terminal.js';
import { FLAG, readArguments } from './read-arguments.js';

export interface SessionsPorts {
  sessions: Pick<SessionRecords, 'list'>;
  endSessions: EndSessions;
  clock: () => Date;
}

/** Throws `InputFailure` if the person is not signed in, unless they have left. */
export async function sessions(ports: SessionsPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, { left: FLAG });
  const [what, wanted, ...more] = positionals;
  const signedIn = await ports.sessions.list(ports.clock().toISOString());
  if (what === undefined) {
    if (!signedIn.length) terminal.say('No one is signed in.');
    for (const session of signedIn) terminal.write(line(session));
    return 0;
  }
  if (what !== 'end' || wanted === undefined || more.length)
    throw new InputFailure(
      'That is not a sessions command.',
      'Type "ctac sessions", or "ctac sessions end PERSON".',
    );
  const person = personIn(signedIn, wanted, values.left);
  const ended = await ports.endSessions({ ...person, left: values.left });
  terminal.write(`${ended} ${ended === 1 ? 'session' : 'sessions'} ended.`);
  terminal.write(whatFollows(ended, person.subject, values.left));
  return 0;
}

function whatFollows(ended: number, id: string, left: boolean): string {
  const when = 'go back in the queue the next time the service runs.';
  if (!ended)
    return `Check that the ID is right: no one with the ID ${id} is signed in. Any open requests of an adviser with that ID will ${when}`;
  return left ? `Their open requests will ${when}` : `Requests they claimed at the desk will ${when}`;
}

function line({ subject, name, roles, beganAt, usedAt }: Session): string {
  const since = beganAt.slice(0, 16).replace('T', ' ');
  const used = (usedAt ?? beganAt).slice(0, 16).replace('T', ' ');
  return `${subject}  ${name}  ${roles.join(', ') || 'practitioner'}  since ${since}, last used ${used} (UTC)`;
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
    throw new InputFailure(
      `Several people are called ${wanted}.`,
      'Use the person’s ID, which comes first on each line of "ctac sessions".',
    );
  if (named[0]) return named[0];
  // Someone who has left may have been signed out for weeks, but still have an open request.
  if (left) return { subject: wanted, name: wanted };
  throw new InputFailure(
    `No one with the ID or name ${wanted} is signed in.`,
    'Type "ctac sessions" to see who is. If someone has left, use --left with their ID to put their requests back in the queue.',
  );
}
