// Messages that someone forwards in Slack are read with what they write themselves. Previews of links are not.
import { expect, test } from 'vitest';
import { createNamedReader } from '../../../../adapters/slack/incoming/name-mentions.js';
import { readMessageEvent } from '../../../../adapters/slack/incoming/messages.js';
import { envelopeSchema } from '../../../../adapters/slack/model/types.js';
import { createClient } from '../../../../adapters/slack/outgoing/client.js';
import { markedMention } from '../../../../bot/model/messages/chat-formatting.js';
import { BOT_TOKEN, BOT_USER, startFakeSlack } from '../../../fakes/fake-slack/fake-slack.js';
import { changed, channelMessage, directMessage } from '../../../fakes/fake-slack/payloads.js';

const TAKEN = 'She has just been taken by a man in a car.';
const shared = {
  is_share: true,
  is_msg_unfurl: true,
  author_id: 'U0CARER',
  author_name: 'Sam Carer',
  channel_id: 'C0HOME',
  ts: '1759999999.000100',
  from_url: 'https://example.slack.com/archives/C0HOME/p1759999999000100',
  text: TAKEN,
};
const preview = {
  service_name: 'GOV.UK',
  title: 'Report a taken child',
  title_link: 'https://www.gov.uk/report',
  from_url: 'https://www.gov.uk/report',
  text: 'Call 999 if a child has just been taken.',
};

const envelopeOf = (body: object) => envelopeSchema.parse(body);
const read = (body: object) => readMessageEvent(envelopeOf(body), BOT_USER);
const forwarding = (text: string, ...attachments: object[]) => read(directMessage(text, { attachments }));

test('reads a forwarded message after what the person wrote, without saying whose it was', () => {
  expect(forwarding('What should I do?', shared)).toMatchObject({
    kind: 'message',
    text: `What should I do?\n\nForwarded message:\n${TAKEN}`,
    attachments: [],
  });
});

test('reads messages that are forwarded without a comment', () => {
  expect(forwarding('', shared, { ...shared, text: 'He has a &lt;knife&gt;.' })).toMatchObject({
    text: `Forwarded message:\n${TAKEN}\n\nForwarded message:\nHe has a <knife>.`,
  });
});

test('reads a message that someone linked to apart from what they sent', () => {
  const { is_share: _, ...linked } = shared;
  const knife = { ...shared, text: 'He has a &lt;knife&gt;.' };
  expect(forwarding('See this', { ...linked, files: [{ name: 'photo.png' }] }, knife)).toMatchObject({
    text: 'See this\n\nForwarded message:\nHe has a <knife>.',
    quoted: [TAKEN],
    attachments: [],
  });
  expect(forwarding('See this', shared)).not.toHaveProperty('quoted');
});

test('reads a linked message that Slack adds below what was written, as an edit', () => {
  const { is_share: _, ...linked } = shared;
  const text = 'What do I do? <https://example.slack.com/archives/C0HOME/p1759999999000100>';
  const added = (attachments: object[], before: object = { text }, edited?: object) =>
    read(changed({ text, attachments, edited }, before));
  expect(added([preview, linked])).toMatchObject({
    kind: 'edit',
    id: 'edit:D0DIRECT:1760000000.000100:1760000060.000200',
    sentAt: '2025-10-09T08:54:20.000Z',
    quoted: [TAKEN],
  });
  expect(added([linked], { text }, { ts: '1760000050.000000' })).toMatchObject({ kind: 'edit' });
  expect(added([preview])).toBeUndefined();
  expect(added([preview, linked], { text, attachments: [linked] })).toBeUndefined();
});

test('announces a forwarded message in Welsh if it is in Welsh', () => {
  expect(forwarding('', { ...shared, text: 'Mae dyn newydd ei chymryd hi mewn car' })).toMatchObject({
    text: 'Neges a anfonwyd ymlaen:\nMae dyn newydd ei chymryd hi mewn car',
  });
});

test('does not take the preview of a page for anyone’s words', () => {
  expect(forwarding('Is https://www.gov.uk/report right?', preview)).toMatchObject({
    text: 'Is https://www.gov.uk/report right?',
    attachments: [],
  });
});

test('counts the files of a forwarded message, and a forwarded message that has no text', () => {
  const files = [{ name: 'photo.png', mimetype: 'image/png', permalink: 'https://files.example/photo' }];
  expect(forwarding('', { ...shared, text: '', files }, { ...shared, text: null })).toMatchObject({
    text: '',
    attachments: [
      { name: 'photo.png', contentType: 'image/png', url: 'https://files.example/photo' },
      { name: 'Forwarded message' },
    ],
  });
});

test('only counts a message from the bot itself, which is not about what is happening', () => {
  expect(forwarding('What is this?', { ...shared, author_id: BOT_USER })).toMatchObject({
    text: 'What is this?',
    attachments: [{ name: 'Forwarded message' }],
  });
});

test('keeps the forwarded message when the comment is edited', () => {
  const attachments = [shared];
  expect(
    read(changed({ text: 'What now, please?', attachments }, { text: 'What now?', attachments })),
  ).toMatchObject({ kind: 'edit', text: `What now, please?\n\nForwarded message:\n${TAKEN}` });
});

test('is not addressed by a mention in a message that is forwarded in a channel', () => {
  const attachments = [{ ...shared, text: `<@${BOT_USER}> who decides?` }];
  expect(read(channelMessage('Look', { attachments }))).toBeUndefined();
});

test('reads the rest if Slack sends an attachment that we do not know', () => {
  expect(forwarding('What should I do?', { text: { odd: true }, files: 'odd' }, shared)).toMatchObject({
    text: expect.stringContaining(TAKEN),
  });
});

test('names the people that a forwarded message mentions', async () => {
  const slack = await startFakeSlack();
  slack.accounts.names.set('U0PRI', 'Priya Zeta');
  const reader = createNamedReader(createClient({ botToken: BOT_TOKEN, apiUrl: slack.url }));
  const attachments = [{ ...shared, text: 'Ask <@U0PRI>.' }];
  const event = await reader(envelopeOf(directMessage('', { attachments })), BOT_USER);
  await slack.close();
  expect(event).toMatchObject({
    text: 'Forwarded message:\nAsk @someone.',
    textWithNames: `Forwarded message:\nAsk ${markedMention('Priya Zeta')}.`,
  });
});
