// Signs someone out wherever they are signed in; where they have left, what they hold returns to the queue as well.
import type { Person } from './person.js';
import type { ReturnRequests, SessionRecords } from './session.js';

export interface EndSessionsPorts {
  sessions: Pick<SessionRecords, 'removeOf'>;
  returnRequests: ReturnRequests;
}

/** How many sessions there were. */
export async function endSessions(
  { sessions, returnRequests }: EndSessionsPorts,
  { subject, person, left }: { subject: string; person: Person; left: boolean },
): Promise<number> {
  // First, so that nothing is forgotten where the process dies in between: ending them again does both.
  if (left) await returnRequests(person, 'everywhere');
  return sessions.removeOf(subject);
}
