// Signs someone out everywhere. If they have left, also puts the requests they hold back in the queue.
import type { Person } from '../model/people/person.js';
import type { ReturnEscalations, SessionRecords } from '../model/people/session-record.js';

export interface EndSessionsPorts {
  sessions: Pick<SessionRecords, 'removeOf'>;
  returnEscalations: ReturnEscalations;
}

/** How many sessions there were. */
export async function endSessions(
  { sessions, returnEscalations }: EndSessionsPorts,
  { subject, person, left }: { subject: string; person: Person; left: boolean },
): Promise<number> {
  // First, so that nothing is forgotten if the process dies in between: ending them again does both.
  if (left) await returnEscalations(person, 'everywhere');
  return sessions.removeOf(subject);
}
