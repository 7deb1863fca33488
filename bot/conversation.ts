// A conversation: one place on one platform, with what we remember of it.
import type { Jurisdiction } from '../knowledge/source.js';
import type { Person } from './person.js';
import type { Place } from './message.js';

export interface Conversation {
  id: string;
  place: Place;
  /** The practitioner, in a personal chat; in a channel whoever asked last. */
  person: Person;
  /** The nation that the person chose; never guessed from a name or an address. */
  jurisdiction?: Jurisdiction;
  /** ISO 8601; absent until the first-contact message was stored for sending. */
  greetedAt?: string;
  /** The escalation whose adviser is answering here now, or which waits for one. */
  escalation?: string;
  /** Set when the platform says that nothing can be delivered any more. */
  leftAt?: string;
}
