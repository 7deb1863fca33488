// Signs someone out everywhere, and returns their claimed requests to the queue: all of them if they have
// left the service, otherwise only those they claimed at the desk, where they can no longer reply.
import type { Person } from '../model/people/person.js';
import type { ReturnLeaversRequests, SessionRecords } from '../model/people/session-record.js';

export interface EndSessionsPorts {
  sessions: Pick<SessionRecords, 'removeOf'>;
  returnLeaversRequests: ReturnLeaversRequests;
}

export async function endSessions(
  { sessions, returnLeaversRequests }: EndSessionsPorts,
  { subject, person, left }: { subject: string; person: Person; left: boolean },
): Promise<number> {
  // Return the requests first. If the process dies before the sessions are removed, running this again does
  // both.
  await returnLeaversRequests(person, left ? 'everywhere' : 'at-desk');
  return sessions.removeOf(subject);
}
