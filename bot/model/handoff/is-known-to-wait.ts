// Says whether someone waits for an adviser, where saying so tells no one else.
import type { Place } from '../messages/message.js';
import type { Person } from '../people/person.js';
import type { EscalationRecords } from './escalation-records.js';

/** Only in a private chat: whoever reads a shared place must not learn that someone has a request. */
export async function isKnownToWait(
  { escalations }: { escalations: Pick<EscalationRecords, 'waitedForBy'> },
  person: Person,
  { kind }: Pick<Place, 'kind'>,
): Promise<boolean> {
  return kind === 'personal' && (await escalations.waitedForBy(person)).length > 0;
}
