import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { correctionCounts } from '../../../../adapters/sql/conversations/correction-records.js';
import {
  emptyMessages,
  removeRequests,
} from '../../../../adapters/sql/governance/delete-questions-and-requests.js';
import { createStatisticsRecords } from '../../../../adapters/sql/statistics/statistics-records.js';
import type { StatisticsRecords } from '../../../../bot/model/statistics/desk-statistics.js';
import { readDeskStatistics } from '../../../../bot/reporting/read-desk-statistics.js';
import type { Person } from '../../../../bot/model/people/person.js';
import type { Store } from '../../../../bot/model/store.js';
import { publicText } from '../../../../knowledge/model/personal-data.js';
import {
  LATER,
  newAnswer,
  newEscalation,
  newMessage,
  newOutgoing,
  NOW,
  person,
} from '../../../fakes/samples/sample-records.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

const ann: Person = { platform: 'web', id: 'desk:ann', name: 'Ann' };
const ben: Person = { platform: 'web', id: 'desk:ben', name: 'Ben' };
const DAY = { from: '2026-05-04T00:00:00.000Z', to: '2026-05-05T00:00:00.000Z' };

onBothDatabases(figuresOn);

function figuresOn(databaseServer: () => string): void {
  let temporary: TemporaryDatabase;
  let store: Store;
  let records: StatisticsRecords;
  let conversation: string;
  beforeAll(async () => {
    temporary = await temporaryDatabase(databaseServer());
    store = createStore(temporary.database);
    records = createStatisticsRecords(temporary.database.kysely);
    const place = { platform: 'slack' as const, id: 'p', kind: 'personal' as const, address: null };
    ({ id: conversation } = await store.records.conversations.open(place, person, NOW));
    await store.records.conversations.change(conversation, { jurisdiction: 'wales' });
  });
  afterAll(() => temporary.remove());

  test('does not count what an adviser searched for privately, or a question of the guided set-up', async () => {
    const day = { from: '2026-04-01T00:00:00.000Z', to: '2026-04-02T00:00:00.000Z' };
    const at = { receivedAt: '2026-04-01T09:00:00.000Z', sentAt: '2026-04-01T09:00:00.000Z' };
    const words = { words: 'Who?', text: publicText('Who?'), redactedTypes: [] };
    const asked = { ...newMessage(conversation), ...at, ...words };
    await store.records.messages.add({ ...asked, id: 'private', platformMessageId: 'p1', role: 'adviser' });
    await store.records.messages.add({ ...asked, id: 'asked', platformMessageId: 'p2' });
    const setUp = { platform: 'web' as const, id: 'set-up-1' };
    await store.records.messages.add({ ...asked, id: 'test', platformMessageId: 'p3', from: setUp });
    expect(await records.questions(day, 10)).toHaveLength(1);
    await emptyMessages(temporary.database.kysely, ['private', 'asked', 'test'], () => 'Referral', NOW);
    expect(await records.questions(day, 10)).toMatchObject([{ topic: 'Referral' }]);
  });

  test('reads each question once, with the answer to its present wording', async () => {
    const words = { words: 'Who can refer?', text: publicText('Who can refer?'), redactedTypes: [] };
    const message = await store.records.messages.add({ ...newMessage(conversation), ...words });
    await store.records.answers.add(newAnswer(conversation, message!));
    await store.records.messages.reword(
      message!.id,
      { ...words, text: publicText('Who refers?') },
      false,
      '2026-05-04T09:00:00Z',
    );
    expect(await records.questions(DAY, 10)).toEqual([
      { askedAt: NOW, text: 'Who refers?', jurisdiction: 'wales' },
    ]);
    const reworded = (await store.records.messages.find(message!.id))!;
    await store.records.answers.add(newAnswer(conversation, reworded));
    expect(await records.questions(DAY, 10)).toMatchObject([{ text: 'Who refers?', outcome: 'answered' }]);
    expect(await records.questions({ ...DAY, to: NOW }, 10)).toEqual([]);
  });

  test('reads which answers could not be checked, also once the question is deleted', async () => {
    const day = { from: '2026-04-03T00:00:00.000Z', to: '2026-04-04T00:00:00.000Z' };
    const words = { words: 'Who?', text: publicText('Who?'), redactedTypes: [] };
    const receivedAt = '2026-04-03T09:00:00.000Z';
    const message = (await store.records.messages.add({
      ...newMessage(conversation),
      ...words,
      receivedAt,
    }))!;
    const stored = newAnswer(conversation, message);
    await store.records.answers.add({ ...stored, answer: { ...stored.answer, withoutReranker: true } });
    expect(await records.questions(day, 10)).toMatchObject([{ outcome: 'answered', unchecked: true }]);
    expect((await store.records.answers.find(stored.id))?.answer.withoutReranker).toBe(true);
    await emptyMessages(temporary.database.kysely, [message.id], () => 'Referral', NOW);
    expect(await records.questions(day, 10)).toEqual([
      {
        askedAt: receivedAt,
        topic: 'Referral',
        jurisdiction: 'england',
        outcome: 'answered',
        unchecked: true,
      },
    ]);
    const { answers } = await readDeskStatistics(records, [], day);
    expect(answers.filter(({ count }) => count > 0)).toEqual([
      { label: 'Answered with quotes that could not be checked', count: 1 },
    ]);
  });

  test('counts a question under the nation at the time, not under one chosen later', async () => {
    const { conversations, messages, answers } = store.records;
    const place = { platform: 'slack' as const, id: 'p2', kind: 'personal' as const, address: null };
    const { id } = await conversations.open(place, person, NOW);
    const at = '2026-05-06T09:00:00.000Z';
    const day = { from: '2026-05-06T00:00:00.000Z', to: '2026-05-07T00:00:00.000Z' };
    const words = { words: 'Who?', text: publicText('Who?'), redactedTypes: [] };
    const add = () => messages.add({ ...newMessage(id), ...words, receivedAt: at });
    await add();
    const answered = await add();
    await answers.add(newAnswer(id, answered!));
    await conversations.change(id, { jurisdiction: 'scotland' });
    await add();
    const { nations } = await readDeskStatistics(records, [], day);
    const counted = nations.filter((nation) => nation.count > 0);
    // The question with the sample answer counts for England, because that answer was for England.
    expect(counted).toEqual([
      { label: 'England', count: 1 },
      { label: 'Scotland', count: 1 },
      { label: 'Not given', count: 1 },
    ]);
  });

  test('counts corrections of a redaction by kind, and forgets those of a message', async () => {
    const counts = correctionCounts(temporary.database.kysely);
    const { corrections } = store.records;
    const one = { message: 'm1', correction: 'missed' as const, type: 'name' as const, at: NOW };
    await corrections.add({ ...one, id: 'c1' });
    await corrections.add({ ...one, id: 'c2', message: 'm2' });
    await corrections.add({ ...one, id: 'c3', correction: 'not-personal' });
    await corrections.add({ ...one, id: 'c4', type: 'school', at: '2026-05-06T00:00:00.000Z' });
    expect(await counts.corrections(DAY)).toEqual([{ type: 'name', notPersonal: 1, missed: 2 }]);
    await corrections.forget('m1');
    expect(await counts.corrections(DAY)).toEqual([{ type: 'name', notPersonal: 0, missed: 1 }]);
  });

  test('reads when a request was first taken, how it ended and how it was rated', async () => {
    const { escalations, answers } = store.records;
    const opened = newEscalation(conversation);
    await escalations.add(opened);
    const claimed = await escalations.applyTransition(opened, 'claim', ann, LATER, { holder: ann });
    const back = await escalations.applyTransition(claimed!, 'hand-back', ann, '2026-05-04T09:05:00.000Z');
    const again = await escalations.applyTransition(back!, 'claim', ben, '2026-05-04T09:10:00.000Z', {
      holder: ben,
    });
    expect(await records.holders()).toEqual([ben]);
    await escalations.applyTransition(again!, 'resolve', ben, '2026-05-04T09:20:00.000Z', {
      outcome: 'Advised',
    });
    await answers.rate(opened.id, 'handoff', person, { rating: 'up' }, LATER);
    expect(await records.requests(DAY)).toEqual([
      {
        openedAt: NOW,
        urgent: false,
        state: 'resolved',
        firstTakenAt: LATER,
        outcome: 'Advised',
        rating: 'up',
      },
    ]);
    expect(await records.takings(DAY)).toEqual([{ by: ann }, { by: ben }]);
    expect(await records.holders()).toEqual([]);
    const statistics = await readDeskStatistics(records, [], DAY);
    expect([statistics.requests, statistics.medianWaitMs]).toEqual([1, 60_000]);
  });

  test('counts a transferred request for the adviser who received it, and a reopened one once', async () => {
    const { escalations } = store.records;
    const day = { from: '2026-05-12T00:00:00.000Z', to: '2026-05-13T00:00:00.000Z' };
    const cyd: Person = { platform: 'web', id: 'desk:cyd', name: 'Cyd' };
    const at = (minutes: number) => `2026-05-12T09:${String(minutes).padStart(2, '0')}:00.000Z`;
    const steps = [
      ['reassign', ann, ben],
      ['hand-back', ben],
      ['claim', ben, ben],
      ['reassign', ann, cyd],
      ['resolve', cyd],
      ['reopen', cyd],
      ['claim', cyd, cyd],
      ['reassign', ann, ben],
    ] as const;
    let request = { ...newEscalation(conversation), openedAt: at(0) };
    await escalations.add(request);
    for (const [index, [step, by, holder]] of steps.entries()) {
      const change = holder && { holder };
      request = (await escalations.applyTransition(request, step, by, at(index + 1), change))!;
      await escalations.change(request, { urgent: true }, at(index + 1), 'make-urgent', ann);
      request = (await escalations.find(request.id))!;
    }
    const takers = async () => (await records.takings(day)).map(({ by }) => by.name);
    expect(await takers()).toEqual(['Ben', 'Ben', 'Cyd', 'Ben']);
    await removeRequests(temporary.database.kysely, [request.id]);
    expect((await takers()).sort()).toEqual(['Ben', 'Ben', 'Ben', 'Cyd']);
  });

  test('reads when an open request became urgent, and since when it waits', async () => {
    const { escalations } = store.records;
    const day = { from: '2026-05-05T00:00:00.000Z', to: '2026-05-06T00:00:00.000Z' };
    const opened = { ...newEscalation(conversation), openedAt: day.from, waitingSince: day.from };
    await escalations.add(opened);
    expect(await records.requests(day)).toMatchObject([{ waitingSince: day.from }]);
    const urgentFrom = '2026-05-05T00:20:00.000Z';
    await escalations.change(opened, { urgent: true }, urgentFrom, 'make-urgent');
    expect(await records.requests(day)).toMatchObject([{ urgent: true, urgentFrom }]);
    const statistics = await readDeskStatistics(records, [], { ...day, to: '2026-05-05T00:30:00.000Z' });
    expect(statistics.waitingNow).toEqual({ requests: 1, urgent: 1, longestMs: 30 * 60_000 });
    const later = { from: '2026-05-09T00:00:00.000Z', to: '2026-05-10T00:00:00.000Z' };
    expect((await readDeskStatistics(records, [], later)).waitingNow).toMatchObject({ requests: 1 });
    const waiting = (await escalations.find(opened.id))!;
    const at = '2026-05-05T00:30:00.000Z';
    const claimed = await escalations.applyTransition(waiting, 'claim', ann, at, { holder: ann });
    await escalations.applyTransition(claimed!, 'resolve', ann, at);
    expect((await readDeskStatistics(records, [], day)).urgentMedianWaitMs).toBe(10 * 60_000);
  });

  test('counts the wait of a request that was urgent from the start, if lowering it was undone', async () => {
    const { escalations } = store.records;
    const at = (time: string) => `2026-05-07T${time}:00.000Z`;
    const day = { from: at('00:00'), to: '2026-05-08T00:00:00.000Z' };
    const opened = { ...newEscalation(conversation), urgent: true, openedAt: at('09:00') };
    await escalations.add(opened);
    const claimed = (await escalations.applyTransition(opened, 'claim', ann, at('09:02'), { holder: ann }))!;
    await escalations.change(claimed, { urgent: false }, at('09:05'), 'not-urgent', ann);
    const lowered = (await escalations.find(opened.id))!;
    await escalations.change(lowered, { urgent: true }, at('09:06'), 'make-urgent', ann);
    const waited = async () => (await readDeskStatistics(records, [], day)).urgentMedianWaitMs;
    expect(await waited()).toBe(2 * 60_000);
    await removeRequests(temporary.database.kysely, [opened.id]);
    expect(await waited()).toBe(2 * 60_000);
  });

  test('reads when the platform took an adviser’s first message, and keeps it when the request is removed', async () => {
    const { escalations, messages, outgoing } = store.records;
    const at = (time: string) => `2026-05-08T${time}:00.000Z`;
    const day = { from: at('00:00'), to: '2026-05-09T00:00:00.000Z' };
    const opened = { ...newEscalation(conversation), openedAt: at('09:00') };
    await escalations.add(opened);
    await escalations.applyTransition(opened, 'claim', ann, at('09:02'), { holder: ann });
    for (const [time, direction, isDelivered, takenAt] of [
      ['09:03', 'note', true],
      ['09:05', 'to-practitioner', false],
      ['09:07', 'to-practitioner', true, 'not yet'],
      ['09:10', 'to-practitioner', true, '09:12'],
      ['09:20', 'to-practitioner', true, '09:20'],
    ] as const) {
      const said = { words: 'Call.', text: publicText('Call.'), redactedTypes: [] };
      const written = { ...newMessage(conversation), ...said, receivedAt: at(time), kind: 'relay' as const };
      await messages.add({ ...written, role: 'adviser' });
      const delivered = isDelivered && { deliveredAt: at(time) };
      await escalations.addRelayed({ escalation: opened.id, message: written.id, direction, ...delivered });
      if (takenAt === undefined) continue;
      const key = `relay:${written.id}`;
      await outgoing.add({ ...newOutgoing(conversation, key), purpose: 'relay', wordsOf: written.id });
      if (takenAt !== 'not yet')
        await outgoing.setState(key, 'sent', { platformMessageId: key, at: at(takenAt) });
    }
    const replied = async () => (await records.requests(day)).map(({ firstRepliedAt }) => firstRepliedAt);
    expect(await replied()).toEqual([at('09:12')]);
    await removeRequests(temporary.database.kysely, [opened.id]);
    expect(await replied()).toEqual([at('09:12')]);
  });

  test('does not count a test request of the guided set-up, open, claimed or removed', async () => {
    const before = [await records.requests(DAY), await records.takings(DAY)];
    const waiting = await records.waiting();
    const test = {
      ...newEscalation(conversation),
      practitioner: { platform: 'web' as const, id: 'set-up-1' },
    };
    await store.records.escalations.add(test);
    expect(await records.waiting()).toEqual(waiting);
    await store.records.escalations.applyTransition(test, 'claim', ann, LATER, { holder: ann });
    const figures = async () => [await records.requests(DAY), await records.takings(DAY)];
    expect(await figures()).toEqual(before);
    expect(await records.holders()).toEqual([]);
    await removeRequests(temporary.database.kysely, [test.id]);
    expect(await figures()).toEqual(before);
  });

  test('knows a person’s ratings by what they are of', async () => {
    const { answers } = store.records;
    await answers.rate('answer-x', 'answer', ann, { rating: 'down' }, NOW);
    await answers.rate('answer-x', 'answer', ben, { rating: 'up' }, NOW);
    expect(await answers.ratingsBy(ann)).toEqual({ 'answer-x': { rating: 'down' } });
  });
}
