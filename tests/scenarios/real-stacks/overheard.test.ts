// Tests that messages between people in a channel are not stored, nor is the fact that someone edited or
// deleted one.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TEAM } from '../../fakes/fake-slack/fake-slack.js';
import { changed, deleted } from '../../fakes/fake-slack/payloads.js';
import { TENANT_ID } from '../../fakes/fake-teams/fake-teams.js';
import { BOT, channelMessage, type Fields } from '../../fakes/fake-teams/activities.js';
import {
  CONSENT,
  QUESTION,
  startStacks,
  type RunningStacks,
} from '../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';

const sam = slackPerson('sam');
const tess = teamsPerson('Tess Sample');
const GENERAL = '19:general@thread.tacv2';
const ROOT = '1700000000777';
const THREAD = `${GENERAL};messageid=${ROOT}`;
const CASES = 'C0CASES';
const TS = '1760000001.000100';

let stacks: RunningStacks;
beforeEach(async () => {
  stacks = await startStacks({ advisers: 'slack' });
});
afterEach(() => stacks.close());

async function inTeams(fields: Fields): Promise<void> {
  await stacks.teams.deliver({
    ...channelMessage(stacks.teams.fake.serviceUrl, {
      id: ROOT,
      from: tess.account,
      entities: [],
      ...fields,
    }),
    conversation: { isGroup: true, conversationType: 'channel', id: THREAD, tenantId: TENANT_ID },
  });
  await stacks.settled();
}

async function inSlack(event: object): Promise<void> {
  await stacks.slack.deliver(event);
  await stacks.settled();
}

const teamsThread = { platform: 'teams' as const, id: THREAD };
const slackThread = (root: string) => ({ platform: 'slack' as const, id: `${TEAM}:${CASES}:${root}` });
const kept = (place: { platform: 'teams' | 'slack'; id: string }) =>
  stacks.store.records.conversations.at(place);

async function wordsKept(place: { platform: 'teams' | 'slack'; id: string }, id: string): Promise<string[]> {
  const { records } = stacks.store;
  const stored = await records.messages.of({ platform: place.platform, id }, (await kept(place))!.id);
  return Promise.all(stored.map(async ({ id: message }) => (await records.messages.words(message)) ?? ''));
}

test('a message in Teams that is changed or deleted leaves no trace unless it was kept', async () => {
  await inTeams({ type: 'messageUpdate', text: 'Who wants lunch?' });
  await inTeams({ type: 'messageDelete', text: undefined });
  expect(await kept(teamsThread)).toBeUndefined();
});

test('a reply in Slack that is changed or deleted leaves no trace unless it was kept', async () => {
  const where = { channel: CASES, channel_type: 'channel' };
  const reply = { user: sam.user, ts: TS, thread_ts: '1760000000.000001' };
  await inSlack(changed({ ...reply, text: 'Lunch at one' }, { ...reply, text: 'Lunch at two' }, where));
  await inSlack(deleted({ ...reply, text: 'Lunch at one' }, { ...where, deleted_ts: TS }));
  expect(await kept(slackThread('1760000000.000001'))).toBeUndefined();
});

test('a mention added in Teams by changing the message asks for the first time', async () => {
  const entities = [{ type: 'mention', mentioned: BOT, text: '<at>Guidance</at>' }];
  await inTeams({ type: 'messageUpdate', text: `<at>Guidance</at> ${QUESTION}`, entities });
  expect(stacks.teams.shown(THREAD).join()).toContain(CONSENT);
});

test('what someone in Teams says to a colleague in the thread where they asked is not kept', async () => {
  const entities = [{ type: 'mention', mentioned: BOT, text: '<at>Guidance</at>' }];
  await inTeams({ text: `<at>Guidance</at> ${QUESTION}`, entities });
  const colleague = { type: 'mention', mentioned: { id: '29:kit' }, text: '<at>Kit</at>' };
  await inTeams({ id: '1700000000778', text: '<at>Kit</at> can you call Zora?', entities: [colleague] });
  expect(await wordsKept(teamsThread, tess.account.aadObjectId)).toEqual([QUESTION]);
});

test('a name that is taken out together with the mention is not kept', async () => {
  const named = 'Does Zora Smith have to consent?';
  const where = { channel: CASES, channel_type: 'channel' };
  await inSlack(stacks.slack.messageOf(sam, `<@U0BOT> ${named}`, { ...where, ts: TS }));
  const before = { user: sam.user, ts: TS, text: `<@U0BOT> ${named}` };
  await inSlack(changed({ ...before, text: QUESTION }, before, where));
  expect(await wordsKept(slackThread(TS), `${TEAM}:${sam.user}`)).toEqual([QUESTION]);
});
