// Signs someone out everywhere, and returns requests they hold to the queue: all of them if they have left,
// otherwise those at the desk, where they can no longer reply.
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
  // Do this first. If the process dies between the 2 steps, running it again does both.
  await returnEscalations(person, left ? 'everywhere' : 'at-desk');
  return sessions.removeOf(subject);
}
