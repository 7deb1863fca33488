// The whole product with a language model, in a thread of Slack's: what is checked is shown at once, and the answer comes once.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import {
  reading,
  startScriptedOpenAi,
  type ScriptedOpenAi,
} from '../../fakes/language-model/scripted-openai.js';
import { byStep } from '../../fakes/language-model/scripted-reader.js';
import { readingAt } from '../../fakes/language-model/scripted-reading.js';
import {
  CONSENT,
  QUESTION,
  startStacks,
  type RunningStacks,
} from '../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';

const sam = slackPerson('sam');
const CASES = 'C0CASES';

let service: ScriptedOpenAi;
let stacks: RunningStacks;
let count = 0;

beforeAll(async () => {
  service = await startScriptedOpenAi();
  const say = reading((shown) => [
    { text: CONSENT, quotes: [{ passage: shown[0]!.number, words: CONSENT }] },
  ]);
  service.behave(byStep({ say }));
  const models = { embedder: createFakeEmbedder(), reading: readingAt(service.baseUrl) };
  stacks = await startStacks({ advisers: 'slack', models });
});
afterAll(async () => {
  await stacks.close();
  await service.close();
});
beforeEach(() => void (stacks.slack.fake.calls.length = 0));

/** In a new thread of a channel. */
async function ask(): Promise<string> {
  const ts = `1760001000.${String((count += 1)).padStart(6, '0')}`;
  const message = stacks.slack.messageOf(sam, `<@U0BOT> ${QUESTION}`, {
    channel: CASES,
    channel_type: 'channel',
    ts,
  });
  await stacks.slack.deliver(message);
  await stacks.settled();
  return ts;
}

const answersIn = (root: string) =>
  stacks.slack.shown(CASES, root).filter((words) => words.includes(CONSENT));

test('the sentence is shown while it is written, then the same message has the quote and its buttons', async () => {
  const root = await ask();
  const methods = stacks.slack.fake.calls.map(({ method }) => method);
  expect(methods.filter((one) => one.endsWith('Stream'))).toEqual(['chat.startStream', 'chat.stopStream']);
  expect(answersIn(root)).toHaveLength(1);
  expect(answersIn(root)[0]).toContain('Read quote 1 in the document');
  expect(stacks.slack.fake.messages.some(({ isStreaming }) => isStreaming)).toBe(false);
});

test('where Slack refuses to end it, the answer is posted plainly, once', async () => {
  stacks.slack.fake.failNext('chat.stopStream', { kind: 'status', status: 500 });
  const root = await ask();
  expect(answersIn(root)).toHaveLength(1);
  expect(answersIn(root)[0]).toContain('Read quote 1 in the document');
});
