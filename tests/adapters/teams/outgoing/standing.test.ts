import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person } from '../../../../bot/model/people/person.js';
import { ASKER, channelMessage } from '../../../fakes/fake-teams/activities.js';
import { startHarness, type Harness } from '../harness.js';
import { failureOf } from '../../failure-of.js';

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(() => harness.close());

const asker: Person = { platform: 'teams', id: ASKER.aadObjectId };

test('says whether someone is in a channel’s team', async () => {
  const channel = await harness.placeOf(channelMessage);
  const first = harness.teams.calls.length;
  expect(await harness.platform.standing!(asker, [channel])).toBe('member');
  expect(harness.teams.calls[first]).toMatchObject({
    method: 'GET',
    path: `/v3/conversations/${channel.id.split(';')[0]}/members/${ASKER.aadObjectId}`,
  });
  for (const code of ['MemberNotFoundInConversation', 'UserNotFound', 'UserNotFoundInTenant']) {
    const unknown = { status: 404, code };
    harness.teams.script(unknown, { status: 200 });
    expect(await harness.platform.standing!(asker, [channel, channel])).toBe('member');
    harness.teams.script(unknown);
    expect(await harness.platform.standing!(asker, [channel])).toBe('outside');
  }
  // The app is not in the team, so Teams does not tell the app who the members are.
  harness.teams.script({ status: 403, code: 'BotNotInConversationRoster' });
  expect((await failureOf(harness.platform.standing!(asker, [channel]))).fault).toBe('place');
});
