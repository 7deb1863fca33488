// Decides whether the bot may mention that someone is waiting for an adviser. People in a shared place must
// not find out.
import type { Conversation } from '../messages/conversation.js';
import type { Place } from '../messages/message.js';
import type { Person } from '../people/person.js';
import type { Escalation } from './escalation.js';
import type { EscalationRecords } from './escalation-records.js';

/**
 * Only true in a private chat, because people in a shared place must not learn that someone has a request.
 */
export async function isKnownToWait(
  { escalations }: { escalations: Pick<EscalationRecords, 'waitedForBy'> },
  person: Person,
  { kind }: Pick<Place, 'kind'>,
): Promise<boolean> {
  return kind === 'personal' && (await escalations.waitedForBy(person)).length > 0;
}

/**
 * In a shared place, the bot may only mention a request that stayed there because no private chat could be
 * opened. The people there already know about it.
 */
export function mayTalkOf(
  open: Pick<Escalation, 'conversation'> | undefined,
  { id, place }: Conversation,
): boolean {
  return place.kind === 'personal' || open?.conversation === id;
}
