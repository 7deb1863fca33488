// Tests how a store keeps the data of a handoff: times, steps, planned updates, files, absences, notes and
// undelivered messages.
import { expect, test } from 'vitest';
import type { DraftNote } from '../../bot/model/handoff/draft-practice-note.js';
import type { Place } from '../../bot/model/messages/message.js';
import { newId } from '../../bot/jobs/unit-of-work.js';
import type { Person } from '../../bot/model/people/person.js';
import { plainMessage } from '../../bot/wording/plain-message.js';
import type { Records, Store } from '../../bot/model/store.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import {
  LATER,
  newEscalation,
  newMessage,
  newOutgoing,
  NOW,
  person,
} from '../fakes/samples/sample-records.js';

const SOON = '2026-05-04T09:00:02.000Z';

export function handoffContract(store: () => Store): void {
  const inStore = <T>(work: (records: Records) => Promise<T>) => store().transaction(work);
  const place = (): Place => ({ platform: 'slack', id: newId(), kind: 'personal', address: {} });
  const opened = async (records: Records) => (await records.conversations.open(place(), person, NOW)).id;

  async function escalated(records: Records) {
    const escalation = newEscalation(await opened(records));
    await records.escalations.add(escalation);
    return escalation;
  }

  test('restarts the times of an escalation with each change of its state, and keeps since when it waits', async () => {
    const waiting = await inStore(escalated);
    await inStore((records) => records.escalations.recordFollowUp(waiting.id, { steps: 2 }));
    const redirected = await inStore((records) =>
      records.escalations.applyTransition(waiting, 'redirect', person, LATER, {
        specialism: 'law-enforcement',
      }),
    );
    expect(redirected).toMatchObject({
      specialism: 'law-enforcement',
      waitingSince: NOW,
      followUp: { since: NOW, toldAt: NOW, steps: 2 },
    });
    const claimed = await inStore((records) =>
      records.escalations.applyTransition(redirected!, 'claim', person, LATER, { holder: person }),
    );
    expect(claimed).toMatchObject({
      awaitsHolderSince: LATER,
      reach: 'unsettled',
      followUp: { since: LATER, toldAt: LATER, steps: 0 },
    });
    expect(claimed?.waitingSince).toBeUndefined();
    const resolved = await inStore((records) =>
      records.escalations.applyTransition(claimed!, 'resolve', person, LATER),
    );
    expect(resolved?.awaitsHolderSince).toBeUndefined();
    const again = await inStore((records) =>
      records.escalations.applyTransition(resolved!, 'reopen', person, LATER),
    );
    // No adviser has replied yet.
    expect(again).toMatchObject({ state: 'waiting', waitingSince: NOW });
    expect(again?.holder).toBeUndefined();
    expect(again?.closedAt).toBeUndefined();
  });

  test('counts the wait from the first request, although others have held it since', async () => {
    const waiting = await inStore(escalated);
    for (const transition of ['hand-back', 'expire', 'redirect'] as const) {
      const before = (await store().records.escalations.find(waiting.id))!;
      const claimed = await inStore((records) =>
        records.escalations.applyTransition(before, 'claim', person, LATER, { holder: person }),
      );
      const back = await inStore((records) =>
        records.escalations.applyTransition(claimed!, transition, person, LATER),
      );
      expect(back).toMatchObject({ state: 'waiting', waitingSince: NOW });
    }
  });

  test('notes how far the reminders have come without a new version', async () => {
    const { id, version } = await inStore(escalated);
    await inStore((records) =>
      records.escalations.recordFollowUp(id, { steps: 2, toldAt: LATER, awaitsHolderSince: LATER }),
    );
    expect(await store().records.escalations.find(id)).toMatchObject({
      version,
      awaitsHolderSince: LATER,
      followUp: { since: NOW, toldAt: LATER, steps: 2 },
    });
    await inStore((records) => records.escalations.recordFollowUp(id, { awaitsHolderSince: null }));
    expect((await store().records.escalations.find(id))?.awaitsHolderSince).toBeUndefined();
  });

  test('takes what a person waits for, what they hold anywhere, and what is named, each once and oldest first', async () => {
    const [teams, web]: Person[] = [
      { platform: 'teams', id: newId() },
      { platform: 'web', id: newId() },
    ];
    const [held, own, named, other] = await inStore(async (records) => {
      const all = [LATER, NOW, NOW, NOW].map((openedAt) => ({
        openedAt,
        practitioner: { ...person, id: newId() },
      }));
      const added = [];
      for (const one of all) {
        const escalation = { ...newEscalation(await opened(records)), ...one };
        await records.escalations.add(escalation);
        added.push(escalation);
      }
      return added;
    });
    const { escalations } = store().records;
    await inStore((records) =>
      records.escalations.applyTransition(held!, 'claim', web, LATER, { holder: web! }),
    );
    await inStore((records) => records.escalations.applyTransition(named!, 'withdraw', person, LATER));
    const take = (who: Person, identities: Person[], ids?: string[]) =>
      inStore(async (records) =>
        (await records.escalations.lockInvolved(who, identities, ids)).map(({ id }) => id),
      );
    expect(await take(own!.practitioner, [teams!, web!])).toEqual([own!.id, held!.id]);
    expect(await take(own!.practitioner, [teams!], [own!.id, named!.id])).toEqual(
      expect.arrayContaining([own!.id, named!.id]),
    );
    expect(await take(named!.practitioner, [teams!])).toEqual([]);
    expect((await escalations.heldBy([teams!, web!])).map(({ id }) => id)).toEqual([held!.id]);
    expect(await take(other!.practitioner, [other!.practitioner])).toEqual([other!.id]);
  });

  test('lets a second take wait for the first, and gives it what the first has changed', async () => {
    const { id, practitioner } = await inStore(async (records) => {
      const escalation = {
        ...newEscalation(await opened(records)),
        practitioner: { ...person, id: newId() },
      };
      await records.escalations.add(escalation);
      return escalation;
    });
    let begun = () => {};
    const first = new Promise<void>((resolve) => (begun = resolve));
    const [, seen] = await Promise.all([
      inStore(async (records) => {
        const [taken] = await records.escalations.lockInvolved(practitioner, []);
        begun();
        await new Promise((resolve) => setTimeout(resolve, 50));
        await records.escalations.recordFollowUp(taken!.id, { steps: 3 });
      }),
      first.then(() => inStore((records) => records.escalations.lockInvolved(practitioner, []))),
    ]);
    expect(seen).toMatchObject([{ id, followUp: { steps: 3 } }]);
  });

  test('finds all that a delivery needs: where to, and the words as received only where they are to go', async () => {
    const [key, redacted, plain] = [newId(), newId(), newId()];
    const files = [{ name: 'scan.png', contentType: 'image/png', url: 'https://files.example/1' }];
    const to = place();
    await inStore(async (records) => {
      const { id } = await records.conversations.open(to, person, NOW);
      const message = await records.messages.add({
        ...newMessage(id),
        role: 'adviser',
        text: publicText('See [name 1].'),
        redactedTypes: ['name'],
        words: 'See Zora.',
        files,
      });
      await records.outgoing.add({ ...newOutgoing(id, key), wordsOf: message!.id });
      await records.outgoing.add({ ...newOutgoing(id, redacted), wordsOf: message!.id, asReceived: false });
      await records.outgoing.add(newOutgoing(id, plain));
    });
    const { outgoing } = store().records;
    const found = await outgoing.delivery(key);
    expect(found).toEqual({
      outgoing: await outgoing.find(key),
      place: to,
      received: { words: 'See Zora.', files, byAdviser: true },
    });
    const without = { place: to, outgoing: await outgoing.find(redacted) };
    expect(await outgoing.delivery(redacted)).toEqual(without);
    await inStore(async (records) => {
      await records.conversations.change(found!.outgoing.conversation, { leftAt: LATER });
      await records.messages.erase(found!.outgoing.wordsOf!, LATER);
    });
    expect(await outgoing.delivery(key)).toEqual({ outgoing: found!.outgoing, place: to, leftAt: LATER });
    expect((await outgoing.delivery(plain))?.received).toBeUndefined();
    expect(await outgoing.delivery('unknown')).toBeUndefined();
  });

  test('finds the soonest job of one escalation, and of no other', async () => {
    const one = newId();
    const enqueue = (escalation: string, dueAt: string) =>
      inStore((records) =>
        records.jobs.enqueue(
          { kind: 'attend', payload: { escalation }, lane: `attend:${escalation}:${dueAt}`, dueAt },
          NOW,
        ),
      );
    expect(await store().records.jobs.followUpDue(one)).toBeUndefined();
    await enqueue(one, LATER);
    await enqueue(one, SOON);
    await enqueue(`${one}x`, NOW);
    expect(await store().records.jobs.followUpDue(one)).toBe(SOON);
  });

  test('plans one update at a time, apart from the one before, and another for what changes after it began', async () => {
    const key = newId();
    await inStore(async (records) => records.outgoing.add(newOutgoing(await opened(records), key)));
    const plan = (now: string) => inStore((records) => records.outgoing.planUpdate(key, now, 3_000));
    expect(await plan(NOW)).toBe(NOW);
    expect(await plan(NOW)).toBeUndefined();
    const begun = await inStore((records) => records.outgoing.beginUpdate(key, NOW));
    expect(begun?.key).toBe(key);
    expect(await plan(SOON)).toBe('2026-05-04T09:00:03.000Z');
    await inStore((records) => records.outgoing.beginUpdate(key, '2026-05-04T09:00:03.000Z'));
    // Even if the clock is set back, no update waits for longer than the minimum time between updates.
    expect(await plan('2026-05-04T08:00:00.000Z')).toBe('2026-05-04T08:00:03.000Z');
    expect(await inStore((records) => records.outgoing.planUpdate('unknown', NOW, 3_000))).toBeUndefined();
  });

  test('keeps names and addresses of files with the words as received, through an edit and until both are erased', async () => {
    const files = [{ name: 'scan.png', contentType: 'image/png', url: 'https://files.example/1' }];
    const message = await inStore(async (records) =>
      records.messages.add({
        ...newMessage(await opened(records)),
        text: publicText('See this.'),
        redactedTypes: [],
        words: 'See this.',
        files,
      }),
    );
    const { id } = message!;
    await inStore((records) =>
      records.messages.reword(
        id,
        { words: 'See.', text: publicText('See.'), redactedTypes: [] },
        false,
        LATER,
      ),
    );
    expect(await store().records.messages.files(id)).toEqual(files);
    await inStore((records) => records.messages.erase(id, LATER));
    expect(await store().records.messages.files(id)).toEqual([]);
  });

  test('keeps one draft note for each escalation, and its state', async () => {
    const escalation = (await inStore(escalated)).id;
    const note: DraftNote = {
      id: newId(),
      escalation,
      question: publicText('Who refers?'),
      advice: publicText('The local authority.'),
      citations: [{ document: 'a', title: 'A', passage: 'p', quote: 'Words.' }],
      golden: { question: publicText('Who refers?'), passages: ['p'] },
      proposedBy: person,
      proposedAt: NOW,
      state: 'draft',
    };
    expect(await inStore((records) => records.notes.add(note))).toBe(true);
    expect(await inStore((records) => records.notes.add({ ...note, id: newId() }))).toBe(false);
    expect(await store().records.notes.ofEscalation(escalation)).toEqual(note);
    await inStore((records) => records.notes.setState(note.id, 'taken'));
    expect(await store().records.notes.find(note.id)).toEqual({ ...note, state: 'taken' });
    const drafts = await store().records.notes.inState('draft');
    expect(drafts.map(({ id }) => id)).not.toContain(note.id);
  });

  test('lists what belongs to a handoff and was not delivered, and the cards of one escalation', async () => {
    const [escalation, conversation] = await inStore(async (records) => {
      const { id } = await escalated(records);
      return [id, await opened(records)] as const;
    });
    const card = { ...newOutgoing(conversation, newId()), purpose: 'card' as const, escalation };
    const relay = { ...newOutgoing(conversation, newId()), purpose: 'relay' as const, escalation };
    const other = newOutgoing(conversation, newId());
    await inStore(async (records) => {
      for (const one of [card, relay, other])
        await records.outgoing.add({ ...one, message: plainMessage('Hello.') });
      for (const one of [relay, other]) await records.outgoing.setState(one.key, 'undeliverable');
    });
    const cards = await store().records.outgoing.ofEscalation(escalation, 'card');
    expect(cards.map(({ key }) => key)).toEqual([card.key]);
    const { platform } = (await store().records.conversations.find(conversation))!.place;
    const lost = async (connected: string[]) =>
      (await store().records.outgoing.undeliverable(100, connected)).map(({ key }) => key);
    expect(await lost([platform])).toContain(relay.key);
    for (const key of [card.key, other.key]) expect(await lost([platform])).not.toContain(key);
    for (const connected of [['another'], []]) expect(await lost(connected)).toContain(card.key);
    expect(await lost([])).not.toContain(other.key);
    const unreached = () => store().records.outgoing.unreached([platform]);
    expect((await unreached()).has(escalation)).toBe(true);
    await inStore(async ({ escalations }) =>
      escalations.applyTransition((await escalations.find(escalation))!, 'withdraw', person, LATER),
    );
    expect((await unreached()).has(escalation)).toBe(false);
  });
}
