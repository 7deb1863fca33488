// Tests how a store keeps people’s comments on an answer: why it did not help, or why it may be unsafe.
import { expect, test } from 'vitest';
import { newId } from '../../bot/jobs/unit-of-work.js';
import type { Records, Store } from '../../bot/model/store.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import { LATER, newAnswer, newEscalation, newMessage, NOW, person } from '../fakes/samples/sample-records.js';

export function reportContract(store: () => Store): void {
  const inStore = <T>(work: (records: Records) => Promise<T>) => store().transaction(work);

  async function answered(records: Records) {
    const place = { platform: 'slack' as const, id: newId(), kind: 'personal' as const, address: {} };
    const { id } = await records.conversations.open(place, person, NOW);
    const message = await records.messages.add({
      ...newMessage(id),
      text: publicText('Who refers?'),
      redactedTypes: [],
      words: 'Who refers?',
    });
    const answer = newAnswer(id, message!);
    await records.answers.add(answer);
    return answer;
  }

  test('keeps the reason of a rating, which the next rating takes away', async () => {
    await inStore(async (records) => {
      const answer = await answered(records);
      const rated = async () => (await records.answers.ratingsBy(person))[answer.id];
      await records.answers.rate(answer.id, 'answer', person, { rating: 'down', reason: 'too-long' }, NOW);
      expect(await rated()).toEqual({ rating: 'down', reason: 'too-long' });
      await records.answers.rate(answer.id, 'answer', person, { rating: 'up' }, LATER);
      expect(await rated()).toEqual({ rating: 'up' });
    });
  });

  test('deals with the reports of several people at once', async () => {
    await inStore(async (records) => {
      const { id } = await answered(records);
      for (const one of [person, { ...person, id: `other-${newId()}` }])
        await records.reports.add(id, one, NOW);
      const handled = { by: 'Ada', outcome: 'dismissed' as const };
      expect(await records.reports.handle(id, handled, LATER)).toBe(true);
      expect(await records.reports.find(id)).toMatchObject({ people: 2, handled });
    });
  });

  test('gives someone’s erased report back to them, unless they have another', async () => {
    await inStore(async (records) => {
      const { id } = await answered(records);
      await records.reports.add(id, person, NOW);
      await records.reports.forget(person);
      await records.reports.reclaim(id, { ...person, platform: 'teams' });
      expect(await records.reports.by(person)).toEqual([]);
      for (let times = 0; times < 2; times += 1) await records.reports.reclaim(id, person);
      expect(await records.reports.by(person)).toEqual([id]);
      await records.reports.forget(person);
      await records.reports.add(id, person, LATER);
      await records.reports.reclaim(id, person);
      expect(await records.reports.find(id)).toMatchObject({ people: 2 });
    });
  });

  test('counts someone once who reports again after an editor has dealt with their erased report', async () => {
    await inStore(async (records) => {
      const { id } = await answered(records);
      await records.reports.add(id, person, NOW);
      const handled = { by: 'Ada', outcome: 'dismissed' as const };
      await records.reports.handle(id, handled, NOW);
      await records.reports.forget(person);
      await records.reports.reclaim(id, person);
      expect(await records.reports.by(person)).toEqual([]);
      expect(await records.reports.add(id, person, LATER)).toBe(true);
      expect(await records.reports.find(id)).toMatchObject({ people: 1, earlier: [{ handled }] });
      // A third time changes nothing.
      await records.reports.reclaim(id, person);
      expect(await records.reports.by(person)).toEqual([id]);
    });
  });

  test('takes back one person’s report, and none that an editor has dealt with', async () => {
    await inStore(async (records) => {
      const { id } = await answered(records);
      const other = { ...person, id: `other-${newId()}` };
      for (const one of [person, other]) await records.reports.add(id, one, NOW);
      expect(await records.reports.takeBack(id, person, NOW)).toBe(NOW);
      expect(await records.reports.takeBack(id, person, NOW)).toBeUndefined();
      expect(await records.reports.find(id)).toMatchObject({ people: 1 });
      await records.reports.handle(id, { by: 'Ada', outcome: 'dismissed' }, LATER);
      expect(await records.reports.takeBack(id, other, LATER)).toBeUndefined();
      expect(await records.reports.by(other)).toEqual([id]);
    });
  });

  test('keeps what was taken back for an editor who is reading it, and does not count the person', async () => {
    await inStore(async (records) => {
      const { id } = await answered(records);
      const { reports } = records;
      await reports.add(id, person, NOW, 'message-1');
      await reports.takeBack(id, person, NOW);
      expect(await reports.find(id)).toMatchObject({
        people: 0,
        messages: ['message-1'],
        handled: { outcome: 'taken-back' },
      });
      expect(await reports.by(person)).not.toContain(id);
      const handled = { by: 'Ada', outcome: 'recalled' as const };
      expect(await reports.handle(id, handled, LATER)).toBe(true);
      expect(await reports.handle(id, handled, LATER)).toBe(false);
      expect(await reports.find(id)).toMatchObject({ messages: ['message-1'], handled });
      expect(await reports.add(id, person, LATER, 'message-2')).toBe(true);
      expect(await reports.find(id)).toMatchObject({
        messages: ['message-2'],
        earlier: [{ messages: ['message-1'], handled }],
      });
    });
  });

  test('takes back all that one person said is wrong', async () => {
    await inStore(async (records) => {
      const { id } = await answered(records);
      for (const message of ['message-1', 'message-2']) await records.reports.add(id, person, NOW, message);
      expect(await records.reports.takeBack(id, person, NOW)).toBe(NOW);
      expect((await records.reports.open()).map(({ answer }) => answer)).not.toContain(id);
    });
  });

  test('keeps who reported an answer as unsafe, until an editor has dealt with it', async () => {
    await inStore(async (records) => {
      const answer = await answered(records);
      const { reports } = records;
      const isOpen = async () => (await reports.open()).some((one) => one.answer === answer.id);
      expect(await reports.find(answer.id)).toBeUndefined();
      expect(await reports.add(answer.id, person, NOW, 'message-1')).toBe(true);
      expect(await reports.add(answer.id, person, LATER, 'message-2')).toBe(false);
      expect(await reports.by(person)).toContain(answer.id);
      expect(await reports.find(answer.id)).toEqual({
        answer: answer.id,
        people: 1,
        firstAt: NOW,
        lastAt: NOW,
        messages: ['message-1', 'message-2'],
        earlier: [],
      });
      expect(await isOpen()).toBe(true);
      const handled = { by: 'Ada', outcome: 'dismissed' as const, comment: 'Checked.' };
      expect(await reports.handle(answer.id, handled, LATER)).toBe(true);
      expect(await reports.handle(answer.id, handled, LATER)).toBe(false);
      expect(await reports.find(answer.id)).toMatchObject({ handled: { ...handled, at: LATER } });
      expect(await isOpen()).toBe(false);
      expect(await reports.add(answer.id, { ...person, id: `other-${newId()}` }, LATER)).toBe(true);
      expect(await isOpen()).toBe(true);
      expect(await reports.add(answer.id, { ...person, id: 'wordless' }, LATER)).toBe(true);
      expect(await reports.add(answer.id, { ...person, id: 'wordless' }, LATER, 'message-3')).toBe(false);
      expect(await reports.find(answer.id)).toMatchObject({
        people: 3,
        messages: ['message-3'],
        earlier: [{ messages: ['message-1', 'message-2'], handled }],
      });
      await reports.forget(person);
      expect(await reports.add(answer.id, person, LATER)).toBe(true);
    });
  });

  test('opens a report again if the same person says more after the decision, and keeps both', async () => {
    await inStore(async (records) => {
      const answer = await answered(records);
      const { reports } = records;
      await reports.add(answer.id, person, NOW, 'first');
      const dismissed = { by: 'Ada', outcome: 'dismissed' as const, comment: 'Checked.' };
      await reports.handle(answer.id, dismissed, LATER);
      // A second report without a comment adds nothing.
      expect(await reports.add(answer.id, person, LATER)).toBe(false);
      expect((await reports.find(answer.id))?.handled).toBeDefined();
      expect(await reports.add(answer.id, person, LATER, 'second')).toBe(true);
      expect(await reports.find(answer.id)).toEqual({
        answer: answer.id,
        people: 1,
        firstAt: NOW,
        lastAt: LATER,
        messages: ['second'],
        earlier: [{ messages: ['first'], handled: { ...dismissed, at: LATER } }],
      });
      const recalled = { by: 'Bo', outcome: 'recalled' as const };
      expect(await reports.handle(answer.id, recalled, '2027-01-01T00:00:00.000Z')).toBe(true);
      expect(await reports.find(answer.id)).toMatchObject({
        messages: ['second'],
        handled: recalled,
        earlier: [{ handled: dismissed }],
      });
    });
  });

  test('gives the latest rating of a handoff', async () => {
    await inStore(async (records) => {
      const escalation = newEscalation((await answered(records)).conversation);
      await records.escalations.add(escalation);
      const rated = () => records.answers.rating(escalation.id);
      expect(await rated()).toBeUndefined();
      await records.answers.rate(escalation.id, 'handoff', person, { rating: 'up' }, NOW);
      await records.answers.rate(escalation.id, 'handoff', person, { rating: 'down' }, LATER);
      expect(await rated()).toBe('down');
    });
  });
}
