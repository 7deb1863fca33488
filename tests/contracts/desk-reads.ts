// Tests the data that the desk reads from a store: all requests, and who is signed in.
import { expect, test } from 'vitest';
import { plainMessage } from '../../bot/wording/plain-message.js';
import { newId } from '../../bot/jobs/unit-of-work.js';
import type { Escalation } from '../../bot/model/handoff/escalation.js';
import type { Person } from '../../bot/model/people/person.js';
import type { Records, Store } from '../../bot/model/store.js';
import { LATER, newEscalation, newOutgoing, NOW, person } from '../fakes/samples/sample-records.js';

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

  test('names a claimed request whose holder could not be reached, and not for those who had it before', async () => {
    const [earlier, holder]: Person[] = [
      { ...person, id: newId() },
      { ...person, id: newId() },
    ];
    const chatOf = async (records: Records, who: Person) => {
      const place = { platform: 'slack', id: newId(), kind: 'personal' as const, address: {} };
      return (await records.conversations.open(place, who, NOW)).id;
    };
    const [first, second, third] = [newId(), newId(), newId()];
    const lose = (who: Person, key: string) =>
      inStore(async (records) => {
        const lost = newOutgoing(await chatOf(records, who), key);
        await records.outgoing.add({ ...lost, escalation: id });
        await records.outgoing.setState(lost.key, 'undeliverable');
        return records.outgoing.unreached(['slack']);
      });
    const { id } = await inStore(async (records) => {
      const escalation = newEscalation(await chatOf(records, person));
      await records.escalations.add(escalation);
      return (await records.escalations.applyTransition(escalation, 'claim', holder, LATER, {
        holder: holder!,
      }))!;
    });
    expect((await lose(earlier!, first)).has(id)).toBe(false);
    expect((await lose(holder!, second)).get(id)).toEqual([second]);
    expect(new Set((await lose(holder!, third)).get(id))).toEqual(new Set([second, third]));
  });

  test('finds what people were told about several requests, by how the keys start, oldest first', async () => {
    const conversationIn = (kind: 'personal' | 'channel', who?: Person) =>
      inStore(async (records) => {
        const place = { platform: 'slack', id: newId(), kind, address: {} };
        return (await records.conversations.open(place, who, NOW)).id;
      });
    const own = await conversationIn('personal', person);
    const channel = await conversationIn('channel');
    const [one, other, third] = [newEscalation(own), newEscalation(own), newEscalation(own)];
    const notice = (about: Escalation, kind: string, queuedAt: string, conversation = own) => ({
      ...newOutgoing(conversation, newId()),
      key: `${kind}:${about.id}:${conversation}`,
      message: plainMessage('A request is waiting.'),
      purpose: 'notice' as const,
      escalation: about.id,
      queuedAt,
    });
    await inStore(async (records) => {
      for (const escalation of [one, other, third]) await records.escalations.add(escalation);
      for (const outgoing of [
        notice(one, 'alert', LATER),
        notice(other, 'alert', NOW),
        notice(third, 'alert', NOW),
        notice(one, 'alert', NOW, channel),
        notice(one, 'news', NOW),
        { ...notice(one, 'alert:card', NOW), purpose: 'card' as const },
      ])
        await records.outgoing.add(outgoing);
    });
    const { outgoing } = store().records;
    expect(await outgoing.personalNotices([one.id, other.id], 'alert:')).toEqual([
      { key: `alert:${other.id}:${own}`, escalation: other.id, queuedAt: NOW, person },
      { key: `alert:${one.id}:${own}`, escalation: one.id, queuedAt: LATER, person },
    ]);
    expect(await outgoing.personalNotices([], 'alert:')).toEqual([]);
  });

  test('says in a transaction who is signed in at the desk', async () => {
    expect(await inStore((records) => records.sessions.list(NOW))).toEqual([]);
  });
}
