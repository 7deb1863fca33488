// Signs someone out everywhere, and returns the requests they hold to the queue: those at the desk, where they can no
// longer reply, or all of them if they have left.
import type { Person } from '../model/people/person.js';
import type { ReturnEscalations, SessionRecords } from '../model/people/session-record.js';

export interface EndSessionsPorts {
  sessions: Pick<SessionRecords, 'removeOf'>;
  returnEscalations: ReturnEscalations;
}

/** Returns how many sessions there were. */
export async function endSessions(
  { sessions, returnEscalations }: EndSessionsPorts,
  { subject, person, left }: { subject: string; person: Person; left: boolean },
): Promise<number> {
  // Do this first, so that nothing is missed if the process dies between the 2 steps: running it again does both.
  await returnEscalations(person, left ? 'everywhere' : 'at-desk');
  return sessions.removeOf(subject);
}
