// Tests on both databases that erasing the person who made a closed request also erases other people’s
// records about the request.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEditingStore } from '../../../adapters/sql/guidance/editing-store.js';
import { createGuidanceStore } from '../../../adapters/sql/guidance/guidance-store.js';
import { eraseData, openRequest } from '../../../bot/data-subject/data-requests.js';
import { goldenFromRequest } from '../../../bot/editing/golden-from-request.js';
import { REMOVED_QUESTION, type GoldenQuestion, type Trial } from '../../../ingest/model/editing.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { adviser, advisersChannel, createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

const by = { name: 'Ann', account: 'web:desk:1' };

onBothDatabases((server) => {
  let bot: TestBot;
  const steps = handoffSteps(() => bot);
  beforeEach(async () => {
    bot = await createTestBot({ redact }, server());
  });
  afterEach(() => bot.close());

  async function everything(): Promise<string> {
    const { kysely } = bot.database;
    const tables = await kysely.introspection.getTables();
    const rows = tables.map(({ name }) =>
      kysely
        .selectFrom(name as 'messages')
        .selectAll()
        .execute(),
    );
    return JSON.stringify(await Promise.all(rows));
  }
  const editing = () => createEditingStore(bot.database);
  const settled = () => bot.later(3_000);

  async function closed(outcome: string, question = 'Who refers a child to wombat1?'): Promise<string> {
    const escalation = await steps.claimed(question);
    await bot.press(adviser, { do: 'resolve', escalation, outcome });
    await settled();
    return escalation;
  }

  async function copied(escalation: string): Promise<GoldenQuestion> {
    const { store, clock } = bot.ports;
    const guidance = createGuidanceStore(bot.database);
    const ports = { ports: { store: guidance, editing: editing(), clock }, recalls: { store } };
    return goldenFromRequest(ports, { escalation, outcome: 'answered' }, 'Ed');
  }

  async function copyToTestQuestions(escalation: string): Promise<Trial> {
    const { clock } = bot.ports;
    const guidance = createGuidanceStore(bot.database);
    const golden = await copied(escalation);
    const release = await guidance.draftRelease([], {
      id: 'm',
      dimension: 2,
      weightsHash: 'a',
      maxTokens: 9,
    });
    const trial: Trial = {
      release: release.number,
      at: clock().toISOString(),
      lines: [
        {
          question: golden.id,
          text: golden.question,
          draft: { outcome: 'answered', asExpected: true, quotes: [] },
          verdict: 'same',
        },
      ],
      liveShare: 1,
      draftShare: 1,
      gate: 1,
      passed: true,
    };
    await editing().saveTrial(trial);
    await editing().saveLiveRun(trial);
    return trial;
  }

  async function erase(): Promise<void> {
    const subject = { by: 'identity', person: practitioner } as const;
    const opened = await openRequest(bot.ports, { kind: 'erasure', subject, by });
    const id = opened.outcome === 'done' ? opened.value.id : '';
    expect(await eraseData(bot.ports, { id, by })).toMatchObject({ outcome: 'done' });
    await settled();
  }

  test('also removes what an adviser wrote about the outcome, and keeps the outcome chosen from the list', async () => {
    const request = await closed('Advised: the wombat2 is in a placement');
    expect(bot.seenIn(advisersChannel).join()).toContain('wombat2');
    await erase();
    expect(await everything()).not.toContain('wombat');
    expect(bot.seenIn(advisersChannel).join()).not.toContain('wombat');
    expect(await bot.store.records.escalations.find(request)).toMatchObject({ outcome: 'Advised' });
  });

  test('also removes an outcome in the adviser’s own words', async () => {
    const request = await closed('Told wombat2 to call');
    await erase();
    expect(await everything()).not.toContain('wombat');
    expect((await bot.store.records.escalations.find(request))?.outcome).toBeUndefined();
  });

  test('also removes the agency on the advisers’ card', async () => {
    const escalation = await steps.claimed();
    const { conversation } = (await bot.store.records.escalations.find(escalation))!;
    await bot.store.records.conversations.change(conversation, { agency: 'wombat council' });
    await bot.press(adviser, { do: 'resolve', escalation });
    await settled();
    expect(bot.seenIn(advisersChannel).join()).toContain('wombat');
    await erase();
    expect(bot.seenIn(advisersChannel).join()).not.toContain('wombat');
    expect(await everything()).not.toContain('wombat');
  });

  test('also removes a test question copied from the request, and from the results of tests', async () => {
    await copyToTestQuestions(await closed('Advised'));
    const own = { question: 'Who pays?', outcome: 'answered', addedBy: 'Ed', addedAt: '2026-05-01' } as const;
    await editing().addGolden(own);
    expect(await editing().latestTrial()).toMatchObject({
      lines: [{ text: expect.stringContaining('wombat1') }],
    });
    await erase();
    expect(await everything()).not.toContain('wombat');
    expect(await editing().goldenQuestions()).toMatchObject([own]);
    expect(await editing().latestTrial()).toMatchObject({
      lines: [{ text: REMOVED_QUESTION }],
      passed: true,
    });
  });

  test('takes it from the results of tests that end later, or whose question was removed before', async () => {
    const trial = await copyToTestQuestions(await closed('Advised'));
    await editing().removeGolden(trial.lines[0]!.question);
    await erase();
    expect(await everything()).not.toContain('wombat');
    await editing().saveTrial(trial);
    await editing().saveLiveRun(trial);
    expect(await everything()).not.toContain('wombat');
  });

  test('also removes a copy that had no link, if it was copied again', async () => {
    const escalation = await closed('Advised');
    const first = await copied(escalation);
    await bot.database.kysely.updateTable('golden_questions').set({ message: null }).execute();
    expect(await copied(escalation)).toEqual(first);
    await erase();
    expect(await editing().goldenQuestions()).toEqual([]);
  });

  test('stores no copy whose message was erased while it was being made', async () => {
    const { id: _, ...golden } = await copied(await closed('Advised'));
    await erase();
    await expect(editing().addGolden(golden)).rejects.toThrow(/has been erased/);
  });

  test('does it again in a store from before', async () => {
    await copyToTestQuestions(await closed('Advised: the wombat2 is in a placement'));
    const { kysely } = bot.database;
    const messages = await kysely.selectFrom('messages').selectAll().execute();
    const requests = await kysely.selectFrom('escalations').selectAll().execute();
    const questions = await kysely.selectFrom('golden_questions').selectAll().execute();
    const trials = await kysely.selectFrom('trials').selectAll().execute();
    await erase();
    const kept = await bot.store.records.erasures.all();
    // Empties the list of erasures, as restoring a backup from before the erasure would.
    await kysely.deleteFrom('erased').execute();
    for (const { id, ...row } of messages)
      await kysely.updateTable('messages').set(row).where('id', '=', id).execute();
    for (const { id, ...row } of requests)
      await kysely.updateTable('escalations').set(row).where('id', '=', id).execute();
    await kysely.insertInto('golden_questions').values(questions).execute();
    await kysely.updateTable('trials').set(trials[0]!).execute();
    expect(await everything()).toContain('wombat2');
    await bot.later(1_000);
    expect(await bot.repeatErasures(kept)).toBeGreaterThan(0);
    await settled();
    expect(await everything()).not.toContain('wombat');
  });
});
