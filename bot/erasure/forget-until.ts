// Erases what a person wrote up to a certain time, for someone who has used the service again since.
import { hideMyDataLists } from '../answers/hide-my-data-lists.js';
import { refreshCard } from '../handoff/cards/show-card.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { samePerson, type Person } from '../model/people/person.js';
import type { StoredMessage } from '../model/messages/conversation.js';
import type { Records } from '../model/store.js';
import { eraseOneOfMany } from './erase-message.js';
import { eraseAdvice } from './forget-me.js';

async function writtenBy({ conversations, messages }: Records, person: Person): Promise<StoredMessage[]> {
  const all: StoredMessage[] = [];
  for (const { id } of await conversations.of(person)) all.push(...(await messages.of(person, id)));
  return all;
}

async function complaintsOf({ complaints }: Records, person: Person) {
  const all = await complaints.progress();
  return all.filter((complaint) => complaint.person && samePerson(complaint.person, person));
}

/** Also true if they have only complained since, which they can do with a button. */
export async function hasComeBackSince(records: Records, person: Person, since: string): Promise<boolean> {
  const written = await writtenBy(records, person);
  return (
    written.some(({ receivedAt, deletedAt }) => receivedAt > since && deletedAt === undefined) ||
    (await complaintsOf(records, person)).some(({ receivedAt }) => receivedAt > since)
  );
}

/**
 * Keeps their name, nation and chat, because they still use them. Ratings and reports are no longer linked to
 * them.
 */
export async function forgetUntil(unit: UnitOfWork, person: Person, until: string): Promise<void> {
  const { records, now } = unit;
  await hideMyDataLists(unit, person);
  const written = (await writtenBy(records, person)).filter(({ receivedAt }) => receivedAt <= until);
  for (const message of written) await eraseOneOfMany(unit, message, { andWriter: true });
  const requests = (await records.escalations.askedForBy(person)).filter(
    ({ closedAt }) => closedAt !== undefined && closedAt <= until,
  );
  await eraseAdvice(unit, requests);
  const ids = requests.map(({ id }) => id);
  await records.subjects.removeTraces(person, ids, now);
  await records.subjects.forget(person);
  await records.escalations.forget(person, until);
  for (const complaint of await complaintsOf(records, person))
    if (complaint.receivedAt <= until) await records.complaints.removePerson(complaint, now);
  await records.answers.forget(person);
  await records.reports.forget(person);
  await records.erasures.prunePlaceholders(
    written.map(({ id }) => id),
    now,
  );
  for (const id of ids) await refreshCard(unit, id);
  await records.audit.append({ kind: 'erase', at: now, by: 'a practitioner' });
}
