// Tests data requests about someone who is only named in what other people wrote, including advisers. Uses
// both databases.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { liftHold, placeHold } from '../../../bot/governance/holds.js';
import type { HoldScope } from '../../../bot/model/governance/hold.js';
import type { Erased } from '../../../bot/model/governance/erasure-record.js';
import type { Actor } from '../../../bot/model/people/actor.js';
import {
  approveRequest,
  closeRequest,
  eraseData,
  exportData,
  openRequest,
  setLeftOut,
} from '../../../bot/data-subject/data-requests.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { handoffSteps, MINUTE_MS } from '../../fakes/handoff-steps.js';
import { adviser, createTestBot, otherAdviser, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

const ada: Actor = { name: 'Ada', account: 'web:desk:1' };
const ben: Actor = { name: 'Ben', account: 'web:desk:2' };

onBothDatabases((server) => {
  let bot: TestBot;
  const steps = handoffSteps(() => bot);
  beforeEach(async () => {
    bot = await createTestBot({ redact }, server());
  });
  afterEach(() => bot.close());

  async function approved(kind: 'access' | 'erasure'): Promise<string> {
    const subject = { by: 'name', sought: 'Zora Hill' } as const;
    const step = await openRequest(bot.ports, { kind, subject, by: ada });
    if (step.outcome === 'refused') throw new Error(step.problem);
    await approveRequest(bot.ports, { id: step.value.id, by: ben });
    return step.value.id;
  }
  const messages = () => bot.database.kysely.selectFrom('messages').selectAll().execute();
  const written = async () => JSON.stringify(await messages());

  describe('what an adviser wrote in a handoff', () => {
    beforeEach(async () => {
      const escalation = await steps.openOne('Zora Hill is missing. Who refers her?');
      await steps.claim(adviser, escalation);
      await bot.say(adviser, 'I have spoken to Zora Hill near wombat5.');
      await bot.settle();
    });

    test('is exported', async () => {
      const step = await exportData(bot.ports, { id: await approved('access'), by: ada });
      expect(JSON.stringify(step)).toContain('wombat5');
    });

    test('is erased', async () => {
      const id = await approved('erasure');
      expect(await eraseData(bot.ports, { id, by: ada })).toMatchObject({ outcome: 'done' });
      await bot.settle();
      expect(await written()).not.toContain('wombat5');
      const shown = await bot.database.kysely.selectFrom('outgoing_messages').select('message').execute();
      expect(JSON.stringify(shown)).not.toContain('wombat5');
    });

    test('is erased with the draft note that copied it', async () => {
      const [open] = await bot.store.records.escalations.open();
      await bot.press(adviser, { do: 'propose-note', escalation: open!.id });
      expect(JSON.stringify(await bot.store.records.notes.inState('draft'))).toContain('wombat5');
      await eraseData(bot.ports, { id: await approved('erasure'), by: ada });
      expect(await bot.store.records.notes.inState('draft')).toEqual([]);
    });

    test('is kept, with the rest, while a legal hold covers only that', async () => {
      const theirs = (await messages()).find(({ role }) => role === 'adviser')!;
      const scope = { kind: 'conversation', target: theirs.conversation } as const;
      await placeHold(bot.ports, { scope, reason: 'A court order', mayTell: true, by: 'Ann' });
      const id = await approved('erasure');
      expect(await eraseData(bot.ports, { id, by: ada })).toMatchObject({ outcome: 'refused' });
      expect(await written()).toContain('wombat5');
    });
  });

  describe('in a store that is restored from before', () => {
    const FIRST = '2026-05-04T09:00:00.000Z';
    let chat: string;
    let kept: readonly Erased[];
    /** Erases the person by name, then restores everything as an earlier backup would. */
    async function eraseAndRestore(): Promise<void> {
      const { kysely } = bot.database;
      const before = await messages();
      chat = before[0]!.conversation;
      const [words, keys, values] = [
        await kysely.selectFrom('received_words').selectAll().execute(),
        await kysely.selectFrom('data_keys').selectAll().execute(),
        await kysely.selectFrom('stand_ins').selectAll().execute(),
      ];
      await eraseData(bot.ports, { id: await approved('erasure'), by: ada });
      kept = await bot.store.records.erasures.all();
      await kysely.deleteFrom('erased').execute();
      await kysely.deleteFrom('stand_ins').execute();
      await kysely.deleteFrom('received_words').execute();
      await kysely.deleteFrom('data_keys').where('owner', '=', before[0]!.conversation).execute();
      await kysely.insertInto('data_keys').values(keys).execute();
      await kysely.insertInto('received_words').values(words).execute();
      await kysely.insertInto('stand_ins').values(values).execute();
      for (const { id, ...row } of before)
        await kysely.updateTable('messages').set(row).where('id', '=', id).execute();
    }
    async function hold(id: string, scope: HoldScope): Promise<void> {
      await placeHold(bot.ports, { id, scope, reason: 'A court order', mayTell: true, by: 'Ann' });
    }
    async function lift(id: string): Promise<void> {
      await liftHold(bot.ports, { id, by: 'Ann', reason: 'It is over.' });
      await bot.settle();
    }
    const onFirst = { kind: 'period', from: FIRST, to: '2026-05-04T09:00:30.000Z' } as const;
    const known = async () => JSON.stringify(await bot.store.records.pseudonyms.of(chat)).toLowerCase();

    async function writeEraseAndRestore(): Promise<void> {
      await bot.say(practitioner, 'Who refers Sam Brook?');
      await bot.later(MINUTE_MS);
      await bot.say(practitioner, 'Zora Hill lives with Sam Brook near wombat1. Who refers her?');
      await eraseAndRestore();
    }

    test('their name stays erased', async () => {
      await writeEraseAndRestore();
      expect(await known()).toContain('zora');
      await bot.repeatErasures(kept);
      expect(await written()).not.toContain('wombat1');
      expect(await known()).not.toContain('zora');
      expect(await known()).toContain('name:sam');
      expect(await bot.store.records.holds.deferred()).toEqual([]);
    });

    test('their name is removed once a legal hold on it is lifted', async () => {
      await writeEraseAndRestore();
      await hold('h1', { kind: 'conversation', target: chat });
      await bot.repeatErasures(kept);
      expect(await written()).toContain('wombat1');
      expect(await known()).toContain('zora');
      await lift('h1');
      expect(await written()).not.toContain('wombat1');
      expect(await known()).not.toContain('zora');
      expect(await known()).toContain('name:sam');
    });

    test('their name is removed once a legal hold on another message is lifted', async () => {
      await writeEraseAndRestore();
      await hold('h1', onFirst);
      await bot.repeatErasures(kept);
      expect(await written()).not.toContain('wombat1');
      expect(await known()).toContain('zora');
      await lift('h1');
      expect(await known()).not.toContain('zora');
      expect(await known()).toContain('name:sam');
      expect(await bot.store.records.holds.deferred()).toEqual([]);
    });

    test('their name is removed once the last of 2 legal holds is lifted', async () => {
      await writeEraseAndRestore();
      await hold('h1', { kind: 'period', from: onFirst.to, to: '2026-05-05' });
      await hold('h2', onFirst);
      await bot.repeatErasures(kept);
      expect(await written()).toContain('wombat1');
      await lift('h1');
      expect(await written()).not.toContain('wombat1');
      expect(await known()).toContain('zora');
      await lift('h2');
      expect(await known()).not.toContain('zora');
      expect(await known()).toContain('name:sam');
      expect(await bot.store.records.holds.deferred()).toEqual([]);
    });

    test('a name that only an adviser wrote is removed once a legal hold on the question is lifted', async () => {
      const escalation = await steps.openOne('A child is missing. Who refers her?');
      await steps.claim(adviser, escalation);
      await bot.later(MINUTE_MS);
      await bot.say(adviser, 'I have spoken to Zora Hill near wombat5.');
      await eraseAndRestore();
      await hold('h1', onFirst);
      await bot.repeatErasures(kept);
      expect(await written()).not.toContain('wombat5');
      expect(await known()).toContain('zora');
      await lift('h1');
      expect(await known()).not.toContain('zora');
      expect(await bot.store.records.holds.deferred()).toEqual([]);
    });
  });

  test('leaves their name out of someone else’s copy until that request is closed', async () => {
    // Redaction misses the name in this message, so the search does not find the message.
    await bot.say(practitioner, 'zora beats her, her sister says. Who refers her?');
    await bot.say(practitioner, 'Zora Hill lives near wombat1. Who refers her?');
    const theirs = { kind: 'access', subject: { by: 'identity', person: practitioner }, by: ada } as const;
    const step = await openRequest(bot.ports, theirs);
    if (step.outcome === 'refused') throw new Error(step.problem);
    const { id } = step.value;
    const copy = async () => JSON.stringify(await exportData(bot.ports, { id, by: ada }));
    expect(await copy()).toContain('zora beats her');
    await setLeftOut(bot.ports, { id, by: ada, words: ['Zora'] });
    await eraseData(bot.ports, { id: await approved('erasure'), by: ada });
    expect(await written()).not.toContain('wombat1');
    expect(await copy()).toContain('[removed] beats her');
    await closeRequest(bot.ports, { id, by: ada, outcome: 'Sent.' });
    expect(await bot.store.records.subjects.find(id)).toMatchObject({ leftOut: [] });
  });

  test.each(['in a new conversation', 'in a conversation that the search looked at'])(
    'also erases what is written %s after the search and before the erasure',
    async (where) => {
      await bot.say(practitioner, 'Zora Hill lives near wombat1. Who refers her?');
      await bot.say(otherAdviser, 'Sam Brook is missing. Who refers him now?');
      const id = await approved('erasure');
      const writer = where.includes('new') ? adviser : otherAdviser;
      const { store } = bot.ports;
      let isWritten = false;
      const late: TestBot['store'] = {
        ...store,
        async transaction(work) {
          if (!isWritten) await bot.say(writer, 'Zora Hill has gone to wombat7. Who refers her?');
          isWritten = true;
          return store.transaction(work);
        },
      };
      expect(await eraseData({ ...bot.ports, store: late }, { id, by: ada })).toMatchObject({
        outcome: 'done',
      });
      expect(await written()).not.toMatch(/wombat[17]/);
      expect(JSON.stringify(await messages())).toContain('Who refers him now?');
      expect(await bot.store.records.pseudonyms.search('zora')).toEqual([]);
    },
  );

  test('erases nothing if someone closes the request at that moment', async () => {
    await bot.say(practitioner, 'Zora Hill lives near wombat1. Who refers her?');
    const id = await approved('erasure');
    const { store } = bot.ports;
    const late: TestBot['store'] = {
      ...store,
      async transaction(work) {
        await closeRequest(bot.ports, { id, by: ben, outcome: 'Withdrawn.' });
        return store.transaction(work);
      },
    };
    expect(await eraseData({ ...bot.ports, store: late }, { id, by: ada })).toMatchObject({
      problem: 'This request is closed.',
    });
    expect(await written()).toContain('wombat1');
  });
});
