// Slack messages meant for the bot arrive as written, in the right place. All others are ignored.
import { markedMention } from '../../../../bot/model/messages/chat-formatting.js';
import { expect, test } from 'vitest';
import { BOT_USER, TEAM } from '../../../fakes/fake-slack/fake-slack.js';
import {
  CHANNEL,
  DIRECT,
  TS,
  USER,
  changed,
  channelMessage,
  directMessage,
  envelope,
  mention,
} from '../../../fakes/fake-slack/payloads.js';
import { receiveEvents, ROOT } from './receive-events.js';

const { running, received } = receiveEvents();

const SEEN_IN_CHANNEL = { channel: CHANNEL, channel_type: 'channel' };

test('a direct message is a message in a personal place', async () => {
  expect(await received(directMessage('What is the NRM?'))).toEqual([
    {
      kind: 'message',
      id: `${DIRECT}:${TS}`,
      place: {
        platform: 'slack',
        id: `${TEAM}:${DIRECT}`,
        kind: 'personal',
        address: { channel: DIRECT, asker: { user: USER, team: TEAM, ts: TS } },
      },
      from: { platform: 'slack', id: `${TEAM}:${USER}` },
      sentAt: '2025-10-09T08:53:20.000Z',
      text: 'What is the NRM?',
      attachments: [],
      mentionsBot: true,
    },
  ]);
});

test('a message in an assistant thread belongs to that thread', async () => {
  const [event] = await received(directMessage('And in Wales?', { thread_ts: ROOT }));
  expect(event).toMatchObject({
    place: {
      id: `${TEAM}:${DIRECT}:${ROOT}`,
      kind: 'personal',
      address: { channel: DIRECT, threadTs: ROOT },
    },
    threadOf: `${DIRECT}:${ROOT}`,
  });
});

test('a mention opens a thread, arrives once although Slack sends two events, and loses the mention', async () => {
  const text = `<@${BOT_USER}> who decides?`;
  const events = await received(mention(text), channelMessage(text));
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({
    kind: 'message',
    text: 'who decides?',
    mentionsBot: true,
    place: { id: `${TEAM}:${CHANNEL}:${TS}`, kind: 'channel', address: { channel: CHANNEL, threadTs: TS } },
  });
  expect(events[0]).not.toHaveProperty('threadOf');
});

test('a reply in a channel’s thread arrives without a mention, so that an adviser can answer there', async () => {
  const [event] = await received(channelMessage('I will call you.', { thread_ts: ROOT }));
  expect(event).toMatchObject({
    text: 'I will call you.',
    mentionsBot: false,
    threadOf: `${CHANNEL}:${ROOT}`,
    place: { id: `${TEAM}:${CHANNEL}:${ROOT}` },
  });
});

test('other talk in a channel is dropped before anything stores it', async () => {
  expect(await received(channelMessage('Lunch?'), channelMessage('<@U0OTHER> lunch?'))).toEqual([]);
});

test('people write group messages too', async () => {
  const [event] = await received(channelMessage(`<@${BOT_USER}> hello`, { channel_type: 'mpim' }));
  expect(event).toMatchObject({ place: { kind: 'group' } });
});

test.each([
  ['the bot itself', { user: BOT_USER }],
  ['another app', { bot_id: 'B0OTHER', user: undefined }],
  ['nobody', { user: undefined }],
  ['Slack about a new topic', { subtype: 'channel_topic' }],
  ['Slack about somebody who joined', { subtype: 'channel_join' }],
  ['an old kind of bot', { subtype: 'bot_message', user: undefined, bot_id: 'B0OTHER' }],
  ['Slack to open an assistant thread', { subtype: 'assistant_app_thread' }],
])('ignores what was written by %s', async (_, fields) => {
  expect(await received(directMessage('Hello', fields))).toEqual([]);
});

test('reads text as the person saw it', async () => {
  const text =
    'Is <https://www.gov.uk/nrm|the NRM> &lt;16&gt; &amp; <http://gov.uk|gov.uk> in <#C1|help>? Ask <@U0OTHER|jo> &amp;lt; <!here>';
  const [event] = await received(directMessage(text));
  expect(event).toMatchObject({
    text: 'Is the NRM (https://www.gov.uk/nrm) <16> & gov.uk in #help? Ask @jo &lt; @here',
  });
});

