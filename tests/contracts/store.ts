// Tests that the bot’s store does the same on every database.
import { expect, test } from 'vitest';
import type { Conversation } from '../../bot/model/messages/conversation.js';
import type { Place } from '../../bot/model/messages/message.js';
import { newId } from '../../bot/jobs/unit-of-work.js';
import type { Person } from '../../bot/model/people/person.js';
import { plainMessage } from '../../bot/wording/plain-message.js';
import type { Records, Store } from '../../bot/model/store.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import {
  LATER,
  newAnswer,
  newEscalation,
  newMessage,
  newOutgoing,
  NOW,
  person,
} from '../fakes/samples/sample-records.js';
import { deskReadsContract } from './desk-reads.js';
import { handoffContract } from './handoffs.js';
import { jobContract } from './jobs.js';
import { placeholderContract } from './placeholders.js';
import { recallContract } from './recalls.js';
import { reportContract } from './reports.js';

const adviser: Person = { platform: 'slack', id: 'bea', name: 'Bea' };
const place = (id: string): Place => ({ platform: 'slack', id, kind: 'personal', address: { channel: id } });

/** Each call of `store` must return a store that is empty or has no data from other tests. */
export function storeContract(store: () => Store): void {
  let count = 0;
  const open = (records: Records): Promise<Conversation> =>
    records.conversations.open(place(`place-${(count += 1)}`), person, NOW);
  const inStore = <T>(work: (records: Records) => Promise<T>) => store().transaction(work);

  async function ask(records: Records, conversation: string, words = 'Who refers Zora?') {
    const message = await records.messages.add({
      ...newMessage(conversation),
      text: publicText(words.replace('Zora', '[name 1]')),
      redactedTypes: ['name'],
      words,
    });
    return message!;
  }

  test('undoes everything when the work of a transaction throws', async () => {
    const failing = inStore(async (records) => {
      await records.conversations.open(place('undone'), person, NOW);
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await store().records.conversations.at(place('undone'))).toBeUndefined();
  });

  test('keeps one conversation for each place and brings its address and person up to date', async () => {
    const first = await inStore((records) => open(records));
    const again = await inStore((records) =>
      records.conversations.open({ ...first.place, address: { channel: 'moved' } }, adviser, LATER),
    );
    expect(again).toMatchObject({ id: first.id, person: adviser, place: { address: { channel: 'moved' } } });
    const seen = await inStore((records) => records.conversations.open(first.place, undefined, LATER));
    expect(seen).toMatchObject({ person: adviser, place: { address: { channel: 'moved' } } });
    expect(await store().records.conversations.heardAddresses(first.place.platform)).toContainEqual({
      channel: 'moved',
    });
  });

  test('finds a channel that it has seen by its address, and no thread in it', async () => {
    const channel: Place = { ...place('T1:C77'), kind: 'channel', address: { channel: 'C77' } };
    const thread: Place = { ...channel, id: 'T1:C77:1', address: { channel: 'C77', threadTs: '1' } };
    const find = (platform = 'slack') =>
      store().records.conversations.channelAt(platform, { channel: 'C77' });
    await inStore((records) => records.conversations.open(thread, person, NOW));
    expect(await find()).toBeUndefined();
    await inStore((records) => records.conversations.open(channel, undefined, NOW));
    expect(await find()).toEqual(channel);
    expect(await find('teams')).toBeUndefined();
  });

  test('keeps the address that an event brought, and brings one that was only made up to date', async () => {
    const made = { ...place('made-up'), address: { at: 'first setting' } };
    const settings = { ...made, address: { at: 'second setting' } };
    const open = (where: Place, by?: typeof person) =>
      inStore((records) => records.conversations.open(where, by, NOW));
    await open(made);
    expect((await open(settings)).place.address).toEqual({ at: 'second setting' });
    expect(await store().records.conversations.heardAddresses(made.platform)).not.toContainEqual(
      settings.address,
    );
    await open({ ...made, address: { at: 'heard' } }, person);
    expect((await open(settings)).place.address).toEqual({ at: 'heard' });
  });

  test('sets and takes away what a conversation remembers', async () => {
    const { id } = await inStore((records) => open(records));
    const { conversations } = store().records;
    await conversations.change(id, { jurisdiction: 'wales', escalation: 'e', leftAt: NOW, greetedAt: NOW });
    const { place, ...kept } = (await conversations.find(id))!;
    expect(kept).toMatchObject({ jurisdiction: 'wales', escalation: 'e', leftAt: NOW });
    const left = (start: string) => conversations.leftUnder({ ...place, id: start });
    expect(await left(place.id.slice(0, -1))).toMatchObject([{ id }]);
    expect(await left(`${place.id}:1`)).toEqual([]);
    const channel = await conversations.open({ ...place, id: 'C', kind: 'channel' }, undefined, NOW);
    expect(await conversations.leftChannels(place.platform)).toEqual([]);
    await conversations.change(channel.id, { leftAt: NOW });
    expect(await conversations.leftChannels(place.platform)).toMatchObject([{ id: channel.id }]);
    await conversations.change(id, { jurisdiction: null, escalation: null, leftAt: null });
    expect(await left(place.id)).toEqual([]);
    const after = (await conversations.find(id)) ?? {};
    for (const name of ['jurisdiction', 'escalation', 'leftAt']) expect(after).not.toHaveProperty(name);
  });

  test('recognises an event and a message that it has', async () => {
    await inStore(async (records) => {
      const { id } = await open(records);
      expect(await records.conversations.recordEvent(id, 'e', 'action', NOW)).toBe(true);
      expect(await records.conversations.recordEvent(id, 'e', 'action', NOW)).toBe(false);
      const message = { ...newMessage(id), words: 'hello', redactedTypes: [] };
      expect(await records.messages.add(message)).toBeDefined();
      expect(await records.messages.add({ ...message, id: newId() })).toBeUndefined();
    });
  });

  test('takes the same platform id in two conversations as two messages', async () => {
    await inStore(async (records) => {
      const [one, other] = [await open(records), await open(records)];
      const message = newMessage(one.id);
      await records.messages.add({ ...message, words: 'one', redactedTypes: [] });
      const second = { ...message, id: newId(), conversation: other.id, words: 'two', redactedTypes: [] };
      expect(await records.messages.add(second)).toBeDefined();
    });
  });

  test('keeps words as received apart, and erases both forms', async () => {
    await inStore(async (records) => {
      const message = await ask(records, (await open(records)).id);
      expect(JSON.stringify(await records.messages.find(message.id))).not.toContain('Zora');
      expect(await records.messages.words(message.id)).toBe('Who refers Zora?');
      await records.messages.erase(message.id, LATER, true);
      expect(await records.messages.words(message.id)).toBeUndefined();
      const erased = await records.messages.find(message.id);
      expect(erased).toMatchObject({ text: '', redactedTypes: [], deletedAt: LATER });
      expect(JSON.stringify(erased)).not.toMatch(/\bada\b/i);
    });
  });

  test('counts wordings', async () => {
    await inStore(async (records) => {
      const { id, revision } = await ask(records, (await open(records)).id);
      const wording = { words: 'Who?', text: publicText('Who?'), redactedTypes: [] };
      await records.messages.reword(id, wording, true, LATER);
      await records.messages.askAgain(id);
      expect(revision).toBe(1);
      expect(await records.messages.find(id)).toMatchObject({
        revision: 3,
        text: 'Who?',
        urgent: true,
        editedAt: LATER,
      });
      expect(await records.messages.words(id)).toBe('Who?');
    });
  });

  test('gives a reader everything that changed after its cursor, in the order in which it was said', async () => {
    const conversation = await inStore((records) => open(records));
    await inStore(async (records) => {
      const message = await ask(records, conversation.id);
      await records.outgoing.add(newOutgoing(conversation.id, `k-${conversation.id}`));
      await ask(records, conversation.id);
      await records.messages.erase(message.id, LATER);
    });
    const { conversations } = store().records;
    const all = await conversations.transcript(conversation.id, 0);
    expect(all.map(({ direction }) => direction)).toEqual(['in', 'out', 'in']);
    const cursor = Math.max(...all.map(({ sequence }) => sequence));
    const nobodys = place('nobody has written here');
    expect(await conversations.lastSequences([nobodys, conversation.place])).toEqual([0, cursor]);
    expect(await conversations.lastSequences([])).toEqual([]);
    expect(await conversations.transcript(conversation.id, cursor)).toEqual([]);
    await inStore(({ outgoing }) =>
      outgoing.setState(`k-${conversation.id}`, 'sent', { platformMessageId: 'p', at: LATER }),
    );
    const news = await conversations.transcript(conversation.id, cursor);
    expect(news).toMatchObject([{ direction: 'out', state: 'sent', position: all[1]!.position }]);
  });

  test('keeps an answer as it was given, once for each wording', async () => {
    await inStore(async (records) => {
      const { id } = await open(records);
      const message = await ask(records, id);
      const answer = { ...newAnswer(id, message), asFollowUp: { from: 1, preface: 'Only in Scotland.' } };
      expect(await records.answers.add(answer)).toBe(true);
      expect(await records.answers.add({ ...answer, id: newId() })).toBe(false);
      expect(await records.answers.find(answer.id)).toEqual(answer);
      expect(await records.answers.toMessage(message.id, 2)).toBeUndefined();
      expect((await records.answers.latestIn(id))?.id).toBe(answer.id);
      await records.answers.supersede(answer.id, LATER);
      expect((await records.answers.toMessage(message.id))?.supersededAt).toBe(LATER);
    });
  });

  test('finds the answers that quote a passage, and a person’s last rating', async () => {
    await inStore(async (records) => {
      const { id } = await open(records);
      const answer = newAnswer(id, await ask(records, id), `quoted-${id}`);
      await records.answers.add(answer);
      const found = await records.answers.quoting([`quoted-${id}`]);
      expect(found.map((one) => one.id)).toEqual([answer.id]);
      expect(await records.answers.quoting([])).toEqual([]);
      await records.answers.rate(answer.id, 'answer', person, { rating: 'up' }, NOW);
      await records.answers.rate(answer.id, 'answer', person, { rating: 'down' }, LATER);
      await records.answers.forget(person);
    });
  });

  test('lists the questions without an answer from a time on, newest first and not without end', async () => {
    await inStore(async (records) => {
      const { id } = await open(records);
      const message = await ask(records, id);
      const answer = newAnswer(id, message, `unanswered-${id}`);
      const nothing = { ...answer.answer, outcome: 'unanswerable' as const, citations: [] };
      await records.answers.add({ ...answer, answer: nothing });
      const found = await records.answers.unanswered(message.receivedAt, 500);
      expect(found.filter(({ text }) => text === message.text)).not.toEqual([]);
      expect(found.every(({ outcome }) => outcome === 'unanswerable')).toBe(true);
      expect(await records.answers.unanswered('2999-01-01T00:00:00.000Z', 500)).toEqual([]);
      expect(await records.answers.unanswered(message.receivedAt, 1)).toHaveLength(1);
    });
  });

  test('remembers a message that we sent by its key, and finds it by what the platform called it', async () => {
    await inStore(async (records) => {
      const { id } = await open(records);
      const key = `key-${id}`;
      expect(await records.outgoing.add({ ...newOutgoing(id, key), wordsOf: 'm' })).toBe(true);
      expect(await records.outgoing.add(newOutgoing(id, key))).toBe(false);
      await records.outgoing.setState(key, 'sent', { platformMessageId: 'p1', at: LATER });
      expect(await records.outgoing.withPlatformId(id, 'p1')).toMatchObject({ key, state: 'sent' });
      await records.outgoing.replace(key, plainMessage('New form.'));
      await records.outgoing.withholdWords(key);
      expect(await records.outgoing.find(key)).toMatchObject({
        message: { summary: 'New form.' },
        asReceived: false,
        platformMessageId: 'p1',
      });
    });
  });

  test('moves an escalation from the version that was read, and logs each move', async () => {
    const escalation = newEscalation((await inStore(open)).id);
    const { id } = escalation;
    await inStore((records) => records.escalations.add(escalation));
    const { escalations } = store().records;
    const read = (await escalations.find(id))!;
    const claim = (who: Person) =>
      inStore((records) => records.escalations.applyTransition(read, 'claim', who, LATER, { holder: who }));
    const results = await Promise.all([claim(adviser), claim({ ...adviser, id: 'cyd' })]);
    expect(results.filter(Boolean)).toHaveLength(1);
    const claimed = (await escalations.find(id))!;
    expect(claimed).toMatchObject({ state: 'claimed', claims: 1, claimedAt: LATER });
    expect(
      await inStore((records) => records.escalations.applyTransition(claimed, 'reopen', person, LATER)),
    ).toBeUndefined();
    const waiting = await inStore((records) =>
      records.escalations.applyTransition(claimed, 'hand-back', adviser, LATER),
    );
    expect(waiting).toMatchObject({ state: 'waiting', reach: 'unsettled' });
    expect([waiting?.holder, waiting?.claimedAt]).toEqual([undefined, undefined]);
    expect((await escalations.transitions(id)).map(({ transition }) => transition)).toEqual([
      'open',
      'claim',
      'hand-back',
    ]);
  });

  test('keeps the messages of a handoff in the order in which they came', async () => {
    await inStore(async (records) => {
      const { id } = await open(records);
      const escalation = newEscalation(id);
      await records.escalations.add(escalation);
      const messages = [await ask(records, id), await ask(records, id), await ask(records, id)];
      for (const message of messages) {
        const relayed = { escalation: escalation.id, message: message.id, direction: 'to-adviser' } as const;
        expect(await records.escalations.addRelayed(relayed)).toBe(true);
        expect(await records.escalations.addRelayed(relayed)).toBe(false);
      }
      await records.escalations.recordDelivery(escalation.id, messages[1]!.id, LATER);
      const relayed = await records.escalations.relayed(escalation.id);
      expect(relayed.map(({ message }) => message)).toEqual(messages.map((message) => message.id));
      expect(relayed.map(({ deliveredAt }) => deliveredAt)).toEqual([undefined, LATER, undefined]);
    });
  });

  jobContract(store);
  deskReadsContract(store);
  handoffContract(store);
  reportContract(store);
  recallContract(store);
  placeholderContract(store);
}
