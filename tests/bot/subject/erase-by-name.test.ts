// Requests about someone whom others named, on both stores: what advisers wrote counts too.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { placeHold } from '../../../bot/governance/holds.js';
import type { Actor } from '../../../bot/model/people/actor.js';
import { approveRequest, eraseData, exportData, openRequest } from '../../../bot/subject/requests.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { adviser, createTestBot } from '../../fakes/test-bot.js';
import type { TestBot } from '../../fakes/test-bot.js';
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

    test('is kept, with the rest, while a legal hold covers only that', async () => {
      const theirs = (await messages()).find(({ role }) => role === 'adviser')!;
      const scope = { kind: 'conversation', target: theirs.conversation } as const;
      await placeHold(bot.ports, { scope, reason: 'A court order', mayTell: true, by: 'Ann' });
      const id = await approved('erasure');
      expect(await eraseData(bot.ports, { id, by: ada })).toMatchObject({ outcome: 'refused' });
      expect(await written()).toContain('wombat5');
    });
  });
});
