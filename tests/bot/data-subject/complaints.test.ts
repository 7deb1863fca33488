// Tests on both databases that complaints are acknowledged in time, closed, kept and erased.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runRetention } from '../../../bot/governance/delete-old.js';
import { liftHold, placeHold } from '../../../bot/governance/holds.js';
import { acknowledgeBy, clockOf } from '../../../bot/model/governance/complaint.js';
import { DEFAULT_PERIODS } from '../../fakes/default-settings.js';
import type { Actor } from '../../../bot/model/people/actor.js';
import { acknowledgeComplaint, addComplaint, closeComplaint } from '../../../bot/data-subject/complaints.js';
import { collectPerson } from '../../../bot/data-subject/copy/collect.js';
import {
  approveRequest,
  eraseData,
  exportData,
  openRequest,
} from '../../../bot/data-subject/data-requests.js';
import { digestOf } from '../../../bot/model/audit/event.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

const DAY_MS = 86_400_000;
const ada: Actor = { name: 'Ada', account: 'web:desk:1' };
const say = wordsIn('en');

onBothDatabases((server) => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await createTestBot({}, server());
  });
  afterEach(() => bot.close());

  const now = () => bot.ports.clock().toISOString();
  const all = () => bot.store.records.complaints.list();
  async function pressOffered(): Promise<void> {
    const { message } = bot.platform.in('dm-ada').at(-1)!;
    const { action } = message.buttons.find(({ label }) => label === say.complaints.button)!;
    await bot.press(practitioner, action);
  }
  async function complained(text = 'complaint: quokka never called me back'): Promise<string> {
    await bot.say(practitioner, text);
    await pressOffered();
    return (await all())[0]!.id;
  }
  async function run(): Promise<void> {
    const ports = { ...bot.ports, retention: { periods: DEFAULT_PERIODS, confirmedBySetting: true } };
    await runRetention(ports, now());
  }

  test('warns 7 days before an acknowledgement is due, and says when it is late', async () => {
    const id = await complained();
    const state = async (at: string) => clockOf((await bot.store.records.complaints.find(id))!, at);
    const due = acknowledgeBy((await all())[0]!);
    expect(due).toBe('2026-06-03T09:00:00.000Z');
    expect(await state('2026-05-27T08:59:59.000Z')).toMatchObject({ state: 'waiting', days: 7 });
    expect(await state('2026-05-27T09:00:00.000Z')).toMatchObject({ state: 'due soon', days: 7 });
    expect(await state('2026-06-03T09:00:00.001Z')).toMatchObject({ state: 'overdue', days: 0 });
    await acknowledgeComplaint(bot.ports, { id, by: ada });
    expect(await state('2026-07-01T09:00:00.000Z')).toEqual({ state: 'acknowledged' });
  });

  test('logs each step with digests and without a word', async () => {
    const id = await complained();
    await acknowledgeComplaint(bot.ports, { id, by: ada });
    await closeComplaint(bot.ports, { id, by: ada, outcome: 'not upheld', answer: 'quokka was ill' });
    const events = await bot.store.records.audit.find({ kind: 'complaint' }, { limit: 10, offset: 0 });
    expect(events.map(({ by, details }) => [by, details?.['step']])).toEqual([
      ['Ada', 'closed'],
      ['Ada', 'acknowledged'],
      ['a practitioner', 'received'],
    ]);
    expect(events[0]!.digests).toEqual({ answer: digestOf('quokka was ill') });
    expect(JSON.stringify(events)).not.toContain('quokka');
    expect(bot.logged.join('\n')).not.toContain('quokka');
  });

  test('says what is wrong with a step', async () => {
    expect(await addComplaint(bot.ports, { via: 'desk', words: ' ', by: ada })).toMatchObject({
      problem: 'Enter what the complaint is about.',
    });
    const added = await addComplaint(bot.ports, {
      via: 'desk',
      words: 'Rude',
      received: '2026-05-01',
      by: ada,
    });
    const id = added.outcome === 'done' ? added.value.id : '';
    expect(await closeComplaint(bot.ports, { id, by: ada, outcome: 'perhaps' })).toMatchObject({
      problem: 'Choose an outcome: upheld, partly upheld, not upheld, withdrawn.',
    });
    await acknowledgeComplaint(bot.ports, { id, by: ada });
    expect(await acknowledgeComplaint(bot.ports, { id, by: ada })).toMatchObject({ outcome: 'refused' });
    await closeComplaint(bot.ports, { id, by: ada, outcome: 'withdrawn' });
    expect(await closeComplaint(bot.ports, { id, by: ada, outcome: 'upheld' })).toMatchObject({
      problem: 'This complaint is closed.',
    });
  });

  describe('is kept and erased', () => {
    const closed = async (): Promise<string> => {
      const id = await complained();
      await closeComplaint(bot.ports, { id, by: ada, outcome: 'upheld', answer: 'quokka said sorry' });
      return id;
    };

    test('in the copy of their data', async () => {
      await closed();
      const { complaints } = await collectPerson(bot.store.records, practitioner, { roster: [], now: now() });
      expect(complaints).toMatchObject([{ outcome: 'upheld', answer: 'quokka said sorry' }]);
    });

    test('for its period after it was closed', async () => {
      await closed();
      await bot.later(729 * DAY_MS);
      await run();
      expect(await all()).toHaveLength(1);
      await bot.later(2 * DAY_MS);
      await run();
      expect(await all()).toEqual([]);
    });

    test('for longer under a legal hold', async () => {
      await closed();
      const scope = { kind: 'person', platform: 'slack', target: 'ada' } as const;
      await placeHold(bot.ports, { scope, reason: 'A court order', mayTell: true, by: 'Ann' });
      await bot.press(practitioner, { do: 'forget-me' });
      await bot.later(731 * DAY_MS);
      await run();
      expect(JSON.stringify(await all())).toContain('quokka said sorry');
    });

    test('without words and without who made it, once they are forgotten, and again in a restored store', async () => {
      const id = await closed();
      const before = (await bot.store.records.complaints.find(id))!;
      await bot.press(practitioner, { do: 'forget-me' });
      expect(JSON.stringify(await all())).not.toMatch(/quokka|"ada"/);
      expect(await all()).toMatchObject([{ closed: { outcome: 'upheld' } }]);
      // Restores the complaint as a backup would, after the retention period of the person’s other data has
      // ended.
      await bot.database.kysely.deleteFrom('complaints').execute();
      await bot.store.records.complaints.add(before);
      const kept = await bot.store.records.erasures.all();
      await bot.database.kysely.deleteFrom('erased').execute();
      await bot.repeatErasures(kept.map((one) => ({ ...one, at: now() })));
      expect(JSON.stringify(await all())).not.toMatch(/quokka|"ada"/);
    });

    test('and found by name where no id is known, then erased, and again in a restored store', async () => {
      const letter = {
        via: 'desk',
        words: 'quokka was rude',
        from: 'Łucja Hill, 07700 900142',
        by: ada,
      } as const;
      const added = await addComplaint(bot.ports, letter);
      await addComplaint(bot.ports, { via: 'desk', words: 'Zora Hill was late', from: 'Sam Brook', by: ada });
      const before = added.outcome === 'done' ? added.value : undefined;
      const search = async (sought: string, kind: 'access' | 'erasure' = 'access') => {
        const opened = await openRequest(bot.ports, { kind, subject: { by: 'name', sought }, by: ada });
        const id = opened.outcome === 'done' ? opened.value.id : '';
        await approveRequest(bot.ports, { id, by: { name: 'Ben', account: 'web:desk:2' } });
        return id;
      };
      const found = async (sought: string) => {
        const made = await exportData(bot.ports, { id: await search(sought), by: ada });
        if (made.outcome === 'refused') throw new Error(made.problem);
        return { words: made.value.data.complaints.map(({ words }) => words), log: made.value.request.log };
      };
      for (const sought of ['Łucja Hill', 'lucja', '07700900142'])
        expect((await found(sought)).words).toEqual(['quokka was rude']);
      expect((await found('lucja')).log.at(-1)?.what).toBe(
        'Searched and exported: 0 entries in 0 conversations, 1 complaint.',
      );
      for (const sought of ['Luc', 'Zora', 'rude']) expect((await found(sought)).words).toEqual([]);
      const scope = { kind: 'period', from: '2026-05-01', to: '2026-06-01' } as const;
      const hold = await placeHold(bot.ports, { scope, reason: 'A court order', mayTell: true, by: 'Ann' });
      await eraseData(bot.ports, { id: await search('lucja', 'erasure'), by: ada });
      expect(JSON.stringify(await all())).toContain('quokka');
      const id = hold.outcome === 'placed' ? hold.id : '';
      await liftHold(bot.ports, { id, by: 'Ann', reason: 'It is over.' });
      await eraseData(bot.ports, { id: await search('lucja', 'erasure'), by: ada });
      expect(JSON.stringify(await all())).not.toMatch(/quokka|ucja Hill/);
      expect(JSON.stringify(await all())).toContain('Zora Hill was late');
      const kept = await bot.store.records.erasures.all();
      await bot.database.kysely.deleteFrom('complaints').execute();
      await bot.database.kysely.deleteFrom('erased').execute();
      await bot.store.records.complaints.add(before!);
      await bot.repeatErasures(kept);
      expect(await all()).toHaveLength(1);
      expect(JSON.stringify(await all())).not.toMatch(/quokka|ucja Hill/);
    });

    test('without the words of a message that was deleted in the chat', async () => {
      const event = await bot.say(practitioner, 'complaint: quokka never called me back');
      await pressOffered();
      await bot.inbox.receive({
        kind: 'delete',
        id: 'gone',
        place: event.place,
        from: practitioner,
        sentAt: now(),
        messageId: event.id,
      });
      expect(JSON.stringify(await all())).not.toContain('quokka');
    });
  });
});
