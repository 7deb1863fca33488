// Sends a message that only one person in a shared place can see, or another message if Teams refuses.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OutgoingMessage } from '../../../../bot/model/messages/message.js';
import type { ScriptedReply } from '../../../fakes/fake-teams/fake-teams.js';
import {
  ASKER,
  CHANNEL,
  channelMessage,
  groupMessage,
  personalMessage,
} from '../../../fakes/fake-teams/activities.js';
import { startHarness, type Harness } from '../harness.js';
import { unanswerable } from '../rendering/samples.js';

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(() => harness.close());

const warning: OutgoingMessage = { ...unanswerable, onlyFor: ASKER.aadObjectId };

const placeOf = (activity: Parameters<Harness['placeOf']>[0]) => harness.placeOf(activity);

const posts = () => harness.teams.calls.filter(({ method }) => method === 'POST');
const isTargeted: ScriptedReply['fits'] = ({ path }) => path.endsWith('?isTargetedActivity=true');
const isMember: ScriptedReply['fits'] = ({ path }) => path.includes('/members/');

/** Restarts the harness with a short time limit, for tests in which Teams does not respond. */
async function expectSilence({ hang }: ScriptedReply): Promise<void> {
  if (!hang) return;
  await harness.close();
  harness = await startHarness({ callLimitMs: 1_000 });
}

test('is posted into the thread for its recipient, by the id that Teams knows them by', async () => {
  await harness.platform.send(await placeOf(channelMessage), warning, 'warning-1');
  const [member, post, ...more] = harness.teams.calls;
  expect(member).toMatchObject({
    method: 'GET',
    path: `/v3/conversations/${CHANNEL}/members/${ASKER.aadObjectId}`,
  });
  expect(post).toMatchObject({
    path: `/v3/conversations/${CHANNEL};messageid=1700000000002/activities?isTargetedActivity=true`,
    body: { type: 'message', recipient: { id: `29:of-${ASKER.aadObjectId}` } },
  });
  expect(more).toEqual([]);
});

test('the next message is for everyone again', async () => {
  const place = await placeOf(groupMessage);
  await Promise.all([
    harness.platform.send(place, warning, 'warning-1'),
    harness.platform.send(place, unanswerable, 'notice-1'),
  ]);
  expect(
    posts()
      .map(({ path }) => path.includes('isTargetedActivity'))
      .sort(),
  ).toEqual([false, true]);
});

test('in a personal chat nothing is different', async () => {
  await harness.platform.send(await placeOf(personalMessage), warning, 'warning-1');
  expect(harness.teams.calls.map(({ path }) => path)).toEqual([
    '/v3/conversations/a:personal-chat/activities',
  ]);
});

test.each<[string, ScriptedReply]>([
  ['a tenant without it (400)', { status: 400, code: 'BadArgument', fits: isTargeted }],
  ['403', { status: 403, code: 'Forbidden', fits: isTargeted }],
  ['429', { status: 429, fits: isTargeted }],
  ['an unknown member (404)', { status: 404, code: 'MemberNotFoundInConversation', fits: isMember }],
  ['a member it may not look up (403)', { status: 403, code: 'Forbidden', fits: isMember }],
  ['429 to the look-up of the member', { status: 429, fits: isMember }],
])('%s: the message is posted once, for everyone', async (_, reply) => {
  harness.teams.script(reply);
  await harness.platform.send(await placeOf(channelMessage), warning, 'warning-1');
  const taken = posts().filter(({ answered }) => answered === 201);
  expect(taken.map(({ path }) => path)).toEqual([
    `/v3/conversations/${CHANNEL};messageid=1700000000002/activities`,
  ]);
});

test.each<[string, ScriptedReply]>([
  ['500', { status: 500, fits: isTargeted }],
  ['no answer', { hang: true, fits: isTargeted }],
  ['an answer that is lost', { lost: true, fits: isTargeted }],
])('%s: it may have arrived, so nothing is posted for everyone', async (_, reply) => {
  await expectSilence(reply);
  harness.teams.script(reply);
  const place = await placeOf(channelMessage);
  await expect(harness.platform.send(place, warning, 'warning-1')).rejects.toThrow();
  await harness.platform.send(place, warning, 'warning-1', { again: true });
  expect(posts().map((call) => isTargeted(call))).toEqual([true, true]);
});

test.each<[string, ScriptedReply]>([
  ['500', { status: 500, fits: isMember }],
  ['no answer', { hang: true, fits: isMember }],
])('%s to the look-up of the member: it is tried again, for that person only', async (_, reply) => {
  await expectSilence(reply);
  harness.teams.script(reply);
  const place = await placeOf(channelMessage);
  await expect(harness.platform.send(place, warning, 'warning-1')).rejects.toThrow();
  await harness.platform.send(place, warning, 'warning-1', { again: true });
  expect(posts().map((call) => isTargeted(call))).toEqual([true]);
});
