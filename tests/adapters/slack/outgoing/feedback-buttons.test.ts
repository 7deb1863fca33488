// A workspace that does not support Slack's feedback buttons gets ordinary buttons with the same functions.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSlackPlatform } from '../../../../adapters/slack/outgoing/platform.js';
import type { Place } from '../../../../bot/model/messages/message.js';
import { BOT_TOKEN, startFakeSlack, TEAM, type FakeSlack } from '../../../fakes/fake-slack/fake-slack.js';
import { limitBreaches } from '../rendering/block-limits.js';
import { samples } from '../rendering/samples.js';

const direct: Place = { platform: 'slack', id: `${TEAM}:D1`, kind: 'personal', address: { channel: 'D1' } };

let slack: FakeSlack;
beforeEach(async () => {
  slack = await startFakeSlack();
});
afterEach(() => slack.close());

async function sent(): Promise<unknown[]> {
  const platform = createSlackPlatform({ botToken: BOT_TOKEN, apiUrl: slack.url });
  await platform.send(direct, samples.answer!, 'k1');
  expect(slack.messages).toHaveLength(1);
  return slack.messages[0]!.blocks;
}

test('the two that rate an answer are Slack’s own, below the others', async () => {
  const last = (await sent()).at(-1);
  expect(last).toMatchObject({
    type: 'context_actions',
    elements: [{ type: 'feedback_buttons', positive_button: { text: { text: '👍 Helpful' } } }],
  });
});

test('where they are refused, ordinary buttons take their place', async () => {
  slack.failNext('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
  const blocks = await sent();
  expect(JSON.stringify(blocks)).not.toContain('context_actions');
  expect(blocks.at(-1)).toMatchObject({
    type: 'actions',
    elements: [
      { type: 'button', value: '{"do":"feedback","answer":"a1","rating":"up"}' },
      { type: 'button', value: '{"do":"feedback","answer":"a1","rating":"down"}' },
    ],
  });
  expect(limitBreaches(blocks)).toEqual([]);
});
