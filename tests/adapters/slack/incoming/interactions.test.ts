// Buttons and forms reach the inbox as actions, and the person always sees a response.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SealingFailure } from '../../../../knowledge/model/errors.js';
import { BOT_USER, TEAM } from '../../../fakes/fake-slack/fake-slack.js';
import {
  CHANNEL,
  DIRECT,
  TS,
  USER,
  buttonPress,
  formSubmission,
} from '../../../fakes/fake-slack/payloads.js';
import { startEndpoint, type RunningEndpoint } from '../../../fakes/fake-slack/running-endpoint.js';
import { deliverInteraction } from '../../../fakes/fake-slack/signed-request.js';

let running: RunningEndpoint;
beforeAll(async () => {
  running = await startEndpoint();
});
afterAll(() => running.close());
beforeEach(() => {
  running.inbox.events.length = 0;
  running.slack.calls.length = 0;
  running.logged.length = 0;
});

const press = (value: string, fields?: object) => deliverInteraction(running.url, buttonPress(value, fields));
const pressed = { type: 'button', action_id: 'ctac:1:help', block_id: 'b' };
const OTHER_TS = '1760000002.000200';
/** The ID of the direct message that the fake Slack opens with the person who pressed the button. */
const OPENED = `D0${USER.slice(1)}`;

test('a pressed button is an action on its message', async () => {
  const response = await press('{"do":"feedback","answer":"a1","rating":"up"}');
  expect(response.status).toBe(200);
  expect(running.inbox.events).toEqual([
    {
      kind: 'action',
      id: `action:${DIRECT}:${TS}:${TEAM}:${USER}:1760000080.123456`,
      action: { do: 'feedback', answer: 'a1', rating: 'up' },
      place: {
        platform: 'slack',
        id: `${TEAM}:${DIRECT}`,
        kind: 'personal',
        address: { channel: DIRECT, asker: { user: USER, team: TEAM } },
      },
      from: { platform: 'slack', id: `${TEAM}:${USER}` },
      sentAt: '2025-10-09T08:54:40.123Z',
      messageId: `${DIRECT}:${TS}`,
    },
  ]);
});

test('one person Slack does not know does not stop the others’ names from being read', async () => {
  running.slack.accounts.names.set('U0KNOWN', 'Kit Example');
  running.slack.failNext('users.info', { kind: 'error', error: 'user_not_found' });
  const by = (id: string) => ({ user: { id, name: 'handle', team_id: TEAM } });
  await press('{"do":"claim","escalation":"e1"}', by('U0STRANGER'));
  await press('{"do":"claim","escalation":"e1"}', by('U0KNOWN'));
  expect(running.inbox.events.map(({ from }) => from.name)).toEqual([undefined, 'Kit Example']);
});

test('who acts on a request has the name that Slack shows, or none: never a handle', async () => {
  running.slack.accounts.names.set(USER, 'Sam Example');
  await press('{"do":"claim","escalation":"e1"}');
  await press('{"do":"claim","escalation":"e2"}', { message: undefined });
  expect(running.inbox.events[0]!.from).toMatchObject({ name: 'Sam Example' });
  running.slack.failNext('users.info', { kind: 'error', error: 'missing_scope' });
  const other = { user: { id: 'U0OTHER', name: 'o.ther2', team_id: TEAM } };
  await press('{"do":"resolve","escalation":"e1","outcome":"Advised"}', other);
  await press('{"do":"hand-back","escalation":"e1"}', other);
  expect(running.inbox.events.at(-1)!.from).toEqual({ platform: 'slack', id: `${TEAM}:U0OTHER` });
  expect(running.slack.callsOf('users.info')).toHaveLength(2);
});

test('a button pressed twice is two actions, the same request sent again is one', async () => {
  const first = buttonPress('{"do":"help"}');
  await deliverInteraction(running.url, first);
  await deliverInteraction(running.url, first);
  await press('{"do":"help"}', {
    actions: [{ ...pressed, value: '{"do":"help"}', action_ts: '1760000081.000000' }],
  });
  expect(running.inbox.events).toHaveLength(2);
});

