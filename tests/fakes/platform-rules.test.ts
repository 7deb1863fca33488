// Tests that the fakes of Teams and Slack report everything that the real platforms would refuse, and every
// kind of call that the fakes do not know.
import { expect, test } from 'vitest';
import { callBreaches } from './fake-slack/call-limits.js';
import { BOT_TOKEN, startFakeSlack } from './fake-slack/fake-slack.js';
import { activityFaults } from './fake-teams/activity-rules.js';
import { replyFaults } from './fake-teams/invoke-rules.js';
import { startFakeTeams } from './fake-teams/fake-teams.js';

const card = (body: object[]) => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: { type: 'AdaptiveCard', version: '1.5', body },
});

test.each<[string, Parameters<typeof activityFaults>[0]]>([
  ['a kind of activity that has no check', { type: 'event' }],
  ['an empty message', { type: 'message' }],
  [
    'a kind of attachment that has no check',
    { type: 'message', attachments: [{ contentType: 'image/png', content: {} }] },
  ],
  [
    'a kind of entity that has no check',
    { type: 'message', text: 'Hello', entities: [{ type: 'clientInfo' }] },
  ],
  ['a card that is not valid', { type: 'message', attachments: [card([{ type: 'Unheard-of' }])] }],
  [
    'a property of a card that the schema does not have',
    { type: 'message', attachments: [card([{ type: 'TextBlock', text: 'Hello', bold: true }])] },
  ],
  [
    'a property of a part inside that the schema does not have',
    {
      type: 'message',
      attachments: [
        card([
          {
            type: 'Container',
            items: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'x', wrap: true }] }],
          },
        ]),
      ],
    },
  ],
  ['a message over 100 KB', { type: 'message', text: 'x'.repeat(60_000) }],
])('Teams refuses %s', (_, activity) => {
  expect(activityFaults(activity)).toHaveLength(1);
});

const found = (attachment: object) => ({
  composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [attachment] },
});
const preview = (content: object) => ({ contentType: 'application/vnd.microsoft.card.thumbnail', content });
const aCard = card([{ type: 'TextBlock', text: 'Hello' }]);

test.each<[string, string, object]>([
  ['to what has no check', 'signin/verifyState', {}],
  ['without words', 'composeExtension/query', { composeExtension: { type: 'message', text: ' ' } }],
  ['without a result', 'composeExtension/query', { composeExtension: { ...found({}), attachments: [] } }],
  ['without a preview', 'composeExtension/query', found(aCard)],
  [
    'with a button in a preview',
    'composeExtension/query',
    found({ ...aCard, preview: preview({ title: 'A title', text: 'A text', buttons: [] }) }),
  ],
  [
    'with a card that is not valid',
    'composeExtension/query',
    found({ ...card([{ type: 'Unheard-of' }]), preview: preview({ title: 'A title', text: 'A text' }) }),
  ],
  [
    'with a form of no size',
    'message/fetchTask',
    { task: { type: 'continue', value: { title: 'Why?', card: aCard } } },
  ],
  ['with anything where nothing is expected', 'message/submitAction', { status: 200 }],
  [
    'with an error that has no code',
    'adaptiveCard/action',
    { type: 'application/vnd.microsoft.error', statusCode: 400, value: { message: 'No.' } },
  ],
])('Teams refuses a reply %s', (_, name, reply) => {
  expect(replyFaults(name, reply)).not.toEqual([]);
});

test('Teams takes a result with its card and its preview', () => {
  const attachment = { ...aCard, preview: preview({ title: 'A title', text: 'A text' }) };
  expect(replyFaults('composeExtension/query', found(attachment))).toEqual([]);
});

test('a test that posts such an activity fails when it ends', async () => {
  const teams = await startFakeTeams();
  await fetch(`${teams.url}/v3/conversations/a:chat/activities`, {
    method: 'POST',
    body: '{"type":"event"}',
  });
  await expect(teams.close()).rejects.toThrow('an activity of type event');
});

