// Messages that someone forwards in Teams are read with what they write themselves, but not as their own words.
import { expect, test } from 'vitest';
import { incomingEvent } from '../../../../adapters/teams/incoming/activity-to-event.js';
import { activitySchema } from '../../../../adapters/teams/model/types.js';
import { writesForThemselves } from '../../../../bot/safeguards/child-or-victim/child-or-victim-writing.js';
import {
  BOT,
  channelMessage,
  forwardingMessage,
  forwardReference,
  messageEdited,
  personalMessage,
  type Fields,
} from '../../../fakes/fake-teams/activities.js';

const SERVICE = 'https://smba.trafficmanager.net/uk/';
const NOW = new Date('2026-01-02T03:04:05.678Z');
const TAKEN = 'I am 14 and a man has just taken my sister.';

const read = (activity: Fields) =>
  incomingEvent(activitySchema.parse(JSON.parse(JSON.stringify(activity))), NOW);
const textOf = (activity: Fields) => (read(activity) as { text: string }).text;

test('reads a forwarded message after what the person wrote', () => {
  const event = read(forwardingMessage(SERVICE, { text: 'What should I do?', forwarded: [TAKEN] }));
  expect(event).toMatchObject({
    kind: 'message',
    text: `What should I do?\n\nForwarded message:\n${TAKEN}`,
    attachments: [],
  });
  expect(writesForThemselves((event as { text: string }).text)).toBe(false);
});

test('reads messages that are forwarded without a comment', () => {
  const text = textOf(forwardingMessage(SERVICE, { text: '', forwarded: [TAKEN, 'He has a knife.'] }));
  expect(text).toBe(`Forwarded message:\n${TAKEN}\n\nForwarded message:\nHe has a knife.`);
});

test('keeps each of two forwarded messages without letters', () => {
  expect(textOf(forwardingMessage(SERVICE, { text: '', forwarded: ['❌', '✅'] }))).toBe(
    'Forwarded message:\n❌\n\nForwarded message:\n✅',
  );
});

test('knows the forwarded words from the same words in the comment', () => {
  expect(textOf(forwardingMessage(SERVICE, { text: 'ok', forwarded: ['ok'] }))).toBe(
    'ok\n\nForwarded message:\nok',
  );
});

test('keeps the formatting of both', () => {
  const html =
    '<p>see <b>this</b></p><blockquote itemtype="http://schema.skype.com/Forward"><ul><li>He is <i>here</i></li>' +
    '</ul><blockquote><p>no</p></blockquote></blockquote>';
  expect(textOf(forwardingMessage(SERVICE, { html, whole: 'see this\r\n\r\nHe is here\r\nno' }))).toBe(
    'see *this*\n\nForwarded message:\n• He is _here_\n> no',
  );
});

test('reads the whole forwarded message if the text has only the beginning, or none of it', () => {
  const read = `see this\n\nForwarded message:\n${TAKEN}`;
  for (const whole of ['see this', 'see this\r\n\r\nI am 14 and a man'])
    expect(textOf(forwardingMessage(SERVICE, { text: 'see this', forwarded: [TAKEN], whole }))).toBe(read);
});

test('reads everything if the text and its copy differ', () => {
  const whole = 'She has a bruise.';
  expect(textOf(forwardingMessage(SERVICE, { text: 'see this', forwarded: [TAKEN], whole }))).toBe(
    `${whole}\n\nForwarded message:\n${TAKEN}`,
  );
});

test('reads a message that is forwarded as an attachment', () => {
  const reference = forwardReference(`<p>I am <b>14</b> &amp; taken</p><p>now</p>`);
  const activity = forwardingMessage(SERVICE, { text: 'see this', attachments: [reference] });
  expect(read(activity)).toMatchObject({
    text: 'see this\n\nForwarded message:\nI am *14* & taken\nnow',
    attachments: [],
  });
});

test('reads a message once that is forwarded in both ways', () => {
  const activity = forwardingMessage(SERVICE, {
    text: 'see this',
    forwarded: [TAKEN],
    more: [forwardReference(`<p>${TAKEN}</p>`)],
  });
  expect(textOf(activity)).toBe(`see this\n\nForwarded message:\n${TAKEN}`);
});

test.each([
  [TAKEN, ''],
  ['❌', '❌\n\n'],
  [`Sam Sample\n${TAKEN}`, `Sam Sample\n${TAKEN}\n\n`],
  ['I am 14', 'I am 14\n\n'],
])(
  'without an HTML copy, reads “%s” as the person’s own unless it repeats what they forwarded',
  (text, own) => {
    const attachments = [forwardReference(`<p>${TAKEN}</p>`)];
    expect(textOf(personalMessage(SERVICE, { text, attachments }))).toBe(
      `${own}Forwarded message:\n${TAKEN}`,
    );
  },
);

test.each([
  ['a card', forwardReference('<attachment id="1"></attachment>')],
  ['nothing', { contentType: 'forwardedMessageReference', content: '{' }],
  ['an odd value', { contentType: 'forwardedMessageReference', content: { originalMessageContent: 5 } }],
])('counts a forwarded message of which it can read %s', (_, reference) => {
  expect(read(forwardingMessage(SERVICE, { text: 'see this', attachments: [reference] }))).toMatchObject({
    text: 'see this',
    attachments: [{ name: 'Forwarded message', contentType: 'text/plain' }],
  });
});

test('only counts a message from the bot itself, which is not about what is happening', () => {
  const reference = forwardReference('<p>Call 999 if a child has just been taken.</p>', BOT.id.slice(3));
  expect(read(forwardingMessage(SERVICE, { text: 'What is this?', attachments: [reference] }))).toMatchObject(
    {
      text: 'What is this?',
      attachments: [{ name: 'Forwarded message' }],
    },
  );
});

test('keeps the forwarded message when the comment is edited', () => {
  const { text, attachments } = forwardingMessage(SERVICE, { text: 'What now?', forwarded: [TAKEN] });
  const edit = messageEdited(SERVICE, String(text), '2026-03-04T06:00:00Z');
  expect(read({ ...edit, attachments })).toMatchObject({
    kind: 'edit',
    text: `What now?\n\nForwarded message:\n${TAKEN}`,
  });
});

test('is not for someone else because a forwarded message begins with a mention', () => {
  const entities = [
    { type: 'mention', mentioned: { id: '29:sam' }, text: '<at>Sam Sample</at>' },
    ...(channelMessage(SERVICE)['entities'] as object[]),
  ];
  const html =
    '<blockquote itemtype="http://schema.skype.com/Forward"><p>' +
    '<span itemtype="http://schema.skype.com/Mention" itemid="0">Sam Sample</span> ask her</p></blockquote>';
  const activity = forwardingMessage(SERVICE, { whole: '<at>Sam Sample</at> ask her', html, entities });
  expect(read(activity)).not.toHaveProperty('toOther');
});