test('a button on a card in a channel acts in the card’s thread', async () => {
  await press('{"do":"claim","escalation":"e1"}', {
    channel: { id: CHANNEL, name: 'advisers' },
    container: { type: 'message', message_ts: TS, channel_id: CHANNEL },
  });
  await press('{"do":"claim","escalation":"e1"}', {
    channel: { id: CHANNEL, name: 'advisers' },
    container: { type: 'message', message_ts: OTHER_TS, channel_id: CHANNEL, thread_ts: '1750000000.000001' },
  });
  expect(running.inbox.events.map(({ place }) => place.id)).toEqual([
    `${TEAM}:${CHANNEL}:${TS}`,
    `${TEAM}:${CHANNEL}:1750000000.000001`,
  ]);
});

test('a button on a direct message that has replies acts in the chat itself', async () => {
  await press('{"do":"talk-to-adviser"}', {
    message: { type: 'message', user: BOT_USER, ts: TS, thread_ts: TS },
  });
  expect(running.inbox.events[0]!.place.id).toBe(`${TEAM}:${DIRECT}`);
});

test.each(['{"do":"delete-everything"}', 'not json', '', '{"do":"claim"}'])(
  'a button that carries %j does nothing and shows no error',
  async (value) => {
    expect((await press(value)).status).toBe(200);
    expect(running.inbox.events).toEqual([]);
  },
);

test('a button shows an error when the store is away, and works again after', async () => {
  running.inbox.failNext();
  expect((await press('{"do":"help"}')).status).toBe(500);
  expect((await press('{"do":"help"}')).status).toBe(200);
});

test('the reply button opens a form, and what is written there is the reply', async () => {
  await press('{"do":"reply","escalation":"e1"}');
  expect(running.inbox.events).toEqual([]);
  const [opened] = running.slack.callsOf('views.open') as { trigger_id: string; view: Form }[];
  expect(opened?.trigger_id).toBe('111.222.333');

  const values = { reply: { text: { type: 'plain_text_input', value: 'We can meet <at> ten & talk.' } } };
  const form = formSubmission(opened!.view.callback_id, opened!.view.private_metadata, values);
  const response = await deliverInteraction(running.url, form);
  expect(await response.text()).toBe('');
  await deliverInteraction(running.url, form);
  expect(running.inbox.events).toHaveLength(1);
  const corrected = { reply: { text: { type: 'plain_text_input', value: 'We can meet at eleven.' } } };
  await deliverInteraction(
    running.url,
    formSubmission(opened!.view.callback_id, opened!.view.private_metadata, corrected),
  );
  expect(running.inbox.events).toHaveLength(2);
  expect(running.inbox.events[0]).toMatchObject({
    action: { do: 'reply', escalation: 'e1', text: 'We can meet <at> ten & talk.' },
    place: { id: `${TEAM}:${DIRECT}`, address: { channel: DIRECT } },
    messageId: `${DIRECT}:${TS}`,
  });
});

test.each([
  [{ do: 'note', escalation: 'e1' }, 'Rang her.', { do: 'note', escalation: 'e1', text: 'Rang her.' }],
  [{ do: 'ask-bot', escalation: 'e1' }, 'Who?', { do: 'ask-bot', escalation: 'e1', text: 'Who?' }],
  [{ do: 'resolve', escalation: 'e1' }, 'Advised', { do: 'resolve', escalation: 'e1', outcome: 'Advised' }],
  [{ do: 'resolve', escalation: 'e1' }, '', { do: 'resolve', escalation: 'e1' }],
  [
    { do: 'insert-answer', escalation: 'e1', answer: 'a1' },
    'See this:',
    { do: 'insert-answer', escalation: 'e1', answer: 'a1', text: 'See this:' },
  ],
])('the form of %j with %j comes back as the whole action', async (action, words, whole) => {
  await press(JSON.stringify(action));
  const [{ view }] = running.slack.callsOf('views.open') as [{ view: Form }];
  await deliverInteraction(
    running.url,
    formSubmission(view.callback_id, view.private_metadata, { words: { text: { value: words } } }),
  );
  expect(running.inbox.events).toHaveLength(1);
  expect(running.inbox.events[0]).toMatchObject({ action: whole });
});

