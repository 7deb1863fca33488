import { expect, test } from 'vitest';
import { isJoinedWith, placeOf } from '../../../../adapters/teams/model/place.js';
import { activitySchema } from '../../../../adapters/teams/model/types.js';
import { BOT, CHANNEL, channelMessage, rosterChanged } from '../../../fakes/fake-teams/activities.js';

const SERVICE = 'https://smba.trafficmanager.net/uk/';
const at = (activity: object) => placeOf(activitySchema.parse(activity));
const threadIn = (id: string, channelData?: object) =>
  at(
    channelMessage(SERVICE, {
      conversation: { isGroup: true, conversationType: 'channel', id: `${id};messageid=1` },
      channelData,
    }),
  );

test('knows which channels belong to the team that the app was added to', () => {
  const joined = at(rosterChanged(SERVICE, { membersAdded: [BOT], channelData: { team: { id: CHANNEL } } }));
  const other = '19:other@thread.tacv2';
  expect(isJoinedWith(threadIn(other, { team: { id: CHANNEL } }), joined)).toBe(true);
  expect(isJoinedWith(threadIn(other, { team: { id: other } }), joined)).toBe(false);
  const unknown = threadIn(other);
  expect(isJoinedWith(unknown, joined)).toBe(false);
  expect(isJoinedWith(unknown, unknown)).toBe(false);
});
