// Reads what a person wrote, and not what Teams adds to it.
import { expect, test } from 'vitest';
import { incomingEvent } from '../../../../adapters/teams/incoming/activity-to-event.js';
import { activitySchema } from '../../../../adapters/teams/model/types.js';
import { channelMessage, quotingMessage, type Fields } from '../../../fakes/fake-teams/activities.js';

const SERVICE = 'https://smba.trafficmanager.net/uk/';
const NOW = new Date('2026-01-02T03:04:05.678Z');

const read = (activity: Fields) =>
  incomingEvent(activitySchema.parse(JSON.parse(JSON.stringify(activity))), NOW);
const copyOf = (content: string) => [{ contentType: 'text/html', content }];

test.each([' ', '\r\n', ''])('leaves out the message that a reply quotes, with %j after it', (gap) => {
  for (const text of ['// Only for us.', 'resolve', 'cancel request'])
    expect(read(quotingMessage(SERVICE, text, { gap }))).toMatchObject({ text, attachments: [] });
});

test('leaves out every message that a reply quotes', () => {
  const text = '<quoted messageId="1"/>\n<quoted messageId="2"/>\nthank you';
  expect(read(quotingMessage(SERVICE, '', { text, attachments: [] }))).toMatchObject({ text: 'thank you' });
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
  expect(read(channelMessage(SERVICE, said('<at>Guidance</at> hello')))).not.toHaveProperty('toOther');
});
