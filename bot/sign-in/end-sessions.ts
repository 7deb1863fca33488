// Signs someone out everywhere, and returns their claimed requests to the queue: all of them if they have
// left the service, otherwise only those they claimed at the desk, where they can no longer reply.
import type { Person } from '../model/people/person.js';
import type { ReturnEscalations, SessionRecords } from '../model/people/session-record.js';

export interface EndSessionsPorts {
  sessions: Pick<SessionRecords, 'removeOf'>;
  returnEscalations: ReturnEscalations;
}

/** Returns the number of sessions ended. */
export async function endSessions(
  { sessions, returnEscalations }: EndSessionsPorts,
  { subject, person, left }: { subject: string; person: Person; left: boolean },
): Promise<number> {
  // Return the requests first. If the process dies before the sessions are removed, running this again does
  // both.
  await returnEscalations(person, left ? 'everywhere' : 'at-desk');
  return sessions.removeOf(subject);
}
