import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { IncomingEvent } from '../../../../bot/model/messages/message.js';
import { incomingEvent } from '../../../../adapters/teams/incoming/activity-to-event.js';
import { activitySchema } from '../../../../adapters/teams/model/types.js';
import {
  appInstalled,
  BOT,
  CHANNEL,
  channelMessage,
  groupMessage,
  messageDeleted,
  messageEdited,
  PERSONAL_CHAT,
  personalMessage,
  rosterChanged,
  type Fields,
} from '../../../fakes/fake-teams/activities.js';

const SERVICE = 'https://smba.trafficmanager.net/uk/';
const NOW = new Date('2026-01-02T03:04:05.678Z');

function read(activity: Fields): IncomingEvent | undefined {
  return incomingEvent(activitySchema.parse(JSON.parse(JSON.stringify(activity))), NOW);
}

test('takes the mention of the bot off a channel message, and the names out of other mentions', () => {
  expect(read(channelMessage(SERVICE))).toMatchObject({
    kind: 'message',
    text: 'who is a first responder?',
    mentionsBot: true,
    place: { kind: 'channel', id: `${CHANNEL};messageid=1700000000002` },
  });
  expect(read(groupMessage(SERVICE))).toMatchObject({
    text: 'Hello @someone, ask please',
    mentionsBot: true,
    place: { kind: 'group' },
  });
});

test('knows a reply in a thread by the message that began it', () => {
  const first = read(channelMessage(SERVICE));
  expect(first).not.toHaveProperty('threadOf');
  const reply = read(
    channelMessage(SERVICE, {
      id: '1700000000055',
      root: '1700000000002',
      text: 'And in Wales?',
      entities: [],
    }),
  );
  expect(reply).toMatchObject({
    kind: 'message',
    mentionsBot: false,
    threadOf: first!.id,
    place: { id: first!.place.id },
  });
});

test('passes over what is said in a channel to others, so that it is never stored', () => {
  expect(read(channelMessage(SERVICE, { text: 'Lunch?', entities: [] }))).toBeUndefined();
  expect(read(groupMessage(SERVICE, { text: 'Lunch?', entities: [] }))).toBeUndefined();
});

test('says which edit names the bot, and which message begins by naming someone else', () => {
  const edit = { type: 'messageUpdate' };
  expect(read(channelMessage(SERVICE, edit))).toMatchObject({ kind: 'edit', mentionsBot: true });
  expect(read(channelMessage(SERVICE, { ...edit, entities: [] }))).toMatchObject({ mentionsBot: false });
  expect(read(groupMessage(SERVICE))).not.toHaveProperty('toOther');
  expect(read(groupMessage(SERVICE, { text: '<at>Sam Sample</at> ask <at>Guidance</at>' }))).toMatchObject({
    text: '@someone ask',
    toOther: true,
  });
});

test('keeps messages of two chats apart that bear the same time as their id', () => {
  const here = read(personalMessage(SERVICE))!;
  const there = read(groupMessage(SERVICE, { id: '1700000000001' }))!;
  expect(here.id).not.toBe(there.id);
});

test('reads an edit as the new words of the same message, and tells one edit from the next', () => {
  const original = read(personalMessage(SERVICE))!;
  const first = read(messageEdited(SERVICE, 'In Scotland?', '2026-03-04T06:00:00Z'))!;
  const again = read(messageEdited(SERVICE, 'In Scotland?', '2026-03-04T06:00:00Z'))!;
  const second = read(messageEdited(SERVICE, 'In Wales?', '2026-03-04T06:01:00Z'))!;
  expect(first).toMatchObject({ kind: 'edit', messageId: original.id, text: 'In Scotland?' });
  expect(again.id).toBe(first.id);
  expect(new Set([original.id, first.id, second.id]).size).toBe(3);
});

test('says which edit brings a deleted message back', () => {
  const edit = { type: 'messageUpdate', channelData: { eventType: 'undeleteMessage' } };
  expect(read(personalMessage(SERVICE, edit))).toMatchObject({ kind: 'edit', restored: true });
  expect(read(messageEdited(SERVICE, 'In Wales?', '2026-03-04T06:01:00Z'))).not.toHaveProperty('restored');
});

test('reads a deletion', () => {
  const original = read(personalMessage(SERVICE))!;
  expect(read(messageDeleted(SERVICE))).toMatchObject({ kind: 'delete', messageId: original.id });
});

