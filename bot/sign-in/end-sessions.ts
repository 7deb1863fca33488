// Signs someone out everywhere. If they have left, also returns the requests they hold to the queue.
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
  if (left) await returnEscalations(person, 'everywhere');
  return sessions.removeOf(subject);
}
