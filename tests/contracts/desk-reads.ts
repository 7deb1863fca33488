// What the desk reads from every store: all requests, and who is signed in.
import { expect, test } from 'vitest';
import { newId } from '../../bot/kernel/unit-of-work.js';
import type { Records, Store } from '../../bot/model/store.js';
import { LATER, newEscalation, NOW, person } from '../fakes/samples/sample-records.js';

export function deskReadsContract(store: () => Store): void {
  const inStore = <T>(work: (records: Records) => Promise<T>) => store().transaction(work);

  test('names every request, open or closed, the newest first', async () => {
    const place = { platform: 'slack', id: newId(), kind: 'personal' as const, address: {} };
    const { id: conversation } = await inStore((records) => records.conversations.open(place, person, NOW));
    const older = newEscalation(conversation);
    const newer = { ...newEscalation(conversation), openedAt: LATER };
    await inStore(async (records) => {
      await records.escalations.add(older);
      await records.escalations.applyTransition(older, 'withdraw', person, LATER);
      await records.escalations.add(newer);
    });
    const opened = await store().records.escalations.opened();
    const both = opened.filter(({ id }) => [older.id, newer.id].includes(id));
    expect(both).toEqual([
      { id: newer.id, openedAt: LATER },
      { id: older.id, openedAt: NOW },
    ]);
  });

  test('says in a transaction who is signed in at the desk', async () => {
    expect(await inStore((records) => records.sessions.list(NOW))).toEqual([]);
  });
}
