// Reads what a person wrote, and not what Teams adds to it.
import { expect, test } from 'vitest';
import { incomingEvent } from '../../../../adapters/teams/incoming/activity-to-event.js';
import { activitySchema } from '../../../../adapters/teams/model/types.js';
import { markedMention } from '../../../../bot/model/messages/chat-formatting.js';
import {
  ASKER,
  BOT,
  channelMessage,
  forwardReference,
  groupMessage,
  personalMessage,
  quotingMessage,
  type Fields,
} from '../../../fakes/fake-teams/activities.js';

const SERVICE = 'https://smba.trafficmanager.net/uk/';
const NOW = new Date('2026-01-02T03:04:05.678Z');

const read = (activity: Fields) =>
  incomingEvent(activitySchema.parse(JSON.parse(JSON.stringify(activity))), NOW);
const span = (name: string, id = 0) =>
  `<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="${id}">${name}</span>`;
const copyOf = (content: string) => [{ contentType: 'text/html', content }];

test.each([' ', '\r\n', ''])('leaves out the message that a reply quotes, with %j after it', (gap) => {
  for (const text of ['// Only for us.', 'resolve', 'cancel request'])
    expect(read(quotingMessage(SERVICE, text, { gap }))).toMatchObject({ text, attachments: [] });
});

test('leaves out every message that a reply quotes', () => {
  const text = '<quoted messageId="1"/>\n<quoted messageId="2"/>\nthank you';
  expect(read(quotingMessage(SERVICE, '', { text, attachments: [] }))).toMatchObject({ text: 'thank you' });
});

const quotingFrom = (author: string, activity = groupMessage(SERVICE)) =>
  read({
    ...activity,
    text: '<quoted messageId="1"/><at>Guidance</at> what now?',
    attachments: copyOf(
      '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1">\n' +
        `<strong itemprop="mri" itemid="${author}">Sample, Sam</strong><span itemprop="time" itemid="1">12:00</span>\n` +
        `<p itemprop="preview">A man has just taken <b>her</b> &amp; ${span('Tom Tag')}</p>\n</blockquote>\n` +
        `<p>${span('Guidance')}&nbsp;what now?</p>`,
    ),
  });

test('keeps what someone else wrote in the message that a reply quotes apart from the text', () => {
  const event = quotingFrom('8:orgid:aaaaaaaa-0000-0000-0000-000000000002');
  expect(event).toMatchObject({
    text: 'what now?',
    quoted: ['A man has just taken *her* & @someone'],
  });
});

test.each([
  ['the bot', BOT.id],
  ['the writer', `8:orgid:${ASKER.aadObjectId}`],
  ['the writer in a government cloud', `8:gcch:orgid:${ASKER.aadObjectId}`],
  ['no one who is named', ''],
])('leaves out a quoted message that is from %s', (_, author) => {
  expect(quotingFrom(author)).not.toHaveProperty('quoted');
});

test('leaves out a quoted message if it cannot tell whether the writer wrote it', () => {
  const { aadObjectId: _, ...from } = ASKER;
  const event = quotingFrom('8:live:.cid.0123', groupMessage(SERVICE, { from }));
  expect(event).toMatchObject({ text: 'what now?' });
  expect(event).not.toHaveProperty('quoted');
});

test('keeps the formatting of a reply that quotes a message', () => {
  const quoted = quotingMessage(SERVICE, 'now, not <b>later</b>');
  expect(read({ ...quoted, text: '<quoted messageId="1"/> now, not later' })).toMatchObject({
    text: 'now, not *later*',
  });
});

test('keeps what a person sets apart as a quote themselves', () => {
  const attachments = copyOf('<blockquote><p>no</p></blockquote><p>she said</p>');
  expect(read(quotingMessage(SERVICE, '', { text: 'no\r\nshe said', attachments }))).toMatchObject({
    text: '> no\nshe said',
  });
});

test('knows that a reply that quotes a message begins with a mention of someone else', () => {
  const said = (text: string) => ({
    text: `<quoted messageId="1"/> ${text}`,
    entities: [
      { type: 'mention', mentioned: { id: '29:sam' }, text: '<at>Sam Sample</at>' },
      ...(channelMessage(SERVICE)['entities'] as object[]),
    ],
  });
  const toSam = channelMessage(SERVICE, said('<at>Sam Sample</at> ask <at>Guidance</at>'));
  expect(read(toSam)).toMatchObject({ toOther: true });
  const afterTheBot = channelMessage(SERVICE, said('<at>Guidance</at> <at>Sam Sample</at> can you?'));
  expect(read(afterTheBot)).toMatchObject({ toOther: true });
  expect(read(channelMessage(SERVICE, said('<at>Guidance</at> hello')))).not.toHaveProperty('toOther');
});