test('hears when it joins and when it leaves', () => {
  expect(read(appInstalled(SERVICE))).toMatchObject({ kind: 'joined', place: { id: PERSONAL_CHAT } });
  expect(read(appInstalled(SERVICE, 'remove'))).toMatchObject({ kind: 'left' });
  expect(read(rosterChanged(SERVICE, { membersAdded: [BOT] }))).toMatchObject({ kind: 'joined' });
  expect(read(rosterChanged(SERVICE, { membersRemoved: [BOT] }))).toMatchObject({ kind: 'left' });
  expect(read(rosterChanged(SERVICE, { membersAdded: [{ id: '29:somebody' }] }))).toBeUndefined();
  expect(read(rosterChanged(SERVICE, { membersRemoved: [{ id: '29:somebody' }] }))).toMatchObject({
    kind: 'departed',
  });
  expect(read(rosterChanged(SERVICE, { channelData: { eventType: 'teamArchived' } }))).toMatchObject({
    kind: 'left',
    place: { id: CHANNEL },
  });
  const deleted = { eventType: 'channelDeleted', channel: { id: '19:gone@thread.tacv2' } };
  expect(read(rosterChanged(SERVICE, { channelData: deleted }))).toMatchObject({
    kind: 'left',
    place: { id: '19:gone@thread.tacv2', kind: 'channel' },
  });
});

test('lists files, but not the copy in HTML that Teams adds to every message', () => {
  const event = read(
    personalMessage(SERVICE, {
      attachments: [
        { contentType: 'text/html', content: '<p>x</p>' },
        {
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          name: 'notes.docx',
          contentUrl: 'https://files.example/notes',
          content: { downloadUrl: 'https://files.example/download', fileType: 'docx' },
        },
        { contentType: 'image/png', contentUrl: 'https://files.example/picture' },
      ],
    }),
  );
  expect(event).toMatchObject({
    attachments: [
      { name: 'notes.docx', url: 'https://files.example/download' },
      { name: 'attachment', contentType: 'image/png', url: 'https://files.example/picture' },
    ],
  });
});

test('takes the reply that was typed into an adviser’s card', () => {
  const press = (data: unknown) =>
    read(
      personalMessage(SERVICE, { type: 'invoke', name: 'adaptiveCard/action', value: { action: { data } } }),
    );
  expect(press({ action: { do: 'reply', escalation: 'e1' }, words: 'Ring the helpline.' })).toMatchObject({
    action: { do: 'reply', escalation: 'e1', text: 'Ring the helpline.' },
  });
  expect(press({ action: { do: 'reply', escalation: 'e1' }, words: 'x'.repeat(8001) })).toBeUndefined();
  // Buttons on cards from an earlier version use the name `replyText`.
  expect(press({ action: { do: 'reply', escalation: 'e1' }, replyText: 'Ring.' })).toMatchObject({
    action: { text: 'Ring.' },
  });
  expect(press({ action: { do: 'resolve', escalation: 'e1' }, words: 'Advised' })).toMatchObject({
    action: { do: 'resolve', outcome: 'Advised' },
  });
  expect(press({ action: { do: 'resolve', escalation: 'e1' }, words: '' })).toMatchObject({
    action: { do: 'resolve', escalation: 'e1' },
  });
  expect(press({ action: { do: 'claim', escalation: 'e1' }, words: 'not asked for' })).toMatchObject({
    action: { do: 'claim', escalation: 'e1' },
  });
});

test('reads a sign that was put to a message, and its being taken away', () => {
  const reaction = (change: object) =>
    read(
      personalMessage(SERVICE, { type: 'messageReaction', replyToId: '1700', text: undefined, ...change }),
    );
  expect(reaction({ reactionsAdded: [{ type: 'like' }] })).toMatchObject({
    kind: 'reaction',
    reaction: 'like',
    removed: false,
    messageId: expect.stringMatching(/\/1700$/) as string,
  });
  expect(reaction({ reactionsRemoved: [{ type: 'like' }] })).toMatchObject({ removed: true });
  expect(reaction({ reactionsAdded: [{ type: '1f440_eyes' }] })).toMatchObject({ reaction: '👀' });
  expect(reaction({})).toBeUndefined();
  expect(reaction({ reactionsAdded: [{ type: 'like' }], replyToId: undefined })).toBeUndefined();
});

test('dates an event by Teams’ clock in UTC, and by ours where Teams says nothing', () => {
  expect(read(personalMessage(SERVICE, { timestamp: '2026-03-04T05:06:07.0891234+01:00' }))!.sentAt).toBe(
    '2026-03-04T04:06:07.089Z',
  );
  expect(read(personalMessage(SERVICE, { timestamp: 'yesterday' }))!.sentAt).toBe(NOW.toISOString());
});

test('reads any activity that the door lets in without failing', () => {
  const odd = fc.oneof(fc.jsonValue(), fc.constant(undefined));
  fc.assert(
    fc.property(
      fc.record({
        type: fc.constantFrom(
          'message',
          'messageUpdate',
          'messageDelete',
          'invoke',
          'conversationUpdate',
          'installationUpdate',
        ),
        name: fc.constantFrom('adaptiveCard/action', undefined),
        text: fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
        value: odd,
        entities: odd,
        attachments: odd,
        membersAdded: odd,
        channelData: odd,
        timestamp: odd,
      }),
      (fields) => {
        const parsed = activitySchema.safeParse(personalMessage(SERVICE, fields));
        if (parsed.success) incomingEvent(parsed.data, NOW);
        return parsed.success;
      },
    ),
  );
});
