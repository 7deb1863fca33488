// Commands reach the inbox as actions and questions, and the person always sees a response.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { TEAM } from '../../../fakes/fake-slack/fake-slack.js';
import { USER, command, formSubmission } from '../../../fakes/fake-slack/payloads.js';
import { startEndpoint, type RunningEndpoint } from '../../../fakes/fake-slack/running-endpoint.js';
import { deliverCommand, deliverInteraction } from '../../../fakes/fake-slack/signed-request.js';

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

const type = (text: string) => deliverCommand(running.url, command(text));
/** The ID of the direct message that the fake Slack opens with the person who typed the command. */
const OPENED = `D0${USER.slice(1)}`;

test('/ctac with a question asks it in the direct messages, whatever channel it was typed in', async () => {
  const response = await type('What is the &lt;NRM&gt;?');
  expect(await response.json()).toMatchObject({ response_type: 'ephemeral' });
  expect(running.inbox.events).toEqual([
    {
      kind: 'message',
      id: 'command:111.222.555',
      place: {
        platform: 'slack',
        id: `${TEAM}:${OPENED}`,
        kind: 'personal',
        address: {
          channel: OPENED,
          aside: { url: 'http://127.0.0.1:9/never', until: expect.stringMatching(/^20/) as string },
        },
      },
      from: { platform: 'slack', id: `${TEAM}:${USER}` },
      sentAt: expect.stringMatching(/^20/) as string,
      text: 'What is the <NRM>?',
      attachments: [],
      mentionsBot: true,
      isQuestion: true,
    },
  ]);
});

test.each([
  ['', { do: 'help' }],
  ['help', { do: 'help' }],
  ['adviser', { do: 'talk-to-adviser' }],
  ['nation northern ireland', { do: 'set-nation', jurisdiction: 'northern-ireland' }],
  ['Nation Wales', { do: 'set-nation', jurisdiction: 'wales' }],
  ['cenedl Cymru', { do: 'set-nation', jurisdiction: 'wales' }],
])('/ctac %s is an action', async (text, action) => {
  await type(text);
  expect(running.inbox.events[0]).toMatchObject({ kind: 'action', action });
});

test('a question that begins like a command stays a question', async () => {
  await type('help for a child who ran away');
  expect(running.inbox.events[0]).toMatchObject({ kind: 'message', text: 'help for a child who ran away' });
});

test.each(['status', 'complaint: nobody called me back'])(
  '/ctac %s is not said to be a search',
  async (text) => {
    expect(await (await type(text)).text()).toBe('');
    expect(running.inbox.events[0]).toMatchObject({ kind: 'message', text });
  },
);

test.each(['nation', 'cenedl'])('/ctac %s opens a form whose choice is kept', async (text) => {
  expect(await (await type(text)).text()).toBe('');
  const [{ view }] = running.slack.callsOf('views.open') as [{ view: Form }];
  const values = { nation: { choice: { type: 'radio_buttons', selected_option: { value: 'scotland' } } } };
  await deliverInteraction(running.url, formSubmission(view.callback_id, view.private_metadata, values));
  expect(running.inbox.events[0]).toMatchObject({
    action: { do: 'set-nation', jurisdiction: 'scotland' },
    place: { id: `${TEAM}:${OPENED}`, kind: 'personal' },
  });
});

const DANGER = 'Call 999 if a child is in immediate danger.';
const typedBy = async (by: string, text = 'What is the NRM?') =>
  (await (await deliverCommand(running.url, command(text, { user_id: by }))).json()) as { text: string };

test('a command that cannot be taken says so instead of failing in Slack’s words, after the number to call', async () => {
  const notTaken = `${DANGER} Sorry, I did not receive your message. Try again in a moment.`;
  running.inbox.failNext();
  expect(await typedBy('U0NEW1')).toMatchObject({ text: notTaken });
  running.slack.failNext('conversations.open', { kind: 'error', error: 'cannot_dm_bot' });
  const { text } = await typedBy('U0NEW2', 'adviser');
  expect(text).toMatch(/^Call 999 if a child is in immediate danger\. .*cannot send you a direct message/);
  running.slack.failNext('conversations.open', { kind: 'silence' });
  expect(await typedBy('U0NEW3', 'adviser')).toMatchObject({ text: notTaken });
  expect(running.inbox.events).toEqual([]);
});

test.each([
  ['Slack refuses to open it', { kind: 'error', error: 'cannot_dm_bot' }],
  ['Slack is too slow', { kind: 'silence' }],
] as const)('a question is kept without a direct message if %s', async (_, fault) => {
  running.slack.failNext('conversations.open', fault);
  expect((await typedBy('U0NEW4')).text).toMatch(/^Call 999 .* I’m searching the guidance\./);
  expect(running.inbox.events).toMatchObject([
    {
      kind: 'message',
      place: { id: `${TEAM}:U0NEW4`, kind: 'group', address: { channel: 'U0NEW4', aside: {} } },
      text: 'What is the NRM?',
    },
  ]);
});

test('whose direct message was opened before does not depend on Slack opening it again', async () => {
  await type('What is the NRM?');
  running.slack.failNext('conversations.open', { kind: 'error', error: 'internal_error' });
  await deliverCommand(running.url, command('Who decides?', { trigger_id: '111.222.556' }));
  expect(running.inbox.events).toHaveLength(2);
});

test('what stops a command is logged with what to do, or with the line of a bug', async () => {
  running.slack.failNext('views.open', { kind: 'error', error: 'missing_scope' });
  await type('nation');
  running.inbox.failNext();
  await type('What is the NRM?');
  running.inbox.failNext(new TypeError('What is the NRM?'));
  await type('What is the NRM?');
  expect(running.logged).toEqual([
    expect.stringMatching(/missing_scope. Install the app again .* A form could not be opened\.$/),
    expect.stringMatching(/The store is away. Wait\..* A command could not be saved\.$/),
    expect.stringMatching(/TypeError at .*commands\.test\.ts.* A command could not be saved\.$/),
  ]);
  expect(running.logged.join()).not.toContain('NRM');
});

interface Form {
  callback_id: string;
  private_metadata: string;
}