const sam = { type: 'mention', mentioned: { id: '29:sam', name: 'Sam Sample' }, text: '<at>Sam Sample</at>' };
const mentioning = (text: string, html: string, entities: object[] = [sam]) =>
  personalMessage(SERVICE, { text, entities, attachments: copyOf(html) });

test('keeps the name of someone who is mentioned apart from the text', () => {
  const named = `Ask ${markedMention('Sam Sample')}, please.`;
  const event = read(
    mentioning('Ask <at>Sam Sample</at>, please.', `<p>Ask ${span('Sam Sample')}, please.</p>`),
  );
  expect(event).toMatchObject({ text: 'Ask @someone, please.', textWithNames: named });
  expect(read(personalMessage(SERVICE))).not.toHaveProperty('textWithNames');
});

test('keeps the formatting and the name of a message with a mention', () => {
  const event = read(
    mentioning(
      'Ask <at>Sam O’Hara &amp; co</at> now',
      `<p>Ask ${span('Sam O’Hara &amp; co')} <b>now</b></p>`,
      [{ ...sam, text: '<at>Sam O’Hara &amp; co</at>' }],
    ),
  );
  expect(event).toMatchObject({
    text: 'Ask @someone *now*',
    textWithNames: `Ask ${markedMention('Sam O’Hara & co')} *now*`,
  });
});

test('counts a name once that Teams mentions word by word', () => {
  const words = [
    { ...sam, text: '<at>Sam</at>' },
    { ...sam, text: '<at>Sample</at>' },
  ];
  const html = `<p>${span('Sam')}&nbsp;${span('Sample', 1)}&nbsp;knows</p>`;
  expect(read(mentioning('<at>Sam</at> <at>Sample</at> knows', html, words))).toMatchObject({
    text: '@someone knows',
    textWithNames: `${markedMention('Sam Sample')} knows`,
    toOther: true,
  });
});

test('leaves out the name in a mention that Teams says nothing else about', () => {
  expect(read(mentioning('Ask <at id="0">Sam Sample</at>', '', []))).toMatchObject({ text: 'Ask @someone' });
});

test('does not take signs that a person typed for a name', () => {
  const event = read(personalMessage(SERVICE, { text: markedMention('a man is here'), attachments: [] }));
  expect(event).toMatchObject({ text: '@a man is here' });
  expect(event).not.toHaveProperty('textWithNames');
});

test('leaves out the mention of the bot, and keeps the names of others apart', () => {
  const bot = channelMessage(SERVICE)['entities'] as object[];
  const both = channelMessage(SERVICE, {
    text: '<at>Guidance</at> ask <at>Sam Sample</at> now',
    entities: [...bot, sam],
    attachments: copyOf(`<p>${span('Guidance')}&nbsp;ask ${span('Sam Sample', 1)} <b>now</b></p>`),
  });
  expect(read(both)).toMatchObject({
    text: 'ask @someone *now*',
    textWithNames: `ask ${markedMention('Sam Sample')} *now*`,
    mentionsBot: true,
  });
});

const readOnly = (inside: string) =>
  `<readonly class="skipProofing" itemtype="http://schema.skype.com/Mention">${inside}</readonly>`;

test.each([
  ['as in a text', '<at id="0">Sam Sample</at>'],
  ['in bold', span('<strong>Sam</strong> Sample')],
  ['in part of another colour', span('<span style="color:red">Sam</span> Sample')],
  ['that cannot be edited', readOnly('Sam Sample')],
  ['that cannot be edited, with another inside', readOnly(span('<b>Sam</b> Sample'))],
])('keeps names in forwarded messages apart too: a mention %s', (_, mention) => {
  const forwarded = forwardReference(`<p>Ask ${mention}.</p>`);
  expect(read(personalMessage(SERVICE, { text: '', attachments: [forwarded] }))).toMatchObject({
    text: 'Forwarded message:\nAsk @someone.',
    textWithNames: `Forwarded message:\nAsk ${markedMention('Sam Sample')}.`,
  });
});
