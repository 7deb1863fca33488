// Edits and deletions in Slack arrive with the message that they change.
import { expect, test } from 'vitest';
import { BOT_USER, TEAM } from '../../../fakes/fake-slack/fake-slack.js';
import { CHANNEL, DIRECT, TS, USER, changed, deleted } from '../../../fakes/fake-slack/payloads.js';
import { receiveEvents, ROOT } from './receive-events.js';

const { received } = receiveEvents();

const SEEN_IN_CHANNEL = { channel: CHANNEL, channel_type: 'channel' };

test('an edit names the message and has its own time', async () => {
  const [event] = await received(changed({ text: 'Is she 17?' }, { text: 'Is she 16?' }));
  expect(event).toMatchObject({
    kind: 'edit',
    messageId: `${DIRECT}:${TS}`,
    text: 'Is she 17?',
    sentAt: '2025-10-09T08:54:20.000Z',
    place: { id: `${TEAM}:${DIRECT}` },
  });
  expect(event?.id).not.toBe(`${DIRECT}:${TS}`);
});

test('a preview that Slack adds does not count as an edit', async () => {
  expect(
    await received(
      changed({ text: 'See gov.uk' }, { text: 'See gov.uk' }),
      changed({ text: 'See gov.uk', edited: undefined }, { text: 'See gov.uk ' }),
    ),
  ).toEqual([]);
});

test.each([
  ['the bot itself, with the ID of its app', { user: BOT_USER, bot_id: 'B0BOT' }, {}],
  ['the bot itself, with its user alone', { user: BOT_USER }, { user: BOT_USER }],
  ['the bot itself, by what stood there before', {}, { user: BOT_USER }],
  ['another app', { bot_id: 'B0OTHER', user: undefined }, { bot_id: 'B0OTHER', user: undefined }],
  ['another app, by what stood there before', {}, { bot_id: 'B0OTHER', user: undefined }],
])('ignores an edit of a message that was written by %s', async (_, after, before) => {
  const inThread = { thread_ts: ROOT };
  expect(
    await received(
      changed({ text: 'b', ...after }, { text: 'a', ...before }),
      changed({ text: 'b', ...inThread, ...after }, { text: 'a', ...inThread, ...before }, SEEN_IN_CHANNEL),
      changed({ text: `<@${BOT_USER}> b`, ...after }, { text: 'a', ...before }, SEEN_IN_CHANNEL),
    ),
  ).toEqual([]);
});

test('adding a forgotten mention asks for the first time', async () => {
  const [event] = await received(
    changed({ text: `<@${BOT_USER}> who decides?` }, { text: 'who decides?' }, SEEN_IN_CHANNEL),
  );
  expect(event).toMatchObject({ kind: 'message', id: `${CHANNEL}:${TS}`, text: 'who decides?' });
});

test('a deletion names the message', async () => {
  const [event] = await received(deleted({ text: 'Her name is …' }));
  expect(event).toMatchObject({
    kind: 'delete',
    messageId: `${DIRECT}:${TS}`,
    from: { id: `${TEAM}:${USER}` },
    place: { id: `${TEAM}:${DIRECT}` },
  });
});

test('a deletion of which Slack tells nothing more still arrives', async () => {
  const [event] = await received(deleted({}, { previous_message: undefined }));
  expect(event).toMatchObject({ kind: 'delete', messageId: `${DIRECT}:${TS}` });
});

test('a message that leaves a tombstone was deleted', async () => {
  const [event] = await received(
    changed(
      { subtype: 'tombstone', text: 'This message was deleted.', user: 'USLACKBOT', thread_ts: TS },
      { text: 'Her name is …', thread_ts: TS },
    ),
  );
  expect(event).toMatchObject({
    kind: 'delete',
    messageId: `${DIRECT}:${TS}`,
    from: { id: `${TEAM}:${USER}` },
    place: { id: `${TEAM}:${DIRECT}` },
  });
});

test('a direct message that has replies is still edited where it was written', async () => {
  const [event] = await received(
    changed({ text: 'Is she 17?', thread_ts: TS }, { text: 'Is she 16?', thread_ts: TS }),
  );
  expect(event).toMatchObject({ kind: 'edit', place: { id: `${TEAM}:${DIRECT}` } });
});

test('an edit that takes out the mention is still an edit', async () => {
  const [event] = await received(
    changed({ text: 'who decides?' }, { text: `<@${BOT_USER}> does Zora decide?` }, SEEN_IN_CHANNEL),
  );
  expect(event).toMatchObject({ kind: 'edit', messageId: `${CHANNEL}:${TS}`, text: 'who decides?' });
});

test('once an edit has taken out the mention, later edits and the deletion still arrive', async () => {
  const edited = { user: USER, ts: '1760000030.000000' };
  const events = await received(
    changed({ text: 'She decides.' }, { text: 'Zora decides.', edited }, SEEN_IN_CHANNEL),
    changed({ text: `<@${BOT_USER}> hi`, edited }, { text: 'Hi', edited }, SEEN_IN_CHANNEL),
    deleted({ text: 'Zora decides.', edited }, SEEN_IN_CHANNEL),
  );
  expect(events.map(({ kind }) => kind)).toEqual(['edit', 'edit', 'delete']);
});

test('deletions of the bot’s own messages are dropped', async () => {
  expect(await received(deleted({ bot_id: 'B0BOT', user: BOT_USER }))).toEqual([]);
});
