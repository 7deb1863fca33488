// Tests on both databases which erasures are repeated at start-up, and which data they must not touch.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { addComplaint } from '../../../bot/data-subject/complaints.js';
import { approveRequest, eraseData, openRequest } from '../../../bot/data-subject/data-requests.js';
import { liftHold, placeHold } from '../../../bot/governance/holds.js';
import { repeatMissed } from '../../../bot/governance/repeat-erasures-after-restore.js';
import type { HoldScope } from '../../../bot/model/governance/hold.js';
import type { Erased } from '../../../bot/model/governance/erasure-record.js';
import type { Subject } from '../../../bot/model/governance/subject-request.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { BotPorts } from '../../../bot/model/ports.js';
import type { Store } from '../../../bot/model/store.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { listIfErased } from '../../support/governance/list-if-erased.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

onBothDatabases((server) => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await createTestBot({ redact }, server());
  });
  afterEach(() => bot.close());

  const written = async () =>
    JSON.stringify(await bot.database.kysely.selectFrom('messages').selectAll().execute());
  const erasures = () => bot.store.records.erasures.all();
  const forgetList = () => bot.database.kysely.deleteFrom('erased').execute();

  test('leaves alone someone who came back after they were forgotten, once the store has dropped its list', async () => {
    await bot.say(practitioner, 'Who refers a child to wombat1?');
    await bot.later(1_000);
    await bot.press(practitioner, { do: 'forget-me' });
    const kept = await erasures();
    await bot.later(1_000);
    await bot.say(practitioner, 'Who refers a child to wombat2?');
    await forgetList();
    expect(await bot.repeatErasures(kept)).toBe(0);
    await bot.settle();
    expect(await written()).toContain('wombat2');
  });

  test('leaves alone someone who came back and has only pressed a button', async () => {
    await bot.say(practitioner, 'Who refers a child to wombat1?');
    await bot.later(1_000);
    await bot.press(practitioner, { do: 'forget-me' });
    const kept = await erasures();
    await bot.later(1_000);
    await bot.press(practitioner, { do: 'set-nation', jurisdiction: 'wales' });
    await forgetList();
    expect(await bot.repeatErasures(kept)).toBe(0);
  });

  test('keeps what a legal hold covers until it ends', async () => {
    await bot.say(practitioner, 'Who refers a child to wombat1?');
    const before = await bot.database.kysely.selectFrom('conversations').selectAll().execute();
    await bot.later(1_000);
    await bot.press(practitioner, { do: 'forget-me' });
    const kept = await erasures();
    // Restores the chat as an earlier backup would, and puts it under a legal hold.
    for (const { id, person_id: person, person_name: name } of before)
      await bot.database.kysely
        .updateTable('conversations')
        .set({ person_id: person, person_name: name })
        .where('id', '=', id)
        .execute();
    await forgetList();
    const scope = { kind: 'person', platform: practitioner.platform, target: practitioner.id } as const;
    await placeHold(bot.ports, { scope, reason: 'A court order', mayTell: true, by: 'Ann' });
    await bot.repeatErasures(kept);
    const [chat] = await bot.store.records.conversations.of(practitioner);
    expect(chat).toBeDefined();
    expect(await bot.store.records.holds.deferred()).toMatchObject([{ kind: 'person' }]);
  });

  test('erases a name behind its placeholder even if the first attempt stops halfway', async () => {
    await bot.say(practitioner, 'Does Zora Hill need a referral?');
    const { records } = bot.store;
    const [chat] = await records.conversations.of(practitioner);
    const [message] = await records.messages.of(practitioner, chat!.id);
    expect(await records.pseudonyms.of(chat!.id)).toHaveProperty(['name:zora hill']);
    const kept = await listIfErased(bot.store, message!.id, bot.ports.clock().toISOString());
    await expect(repeatMissed(stoppingAtPlaceholders(), kept)).rejects.toThrow('stopped');
    expect(await bot.repeatErasures(kept)).toBe(1);
    expect(await records.pseudonyms.of(chat!.id)).not.toHaveProperty(['name:zora hill']);
    expect(await written()).not.toContain('referral');
  });

  function stoppingAtPlaceholders(): BotPorts {
    const prunePlaceholders = () => Promise.reject(new Error('stopped'));
    const transaction: Store['transaction'] = (work) =>
      bot.store.transaction((records) =>
        work({ ...records, erasures: { ...records.erasures, prunePlaceholders } }),
      );
    return { ...bot.ports, store: { ...bot.store, transaction } };
  }

  describe('of a complaint', () => {
    const by = { name: 'Ann', account: 'web:desk:1' };
    const lucja: Person = { platform: 'teams', id: 'lucja' };
    const onMay: HoldScope = { kind: 'period', from: '2026-05-01', to: '2026-06-01' };

    async function complain(wanted: { from?: string; person?: Person }): Promise<void> {
      const words = 'I waited for wombat1.';
      await addComplaint(bot.ports, { id: 'k1', via: 'desk', words, by, ...wanted });
    }
    async function erase(subject: Subject): Promise<void> {
      const step = await openRequest(bot.ports, { kind: 'erasure', subject, by });
      const id = step.outcome === 'done' ? step.value.id : '';
      await approveRequest(bot.ports, { id, by: { name: 'Ben', account: 'web:desk:2' } });
      expect(await eraseData(bot.ports, { id, by })).toMatchObject({ outcome: 'done' });
    }
    /** Erases the person, then restores their complaint as a backup from before the erasure would. */
    async function eraseAndRestore(subject: Subject): Promise<readonly Erased[]> {
      const before = await bot.store.records.complaints.find('k1');
      await erase(subject);
      const kept = await erasures();
      const { version } = (await bot.store.records.complaints.find('k1'))!;
      await bot.store.records.complaints.save({ ...before!, version });
      await forgetList();
      return kept;
    }
    async function held(scope: HoldScope): Promise<string> {
      const placed = await placeHold(bot.ports, { scope, reason: 'A court order', mayTell: true, by: 'Ann' });
      if (placed.outcome !== 'placed') throw new Error(placed.problem);
      return placed.id;
    }

    test.each<[string, { from?: string; person?: Person }, Subject, HoldScope]>([
      [
        'a hold on its day, of someone found by name',
        { from: 'Lucja Hill' },
        { by: 'name', sought: 'Lucja Hill' },
        onMay,
      ],
      ['a hold on its day', { person: lucja }, { by: 'identity', person: lucja }, onMay],
      [
        'a hold on who made it',
        { person: lucja },
        { by: 'identity', person: lucja },
        { kind: 'person', platform: lucja.platform, target: lucja.id },
      ],
    ])('waits for %s', async (_, made, subject, scope) => {
      await complain(made);
      const kept = await eraseAndRestore(subject);
      const hold = await held(scope);
      expect(await bot.repeatErasures(kept)).toBeGreaterThan(0);
      await bot.later(86_400_000);
      expect(await bot.store.records.complaints.find('k1')).toMatchObject({
        words: 'I waited for wombat1.',
        ...made,
      });
      await liftHold(bot.ports, { id: hold, by: 'Ann', reason: 'It is over.' });
      await bot.settle();
      const after = await bot.store.records.complaints.find('k1');
      expect(after).toMatchObject({ id: 'k1', via: 'desk' });
      expect(JSON.stringify(after)).not.toMatch(/wombat1|lucja/i);
      expect(await bot.store.records.holds.deferred()).toEqual([]);
    });

    test('tells someone who had no chat then, and has asked in one since', async () => {
      await complain({ person: practitioner });
      const kept = await eraseAndRestore({ by: 'identity', person: practitioner });
      const hold = await held({
        kind: 'person',
        platform: practitioner.platform,
        target: practitioner.id,
      });
      await bot.repeatErasures(kept);
      await bot.later(1_000);
      await bot.say(practitioner, 'Who refers a child to wombat2?');
      await bot.press(practitioner, { do: 'forget-me' });
      expect(bot.seenIn(practitioner).at(-1)).toContain('legal duty');
      await liftHold(bot.ports, { id: hold, by: 'Ann', reason: 'It is over.' });
      await bot.settle();
      expect(await bot.store.records.complaints.find('k1')).not.toHaveProperty('person');
      expect(bot.seenIn(practitioner).at(-1)).toContain(wording.forget.done);
      expect(await bot.store.records.holds.deferred()).toEqual([]);
    });
  });
});
