// Erases what others wrote about someone, found by their name.
import { hideMyDataLists } from '../answers/hide-my-data-lists.js';
import { eraseOneOfMany } from '../erasure/erase-message.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { pruneOne } from '../model/governance/prune-placeholders.js';
import type { Mention } from '../model/governance/placeholder-details.js';
import type { Person } from '../model/people/person.js';
import type { SubjectRequest } from '../model/governance/subject-request.js';
import type { Records } from '../model/store.js';
import { findComplaints, isNamed } from './find-mentions.js';

export async function eraseMentions(unit: UnitOfWork, mentions: readonly Mention[]): Promise<void> {
  const { records } = unit;
  const writers = new Map<string, Person>();
  for (const { conversation, placeholder } of mentions) {
    for (const id of await records.subjects.messagesWith(conversation, placeholder)) {
      const message = await records.messages.find(id);
      if (!message) continue;
      writers.set(`${message.from.platform} ${message.from.id}`, message.from);
      await eraseOneOfMany(unit, message);
    }
    const known = await records.pseudonyms.of(conversation);
    await records.pseudonyms.keep(conversation, pruneOne(known, placeholder));
  }
  for (const writer of writers.values()) await hideMyDataLists(unit, writer);
}

/**
 * Removes the person and their text from complaints they made, and removes the name from closed requests
 * about them.
 */
export async function eraseRecordsOf({ records, now }: UnitOfWork, sought: string): Promise<void> {
  for (const complaint of await findComplaints(records, sought))
    await records.complaints.removePerson(complaint, now);
  for (const { subject, ...rest } of await requestsNaming(records, sought))
    await records.subjects.save({ ...rest, own: [], leftOut: [] });
}

/** Closed requests about the person. */
export async function requestsNaming({ subjects }: Records, sought: string): Promise<SubjectRequest[]> {
  return (await subjects.list()).filter(
    ({ closed, subject }) => closed && subject?.by === 'name' && isNamed(subject.sought, sought),
  );
}
