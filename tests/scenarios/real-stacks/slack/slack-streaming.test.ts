// Tests the whole product with a language model in a Slack thread: checked text is shown straight away, and
// the answer is posted once.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  CONSENT,
  QUESTION,
  startStacks,
  type RunningStacks,
} from '../../../fakes/real-stacks/running-stacks.js';
import { startScriptedWriter, type ScriptedWriter } from '../../../fakes/real-stacks/scripted-writer.js';
import { slackPerson } from '../../../fakes/real-stacks/slack-people.js';

const sam = slackPerson('sam');
const CASES = 'C0CASES';

let writer: ScriptedWriter;
let stacks: RunningStacks;
let count = 0;

beforeAll(async () => {
  writer = await startScriptedWriter();
  stacks = await startStacks({ advisers: 'slack', models: writer.models });
});
afterAll(async () => {
  await stacks.close();
  await writer.close();
});
beforeEach(() => void (stacks.slack.fake.calls.length = 0));

type Where = 'in a channel' | 'with the assistant';

let thread = '';

async function ask(where: Where): Promise<string[]> {
  const ts = `1760001000.${String((count += 1)).padStart(6, '0')}`;
  thread = ts;
  const inChannel = where === 'in a channel';
  const message = inChannel
    ? stacks.slack.messageOf(sam, `<@U0BOT> ${QUESTION}`, { channel: CASES, channel_type: 'channel', ts })
    : stacks.slack.messageOf(sam, QUESTION, { thread_ts: ts });
  await stacks.slack.deliver(message);
  await stacks.settled();
  const shown = stacks.slack.shown(inChannel ? CASES : sam.chat, ts);
  return shown.filter((words) => words.includes(CONSENT));
}

const PLACES: Where[] = ['in a channel', 'with the assistant'];

test.each(PLACES)(
  'in a thread %s, the sentence is shown while it is written, then the same message has the quote and its buttons',
  async (where) => {
    const answers = await ask(where);
    const methods = stacks.slack.fake.calls.map(({ method }) => method);
    expect(methods.filter((one) => one.endsWith('Stream'))).toEqual(['chat.startStream', 'chat.stopStream']);
    expect(answers).toEqual([expect.stringContaining('Read quote 1 in the document')]);
    expect(stacks.slack.fake.messages.some(({ isStreaming }) => isStreaming)).toBe(false);
  },
);

test.each(PLACES)('where Slack refuses to end it, the answer is posted plainly, once, %s', async (where) => {
  stacks.slack.fake.failNext('chat.stopStream', { kind: 'status', status: 500 });
  expect(await ask(where)).toEqual([expect.stringContaining('Read quote 1 in the document')]);
});

test.each(PLACES)(
  'the line that says what is being done is cleared once, after the answer, %s',
  async (where) => {
    await ask(where);
    const { fake } = stacks.slack;
    // Only counts calls for this thread, because the previous test’s progress line may be cleared at the same
    // time.
    const cleared = () =>
      fake.calls.filter(({ args }) => args['status'] === '' && args['thread_ts'] === thread);
    await expect.poll(cleared).toHaveLength(1);
    expect(fake.calls.some(({ args }) => args['status'] === 'is searching the guidance…')).toBe(true);
    const last = fake.calls.findLast(
      ({ args }) => args['status'] !== undefined && args['thread_ts'] === thread,
    );
    expect(last).toBe(cleared()[0]);
    const ended = fake.calls.findLastIndex(({ method }) => method === 'chat.stopStream');
    expect(fake.calls.indexOf(last!)).toBeGreaterThan(ended);
  },
);