test('a form stays open with what was written when it cannot be stored or encrypted, or is empty', async () => {
  await press('{"do":"reply","escalation":"e1"}');
  const [{ view }] = running.slack.callsOf('views.open') as [{ view: Form }];
  const submit = (text: string) =>
    deliverInteraction(
      running.url,
      formSubmission(view.callback_id, view.private_metadata, { reply: { text: { value: text } } }),
    );
  for (const failure of [undefined, new SealingFailure('There is no key.', 'Restore it.')]) {
    running.inbox.failNext(failure);
    expect(await (await submit('Please call me.')).json()).toMatchObject({
      response_action: 'errors',
      errors: { words: 'Sorry, I did not receive your message. Try again in a moment.' },
    });
  }
  expect(await (await submit('  ')).json()).toMatchObject({ errors: { words: 'Enter a message.' } });
});

test('a button on a reply that only one person saw acts in their direct messages, never in the channel', async () => {
  await press('{"do":"show-citation","answer":"a1","number":1}', {
    channel: { id: CHANNEL, name: 'cases' },
    container: { type: 'message', message_ts: TS, channel_id: CHANNEL, is_ephemeral: true },
    response_url: 'https://hooks.slack.com/actions/T1/1/x',
  });
  expect(running.inbox.events[0]!.place).toMatchObject({
    id: `${TEAM}:${OPENED}`,
    kind: 'personal',
    address: { channel: OPENED, aside: { url: 'https://hooks.slack.com/actions/T1/1/x' } },
  });
});

test.each([
  { kind: 'error', error: 'user_not_found' },
  { kind: 'error', error: 'missing_scope' },
  { kind: 'status', status: 500 },
] as const)('without their direct messages (%o), a button that only they see still acts', async (fault) => {
  const other = {
    user: { id: 'U0STRANGER', team_id: TEAM },
    response_url: 'https://hooks.slack.com/actions/x',
  };
  running.slack.failNext('conversations.open', fault, fault);
  const aside = { type: 'message', message_ts: TS, channel_id: CHANNEL, is_ephemeral: true };
  expect((await press('{"do":"help"}', { ...other, container: aside })).status).toBe(200);
  const home = { channel: undefined, container: { type: 'view' }, view: { type: 'home' } };
  expect((await press('{"do":"set-nation","jurisdiction":"wales"}', { ...other, ...home })).status).toBe(200);
  expect(running.inbox.events.map(({ place }) => place.id)).toEqual([
    `${TEAM}:U0STRANGER`,
    `${TEAM}:U0STRANGER`,
  ]);
});

test('a form with a memory that is not ours is not believed', async () => {
  const form = formSubmission('ctac-nation', '{"channel":7}', {
    nation: { choice: { selected_option: { value: 'wales' } } },
  });
  expect((await deliverInteraction(running.url, form)).status).toBe(200);
  expect(running.inbox.events).toEqual([]);
});

test('what stops a form is logged', async () => {
  await press('{"do":"reply","escalation":"e1"}');
  const [{ view }] = running.slack.callsOf('views.open') as [{ view: Form }];
  running.inbox.failNext(new TypeError('Please call me.'));
  await deliverInteraction(
    running.url,
    formSubmission(view.callback_id, view.private_metadata, {
      reply: { text: { value: 'Please call me.' } },
    }),
  );
  expect(running.logged).toEqual([expect.stringMatching(/TypeError at .* A form could not be saved\.$/)]);
  expect(running.logged.join()).not.toContain('call me');
});

test('no one’s name or words are logged', async () => {
  running.inbox.failNext();
  await press('{"do":"help"}');
  expect(running.logged.join('\n')).not.toMatch(/sam\.example|NRM|U0ASKER/);
  expect(BOT_USER).not.toBe(USER);
});

interface Form {
  callback_id: string;
  private_metadata: string;
}
