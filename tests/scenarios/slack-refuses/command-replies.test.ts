// Tests what happens if Slack refuses a reply to a command or does not say whether it was shown. The answer
// comes once, in a place where people can read it.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { RESPONSE, type Fault } from '../../fakes/fake-slack/fake-slack.js';
import { command } from '../../fakes/fake-slack/payloads.js';
import { deliverCommand } from '../../fakes/fake-slack/signed-request.js';
import {
  CONSENT,
  QUESTION,
  startStacks,
  type RunningStacks,
} from '../../fakes/real-stacks/running-stacks.js';
import { visibleText } from '../../fakes/real-stacks/visible-text.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';

const sam = slackPerson('sam');
const direct = `D00${sam.user.slice(2)}`;

let stacks: RunningStacks;
let commands = 0;
beforeEach(async () => {
  stacks = await startStacks({ advisers: 'slack', callLimitMs: 2_000 });
});
afterEach(() => stacks.close());

async function type(text: string): Promise<void> {
  const response_url = stacks.slack.fake.responseUrl(String((commands += 1)));
  const fields = { user_id: sam.user, trigger_id: `1.2.${commands}`, response_url };
  await deliverCommand(`${stacks.url}/slack/events`, command(text, fields));
  await stacks.settled();
}

const withAnswer = (shown: string[]) => shown.filter((words) => words.includes(CONSENT)).length;
const inPlace = () => stacks.slack.fake.commandReplies.map(({ blocks }) => visibleText(blocks));
const inDirect = () => stacks.slack.shown(direct);
/** Sends a first message, so that the greeting, which comes before the first answer, is out of the way. */
async function greeted(): Promise<void> {
  await stacks.slack.write(sam, 'help');
  await stacks.settled();
  stacks.slack.fake.messages.length = 0;
}

test.each<Fault>([
  { kind: 'error', error: 'invalid_blocks' },
  { kind: 'rate-limited', retryAfterSeconds: 30 },
  { kind: 'status', status: 404, body: 'used_url' },
])('refused (%o): the answer comes once, as a direct message', async (fault) => {
  await greeted();
  stacks.slack.fake.failNext(RESPONSE, fault);
  await type(QUESTION);
  expect([withAnswer(inPlace()), withAnswer(inDirect())]).toEqual([0, 1]);
  await type(QUESTION);
  expect([withAnswer(inPlace()), withAnswer(inDirect())]).toEqual([1, 1]);
});

test.each<Fault>([{ kind: 'status', status: 500 }, { kind: 'silence' }, { kind: 'lost' }])(
  'unclear (%o): the answer is not repeated, and a direct message says what to do if it is not there',
  async (fault) => {
    await greeted();
    stacks.slack.fake.failNext(RESPONSE, fault);
    await type(QUESTION);
    expect(withAnswer(inPlace())).toBe(fault.kind === 'lost' ? 1 : 0);
    expect(inDirect()).toEqual([wordsIn('en').app.slack.perhapsShown]);
    // The next answer comes as a direct message too, until replies to commands work again.
    await type('Who can make a referral?');
    expect(inDirect().at(-1)).toContain('Only a first responder organisation can make a referral.');
  },
);

test('a reply that could not be sent to the direct message at first is not shown again where it was typed', async () => {
  await greeted();
  stacks.slack.fake.failNext(RESPONSE, { kind: 'lost' });
  stacks.slack.fake.failNext('chat.postMessage', { kind: 'status', status: 502 });
  await type(QUESTION);
  expect(withAnswer(inPlace())).toBe(1);
  expect(inDirect()).toEqual([wordsIn('en').app.slack.perhapsShown]);
});
