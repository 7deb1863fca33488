// Tests what may be sent while the message reader’s process is killed each time it is used, and what happens
// once it works again.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMessageReader } from '../../adapters/models/message-reader/message-reader.js';
import { createFakeEmbedder } from '../fakes/models/fake-embedder.js';
import { wording } from '../../bot/wording/english/replies-wording.js';
import { captureNetwork, type Capture } from '../fakes/capture-network.js';
import {
  reading,
  startScriptedOpenAi,
  type ScriptedOpenAi,
} from '../fakes/language-model/scripted-openai.js';
import { byStep } from '../fakes/language-model/scripted-reader.js';
import { readingAt } from '../fakes/language-model/scripted-reading.js';
import { CONSENT, startStacks, type RunningStacks } from '../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../fakes/real-stacks/slack-people.js';
import { transpiled } from '../support/deployment/transpiled.js';

/**
 * The time limit for reading a message, which allows for a busy machine. A process that is killed repeatedly
 * also pauses before it restarts.
 */
const PATIENCE_MS = 60_000;
const sam = slackPerson('sam');
const reader = createMessageReader({ deadlineMs: PATIENCE_MS });
const dying = createMessageReader({
  deadlineMs: PATIENCE_MS,
  childFile: transpiled('tests/adapters/models/message-reader/fixtures/dying-child.ts'),
});
let down = true;

const read = (text: string) => (down ? dying : reader).read(text).catch(() => 'failed' as const);

let service: ScriptedOpenAi;
let stacks: RunningStacks;
let network: Capture;

beforeAll(async () => {
  service = await startScriptedOpenAi();
  const say = reading((shown) => [
    { text: CONSENT, quotes: [{ passage: shown[0]!.number, words: CONSENT }] },
  ]);
  service.behave(byStep({ say }));
  network = captureNetwork();
  stacks = await startStacks({
    advisers: 'slack',
    models: { embedder: createFakeEmbedder(), reading: readingAt(service.baseUrl) },
    read,
  });
}, PATIENCE_MS);
afterAll(async () => {
  network.stop();
  await stacks.close();
  await service.close();
  await reader.close();
  await dying.close();
});

const toModel = () =>
  network.requestsTo(Number(new URL(service.origin).port)).filter((request) => request.includes('/chat/'));
const answers = () => stacks.store.records.answers.latest(5);
const firstMessage = async () =>
  (await stacks.store.records.messages.find((await answers()).at(-1)!.message))!;

test(
  'while it is down the question is answered, and no language model is asked; once it is back the message is read',
  async () => {
    await stacks.slack.write(sam, 'Does Qetsiyah Brzeczek have to consent to a referral?');
    await expect.poll(async () => (await answers()).length, { timeout: PATIENCE_MS }).toBe(1);
    expect(toModel()).toEqual([]);
    const unread = await firstMessage();
    expect(unread).toMatchObject({ unread: true });
    expect(unread.text).not.toMatch(/Qetsiyah|Brzeczek/u);

    down = false;
    await expect.poll(async () => (await firstMessage()).unread, { timeout: PATIENCE_MS }).toBeUndefined();
    expect(toModel()).toEqual([]);

    await stacks.slack.write(sam, 'And who can refer Qetsiyah Brzeczek?');
    await expect.poll(async () => (await answers()).length, { timeout: PATIENCE_MS }).toBe(2);
    expect(toModel()).toEqual([]);
    await expect
      .poll(() => stacks.slack.shown(sam.chat).join('\n'), { timeout: PATIENCE_MS })
      .toContain('And who can refer [name 1]?');
    await stacks.slack.press(sam, wording.corrections.askService);
    await expect.poll(async () => (await answers()).length, { timeout: PATIENCE_MS }).toBe(3);
    expect(toModel().length).toBeGreaterThan(0);
    expect(toModel().join()).not.toMatch(/Qetsiyah|Brzeczek/u);
    expect(stacks.logged.join()).not.toMatch(/Qetsiyah|Brzeczek/u);
  },
  5 * PATIENCE_MS,
);
