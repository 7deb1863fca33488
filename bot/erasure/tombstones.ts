// Remembers that someone or something was erased, so that a store from before can be made to forget it again.
import { newId } from '../kernel/unit-of-work.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { digestOf } from '../model/audit/event.js';
import type { Tombstone } from '../model/governance/subject-request.js';
import type { Person } from '../model/people/person.js';

/** Says nothing about whose it is to anyone who does not have the id already. */
export function personDigest(salt: string, { platform, id }: Person): string {
  return digestOf(`${salt}\n${platform}\n${id}`);
}

export async function buryPerson({ records, now }: UnitOfWork, person: Person): Promise<void> {
  const id = newId();
  await records.subjects.bury({ id, kind: 'person', digest: personDigest(id, person), at: now });
}

export async function buryMessage({ records, now }: UnitOfWork, message: string): Promise<void> {
  const tombstone: Tombstone = { id: `message ${message}`, kind: 'message', digest: message, at: now };
  await records.subjects.bury(tombstone);
}
