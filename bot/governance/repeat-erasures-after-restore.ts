// Repeats the erasures that a restored backup has undone, before the store is used.
import { hideMyDataLists } from '../answers/hide-my-data-lists.js';
import { eraseOneOfMany } from '../erasure/erase-message.js';
import { forgetUnlessHeld } from '../erasure/forget-me.js';
import { withdrawSilently } from '../handoff/transitions/withdraw.js';
import { inTransaction, type UnitOfWork } from '../jobs/unit-of-work.js';
import { SealingFailure } from '../../knowledge/model/errors.js';
import type { Erased, StillThere } from '../model/governance/erasure-record.js';
import type { StoredMessage } from '../model/messages/conversation.js';
import { samePerson, type Person } from '../model/people/person.js';
import type { BotPorts } from '../model/ports.js';
import type { Records } from '../model/store.js';

export interface RepeatedErasures {
  messages: number;
  people: number;
  complaints: number;
  /** The number of erased items that a legal hold covers, so they are erased when it ends. */
  held: number;
  /** The number of other erased items that are still in the store. */
  left: number;
}

/**
 * `madeAt`: when the backup was made. Skips erasures from before then, because those people may have come
 * back since. Includes those from the last few minutes before the backup, because the clocks of 2 machines
 * may differ.
 */
export async function repeatErasures(
  ports: BotPorts,
  erased: readonly Erased[],
  madeAt: string,
): Promise<RepeatedErasures> {
  const since = new Date(Date.parse(madeAt) - CLOCKS_DIFFER_MS).toISOString();
  const later = erased.filter(({ at }) => at >= since);
  const repeated = await eraseAgain(ports, later);
  await ports.store.records.erasures.add(erased);
  return repeated;
}

async function eraseAgain(ports: BotPorts, erased: readonly Erased[]): Promise<RepeatedErasures> {
  const { erasures } = ports.store.records;
  const { messages, people, complaints } = await erasures.stillThere(erased);
  for (const person of people) await inTransaction(ports, (unit) => forgetAgain(unit, person));
  for (const message of messages) await inTransaction(ports, (unit) => eraseMessageAgain(unit, message));
  for (const id of complaints) await inTransaction(ports, (unit) => removePersonAgain(unit, id));
  const left = await erasures.stillThere(erased);
  const held = await countDeferred(ports.store.records, left);
  return {
    messages: messages.length,
    people: people.length,
    complaints: complaints.length,
    held,
    left: left.messages.length + left.people.length + left.complaints.length - held,
  };
}

async function countDeferred({ holds }: Records, left: StillThere): Promise<number> {
  const deferred = await holds.deferred();
  return [
    ...left.people.filter((person) =>
      deferred.some((one) => one.kind === 'person' && samePerson(one.person, person)),
    ),
    ...left.messages.filter(({ id }) => deferred.some((one) => one.kind === 'message' && one.message === id)),
    ...left.complaints.filter((id) =>
      deferred.some((one) => one.kind === 'complaint' && one.complaint === id),
    ),
  ].length;
}

async function forgetAgain(unit: UnitOfWork, person: Person): Promise<void> {
  const conversations = await unit.records.conversations.of(person);
  const chat = conversations.find(({ place }) => place.kind === 'personal');
  // The person could only be forgotten because this request had been closed since the backup.
  if (!(await unit.records.holds.coversPerson(person, unit.now)))
    for (const open of await unit.records.escalations.waitedForBy(person)) await withdrawSilently(unit, open);
  await forgetUnlessHeld(unit, person, chat?.id);
}

async function removePersonAgain({ records, now }: UnitOfWork, id: string): Promise<void> {
  const { complaints, holds } = records;
  if (!(await holds.coversComplaint(id, now))) return complaints.removePerson({ id }, now);
  await holds.defer({ kind: 'complaint', complaint: id, askedAt: now });
}

async function eraseMessageAgain(
  unit: UnitOfWork,
  { id, andWriter }: StillThere['messages'][number],
): Promise<void> {
  const { records, now } = unit;
  const message = await records.messages.find(id);
  if (!message) return;
  const isHeld = await records.holds.coversMessage(id, now);
  const isGone = message.deletedAt !== undefined && !(andWriter && message.from.id !== 'erased');
  if (!isGone && !isHeld) {
    await hideMyDataLists(unit, message.from);
    await eraseOneOfMany(unit, message, { andWriter });
  }
  // Prune the placeholders in the same transaction. After the commit, a later run would treat the message as
  // done.
  const isPruned = await prunePlaceholdersOf(unit, id);
  if (isHeld || !isPruned) await deferMessage(unit, message);
}

/**
 * Erasing someone by name leaves no record of the name, so the restored name is still stored with its
 * placeholder. Returns false if a hold covers the name, or if the key needed to find it is missing.
 */
async function prunePlaceholdersOf({ records, now }: UnitOfWork, message: string): Promise<boolean> {
  try {
    return !(await records.erasures.prunePlaceholders([message], now)).length;
  } catch (error) {
    if (error instanceof SealingFailure) return false;
    throw error;
  }
}

async function deferMessage(
  { records, now }: UnitOfWork,
  { id, conversation }: StoredMessage,
): Promise<void> {
  await records.holds.defer({ kind: 'message', message: id, conversation, askedAt: now });
}

const CLOCKS_DIFFER_MS = 300_000;

/**
 * Repeats the erasures in the list that this store has no record of. Returns how many, or 0 if none of the
 * data was there. In that case the store was not restored, and has only deleted its own old records of
 * erasures.
 */
export async function repeatMissed(ports: BotPorts, kept: readonly Erased[]): Promise<number> {
  const { erasures } = ports.store.records;
  const stored = await erasures.all();
  const known = new Map(stored.map(({ kind, digest, at }) => [`${kind} ${digest}`, at]));
  // Someone who was forgotten twice is in the list twice.
  const missed = kept.filter(({ kind, digest, at }) => (known.get(`${kind} ${digest}`) ?? '') < at);
  if (!missed.length) return 0;
  const { messages, people, complaints } = await eraseAgain(ports, missed);
  await erasures.add(missed);
  return messages + people + complaints ? missed.length : 0;
}
