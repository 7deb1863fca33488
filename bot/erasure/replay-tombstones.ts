// Erases again, in a store that was restored, what had been erased before: before it serves anyone.
import { inTransaction } from '../kernel/unit-of-work.js';
import type { Tombstone } from '../model/governance/subject-request.js';
import type { BotPorts } from '../model/ports.js';
import { eraseMessage } from './erase-message.js';
import { forgetPerson } from './forget-me.js';
import { personDigest } from './tombstones.js';

/** How many were not known here, so that something may have been erased. What the store knows is done already. */
export async function replayTombstones(ports: BotPorts, kept: readonly Tombstone[]): Promise<number> {
  const { subjects } = ports.store.records;
  const known = new Set((await subjects.tombstones()).map(({ id }) => id));
  const missing = kept.filter(({ id }) => !known.has(id));
  const people = missing.some(({ kind }) => kind === 'person') ? await subjects.everyone() : [];
  for (const tombstone of missing) {
    const { id, kind, digest } = tombstone;
    const whose = kind === 'person' ? people.filter((person) => personDigest(id, person) === digest) : [];
    await inTransaction(ports, async (unit) => {
      for (const person of whose) await forgetPerson(unit, person, { by: 'the service' });
      if (kind === 'message') {
        const message = await unit.records.messages.find(digest);
        if (message && !message.deletedAt) await eraseMessage(unit, message);
      }
      await unit.records.subjects.bury(tombstone);
    });
  }
  return missing.length;
}
