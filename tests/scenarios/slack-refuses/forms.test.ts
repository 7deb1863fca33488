// Tests that if Slack does not open a form, people can choose their nation with buttons or see what to type
// instead.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inputWanted } from '../../../bot/model/messages/action-input.js';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import type { Fault } from '../../fakes/fake-slack/fake-slack.js';
import { buttonPress, command } from '../../fakes/fake-slack/payloads.js';
import { deliverCommand } from '../../fakes/fake-slack/signed-request.js';
import {
  QUESTION,
  SLACK_ADVISERS,
  startStacks,
  type RunningStacks,
} from '../../fakes/real-stacks/running-stacks.js';
import { objectsIn, visibleText } from '../../fakes/real-stacks/visible-text.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';

const FAULTS: Fault[] = [
  { kind: 'error', error: 'missing_scope' },
  { kind: 'rate-limited', retryAfterSeconds: 30 },
  { kind: 'status', status: 500 },
  { kind: 'silence' },
];

const CASES = 'C0CASES';
const sam = slackPerson('sam');
const bea = slackPerson('bea');

let stacks: RunningStacks;
let count = 0;
beforeAll(async () => {
  stacks = await startStacks({ advisers: 'slack' });
  await stacks.slack.write(sam, QUESTION);
  await stacks.slack.write(sam, 'adviser');
  await stacks.settled();
  await stacks.slack.press(bea, 'Claim', SLACK_ADVISERS);
  await stacks.settled();
});
afterAll(() => stacks.close());
beforeEach(() => void (stacks.slack.fake.commandReplies.length = 0));

const nextAddress = () => stacks.slack.fake.responseUrl(String((count += 1)));
const shownPrivately = () => stacks.slack.fake.commandReplies.map(({ blocks }) => visibleText(blocks));

test.each(FAULTS)('/ctac nation gives the nations as buttons where it was typed (%o)', async (fault) => {
  stacks.slack.fake.failNext('views.open', fault);
  const kit = slackPerson(`kit${(count += 1)}`);
  const typed = command('nation', { user_id: kit.user, channel_id: CASES, trigger_id: `1.2.${count}` });
  const response = await deliverCommand(`${stacks.url}/slack/events`, typed);
  const { response_type: seenBy, blocks } = (await response.json()) as Record<string, unknown>;
  expect(seenBy).toBe('ephemeral');
  expect(visibleText(blocks as unknown[])).toMatch(
    /^Which nation .*England.*Wales.*Scotland.*Northern Ireland/s,
  );
  const [wales] = objectsIn(
    blocks,
    (one) => (one['text'] as { text?: string } | undefined)?.text === 'Wales',
  );
  const press = buttonPress(wales!['value'] as string, {
    user: { id: kit.user, name: kit.name, team_id: 'T0GUIDE' },
    channel: { id: CASES, name: 'cases' },
    container: { type: 'message', message_ts: '1760000600.000001', channel_id: CASES, is_ephemeral: true },
    response_url: nextAddress(),
  });
  await stacks.slack.deliverPress(press);
  await stacks.settled();
  expect(shownPrivately()).toEqual([expect.stringContaining(wording.nationChosen('wales'))]);
  expect(stacks.slack.posted(CASES)).toEqual([]);
});

const LABELS = { reply: 'Reply', note: 'Note', resolve: 'Close request' } as const;

test.each(
  FAULTS.flatMap((fault) => (['reply', 'note', 'resolve'] as const).map((act) => [act, fault] as const)),
)(
  'a button for “%s” without its form gives one private line that says what to type (%o)',
  async (act, fault) => {
    const before = stacks.slack.fake.messages.length;
    stacks.slack.fake.failNext('views.open', fault);
    const press = stacks.slack.pressed(bea, LABELS[act], SLACK_ADVISERS);
    const { status } = await stacks.slack.deliverPress({ ...press, response_url: nextAddress() });
    expect(status).toBe(200);
    await expect
      .poll(shownPrivately)
      .toEqual([expect.stringContaining(inputWanted({ do: act, escalation: 'any' })!.typed)]);
    await stacks.settled();
    expect(stacks.slack.fake.messages).toHaveLength(before);
  },
);
