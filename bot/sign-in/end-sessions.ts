// Signs someone out everywhere, and puts requests they have claimed back in the queue. People who have left
// return all their requests. Others return those at the desk, where they can no longer reply.
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
