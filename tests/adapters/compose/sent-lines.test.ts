// What leaves is written down with its conversation before it leaves, on both stores.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import {
  recordedEmbedder,
  recordedModel,
  recordedWriter,
} from '../../../adapters/compose/oversight/sent-lines.js';
import { sendingFor } from '../../../bot/kernel/sending-for.js';
import { digestOf } from '../../../bot/model/audit/event.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

onBothDatabases((server) => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await createTestBot({}, server());
  });
  afterEach(() => bot.close());

  const recording = () => ({
    records: bot.store.records.sent,
    address: 'https://models.example/v1',
    countTokens: (text: string) => text.length,
  });
  const call = {
    name: 'ask',
    instructions: 'Search.',
    text: 'Who refers?',
    shape: z.string(),
    mostTokens: 9,
  };
  const signal = new AbortController().signal;

  test('what is sent to a model and an embedding service, also if they then fail', async () => {
    const broken = { id: 'm', complete: () => Promise.reject(new Error('It is down.')) };
    await sendingFor('c1', async () => {
      await expect(recordedModel(broken, recording()).complete(call, signal)).rejects.toThrow('It is down.');
      await recordedEmbedder(createFakeEmbedder(), recording()).embedQuestion(publicText('Who refers?'));
      await recordedWriter({ write: () => Promise.resolve([]) }, recording()).write(
        { question: publicText('Who?'), sentences: [] } as never,
        signal,
      );
    });
    const lines = await bot.store.records.sent.of('c1');
    expect(lines.map(({ kind }) => kind)).toEqual(['language-model', 'embedding', 'language-model']);
    expect(lines[1]).toMatchObject({
      address: 'https://models.example/v1',
      digest: digestOf('Who refers?'),
      tokens: 'Who refers?'.length,
    });
    const [models] = (await bot.store.records.sent.between('2026', '2999')).filter(
      ({ kind }) => kind === 'language-model',
    );
    expect(models).toMatchObject({ conversations: 1, texts: 2 });
  });

  test('what is sent to a platform, and which privacy notice was shown', async () => {
    await bot.say(practitioner, 'Who refers Zora?');
    const conversation = await bot.store.records.conversations.at(personalPlaceOf(practitioner));
    const lines = await bot.store.records.sent.of(conversation!.id);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every(({ kind, address }) => kind === 'platform' && address === 'slack')).toBe(true);
    expect(conversation?.notice?.version).toMatch(/^[0-9a-f]{12}$/);
  });
});