test('a test in which a bot streams against the rules of Teams fails when it ends', async () => {
  const teams = await startFakeTeams();
  teams.streamsApartMs = 1_000;
  const piece = (streamSequence: number, streamId?: string) => ({
    type: 'typing',
    text: 'Searching the guidance…',
    conversation: { id: 'a:chat', conversationType: 'personal' },
    entities: [{ type: 'streaminfo', streamType: 'informative', streamSequence, streamId }],
  });
  const post = (body: object) =>
    fetch(`${teams.url}/v3/conversations/a:chat/activities`, { method: 'POST', body: JSON.stringify(body) });
  const { id } = (await (await post(piece(1))).json()) as { id: string };
  await post(piece(3, id));
  teams.calls.length = 0;
  await expect(teams.close()).rejects.toThrow(
    /informative 3: only \d+ ms after .*informative 3: is out of order/,
  );
});

test('a test that calls a Slack method without a check fails when it ends', async () => {
  const slack = await startFakeSlack();
  const headers = { authorization: `Bearer ${BOT_TOKEN}` };
  await fetch(`${slack.url}chat.unheardOf`, { method: 'POST', headers, body: '' });
  await expect(slack.close()).rejects.toThrow('chat.unheardOf is not known');
});

const UNCHECKED = [{ type: 'video' }];

test('a test fails when it ends if a reply to a command broke Slack’s limits', async () => {
  const slack = await startFakeSlack();
  const body = JSON.stringify({ text: 'A reply', blocks: UNCHECKED });
  await fetch(slack.responseUrl(), { method: 'POST', body });
  await expect(slack.close()).rejects.toThrow('block type video');
});

test.each(['chat.startStream', 'chat.appendStream', 'chat.stopStream'])(
  'a test fails when it ends if %s broke Slack’s limits',
  async (method) => {
    const slack = await startFakeSlack();
    const headers = { authorization: `Bearer ${BOT_TOKEN}` };
    const call = async (name: string, args: Record<string, string>) => {
      const body = new URLSearchParams({ channel: 'D1', thread_ts: '1.1', ...args });
      const response = await fetch(`${slack.url}${name}`, { method: 'POST', headers, body });
      return (await response.json()) as { ts: string };
    };
    const chunks = (blocks: object[]) => JSON.stringify([{ type: 'blocks', blocks }]);
    const { ts } = await call('chat.startStream', { chunks: chunks([{ type: 'divider' }]) });
    await call(method, { ts, chunks: chunks(UNCHECKED) });
    await expect(slack.close()).rejects.toThrow('block type video');
  },
);

const text = (words: string) => ({ type: 'plain_text', text: words, emoji: false });
const home = { type: 'home', blocks: [{ type: 'divider' }] };

test.each<[string, string, Record<string, unknown>]>([
  [
    'a form with a long title',
    'views.open',
    { trigger_id: 't', view: { ...home, type: 'modal', title: text('x'.repeat(25)) } },
  ],
  ['a home tab of another type', 'views.publish', { user_id: 'U1', view: { ...home, type: 'modal' } }],
  [
    'a kind of block that has no check',
    'views.publish',
    { user_id: 'U1', view: { type: 'home', blocks: [{ type: 'video' }] } },
  ],
  [
    '11 loading messages',
    'assistant.threads.setStatus',
    { channel_id: 'C1', thread_ts: '1.1', status: 's', loading_messages: Array(11).fill('x') },
  ],
  ['no prompts', 'assistant.threads.setSuggestedPrompts', { channel_id: 'C1', prompts: [] }],
  ['a text over 40,000 characters', 'chat.postMessage', { channel: 'C1', text: 'x'.repeat(40_001) }],
  ['a new form over 4,000 characters', 'chat.update', { channel: 'C1', ts: '1.1', text: 'x'.repeat(4_001) }],
  [
    'a title of two lines',
    'assistant.threads.setTitle',
    { channel_id: 'C1', thread_ts: '1.1', title: 'a\nb' },
  ],
  [
    'a long line about what is being done',
    'assistant.threads.setStatus',
    { channel_id: 'C1', thread_ts: '1.1', status: 'x'.repeat(121) },
  ],
  [
    'a long title of a prompt',
    'assistant.threads.setSuggestedPrompts',
    { channel_id: 'C1', prompts: [{ title: 'x'.repeat(121), message: 'm' }] },
  ],
  ['a title without words', 'assistant.threads.setTitle', { channel_id: 'C1', thread_ts: '1.1', title: '' }],
  ['a reaction without a message', 'reactions.add', { channel: 'C1', name: 'eyes' }],
])('Slack refuses %s', (_, method, args) => {
  expect(callBreaches(method, args)).toHaveLength(1);
});
