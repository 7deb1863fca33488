// Anything sent to an external service is first recorded, with the conversation that it was sent for. Runs on
// both databases.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { recordedEmbedder, recordedModel, recordedWriter } from '../../../bot/audit/record-sent-text.js';
import { asModelCallFor } from '../../../bot/jobs/model-call-conversation.js';
import { digestOf } from '../../../bot/model/audit/event.js';
import { ModelFailure, StoreFailure } from '../../../knowledge/model/errors.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { adviser, createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

onBothDatabases((server) => {
  let bot: TestBot;
  const steps = handoffSteps(() => bot);
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
    await asModelCallFor('c1', async () => {
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

  test('nothing is sent to a model if the store cannot record it, and the question is answered without it', async () => {
    const full = { add: () => Promise.reject(new StoreFailure('The disk is full.', 'Make room.')) };
    let sent = 0;
    const model = { id: 'm', complete: () => Promise.reject(new Error(`sent ${(sent += 1)}`)) };
    const failing = recordedModel(model, { ...recording(), records: full }).complete(call, signal);
    await expect(failing).rejects.toMatchObject({ fault: 'call', remedy: 'Make room.' });
    await expect(failing).rejects.toThrow(ModelFailure);
    expect(sent).toBe(0);
  });

  test('each text of a note that is not saved yet, but not saved guidance', async () => {
    const embedder = recordedEmbedder(createFakeEmbedder(), recording());
    await embedder.embedPassages([{ text: 'Saved.' }]);
    await embedder.embedPassages([{ text: 'One.' }, { text: 'Two.' }], { isUnsaved: true });
    const [sent, ...more] = await bot.store.records.sent.between('2026', '2999');
    expect(sent).toMatchObject({ kind: 'embedding', conversations: 0, texts: 2 });
    expect(more).toEqual([]);
  });

  test('what is sent to a platform, and which privacy notice was shown', async () => {
    await bot.say(practitioner, 'Who refers Zora?');
    const conversation = await bot.store.records.conversations.at(personalPlaceOf(practitioner));
    const lines = await bot.store.records.sent.of(conversation!.id);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every(({ kind, address }) => kind === 'platform' && address === 'slack')).toBe(true);
    expect(conversation?.notice?.version).toMatch(/^[0-9a-f]{12}$/);
  });

  describe('what is passed on in a handoff', () => {
    const digests = async () => {
      const [chat] = await bot.store.records.conversations.of(practitioner);
      return (await bot.store.records.sent.of(chat!.id)).map(({ digest }) => digest);
    };
    const relayed = async () => {
      const rows = bot.database.kysely.selectFrom('outgoing_messages').select('message');
      const { message } = await rows.where('key', 'like', 'relay:%').executeTakeFirstOrThrow();
      return message;
    };
    let id: string;
    beforeEach(async () => {
      await steps.claimed('Who refers a child?');
      ({ id } = await bot.say(practitioner, 'Zora is missing.'));
    });

    test('with a digest of the redacted form, because the line is kept longer than the original', async () => {
      expect(bot.seenIn(adviser).join()).toContain('Zora is missing.');
      const stored = await relayed();
      expect(stored).toContain('[name 1] is missing.');
      expect(await digests()).toContain(digestOf(stored));
      expect(await digests()).not.toContain(digestOf(stored.replace('[name 1]', 'Zora')));
    });

    test('again when it is edited', async () => {
      const edit = { id: 'x1', messageId: id, place: personalPlaceOf(practitioner), from: practitioner };
      const sentAt = bot.ports.clock().toISOString();
      await bot.inbox.receive({ ...edit, kind: 'edit', text: 'Zora is at school.', sentAt });
      await bot.later(10_000);
      expect(bot.seenIn(adviser).join()).toContain('Zora is at school.');
      const stored = await relayed();
      expect(stored).toContain('[name 1] is at school.');
      expect(await digests()).toContain(digestOf(stored));
    });
  });
});