test('keeps the text both with and without the names of the people it mentions', async () => {
  running.slack.accounts.names.set('U0PRI', 'Priya &amp; co\n').set(USER, 'Sam');
  const thread = { thread_ts: ROOT };
  const [reply, edit, plain] = await received(
    channelMessage(`<@U0PRI> and <@U0NOONE>, not <@${BOT_USER}>`, { ...thread, ts: '1760000001.000100' }),
    changed({ text: 'Ask <@U0PRI>.', ...thread }, { text: 'Ask.', ...thread }, SEEN_IN_CHANNEL),
    directMessage('Ask <@U0OTHER|jo>.', { ts: '1760000002.000100' }),
  );
  expect(reply).toMatchObject({
    text: '@someone and @someone, not',
    textWithNames: `${markedMention('Priya & co')} and @someone, not`,
    toOther: true,
  });
  expect(edit).toMatchObject({ text: 'Ask @someone.', textWithNames: `Ask ${markedMention('Priya & co')}.` });
  expect(plain).not.toHaveProperty('textWithNames');
});

test('passes on the name of a group, which is not a social media handle', async () => {
  const [named, mentioned] = await received(
    channelMessage(`<@${BOT_USER}> <!subteam^S1|@social-workers> who can refer a child?`),
    directMessage('Ask <!subteam^S2>.', { ts: '1760000003.000100' }),
  );
  expect(named).toMatchObject({ text: 'social-workers who can refer a child?', toOther: true });
  expect(mentioned).toMatchObject({ text: 'Ask @someone.' });
  expect(mentioned).not.toHaveProperty('toOther');
});

test('reads a message that an app posts in a person’s name in their chat, but none by an app in a channel', async () => {
  const app = { bot_id: 'B0OTHER', app_id: 'A0OTHER' };
  const events = await received(
    directMessage('She is in danger.', app),
    changed({ text: 'She is in danger now.', ...app }, { text: 'She is in danger.', ...app }),
    channelMessage(`<@${BOT_USER}> hello`, app),
    changed({ text: `<@${BOT_USER}> b`, ...app }, { text: 'a', ...app }, SEEN_IN_CHANNEL),
    directMessage('Hello.', { ...app, user: undefined }),
    directMessage('Hello.', { ...app, user: BOT_USER }),
    directMessage('Hello.', { ...app, subtype: 'bot_message' }),
  );
  expect(events).toMatchObject([
    { kind: 'message', text: 'She is in danger.' },
    { kind: 'edit', text: 'She is in danger now.' },
  ]);
});

test('looks up no names for messages it ignores', async () => {
  running.slack.calls.length = 0;
  await received(channelMessage('<@U0STRANGER> lunch?'), directMessage(`<@${BOT_USER}> hello`));
  expect(running.slack.callsOf('users.info')).toEqual([]);
});

test('names attachments and leaves their content where it is', async () => {
  const files = [
    { name: 'notes.pdf', mimetype: 'application/pdf', permalink: 'https://files.example/1' },
    {},
  ];
  const [event] = await received(directMessage('', { subtype: 'file_share', files }));
  expect(event).toMatchObject({
    text: '',
    attachments: [
      { name: 'notes.pdf', contentType: 'application/pdf', url: 'https://files.example/1' },
      { name: 'file', contentType: 'application/octet-stream' },
    ],
  });
});

test('in a shared channel people belong to their own workspace', async () => {
  const [event] = await received(
    mention(`<@${BOT_USER}> hi`, { user_team: 'T0OTHER', source_team: 'T0OTHER' }),
  );
  expect(event).toMatchObject({ from: { id: `T0OTHER:${USER}` }, place: { id: `${TEAM}:${CHANNEL}:${TS}` } });
});

test('asks Slack who the bot is only where an event does not say so', async () => {
  const text = `<@${BOT_USER}> hi`;
  const events = await received(
    envelope(
      { type: 'app_mention', channel: CHANNEL, user: USER, text, ts: TS, event_ts: TS },
      { authorizations: undefined },
    ),
  );
  expect(events[0]).toMatchObject({ text: 'hi', mentionsBot: true });
  expect(running.slack.callsOf('auth.test')).toHaveLength(1);
});

test('nonsense in place of a message is acknowledged and dropped', async () => {
  expect(await received(envelope({ type: 'message', channel: 'C1' }), envelope({ type: 'message' }))).toEqual(
    [],
  );
});

test('a message whose time is no date still arrives', async () => {
  const sent = ['1e300', '99999999999999', 'soon'].map((ts) => directMessage('What is the NRM?', { ts }));
  const events = await received(...sent);
  expect(events.map(({ sentAt }) => sentAt)).toEqual(events.map(() => '1970-01-01T00:00:00.000Z'));
  expect(events).toHaveLength(3);
});

test('an id of the bot that would be a broken pattern is only compared', async () => {
  const authorizations = [{ team_id: TEAM, user_id: 'U(', is_bot: true }];
  const [event] = await received({ ...mention('<@U(> hi'), authorizations });
  expect(event).toMatchObject({ text: 'hi', mentionsBot: true });
});
