// A platform that cannot be reached at the start does not stop the others. Its channel is found later.
import { afterEach, expect, test } from 'vitest';
import { findSetChannels, PLATFORMS, type PlatformWiring } from '../../../adapters/composition/platforms.js';
import { readSettings } from '../../../adapters/composition/settings/environment-settings.js';
import type { Place } from '../../../bot/model/messages/message.js';
import { ConfigurationFailure, DeliveryFailure } from '../../../knowledge/model/errors.js';
import { createFakePlatform, wordsOf } from '../../fakes/fake-platform.js';
import { practitionerIn } from '../../fakes/real-stacks/handoff-sides.js';
import { SLACK_ADVISERS, startStacks, type RunningStacks } from '../../fakes/real-stacks/running-stacks.js';

const LOOK_AGAIN_MS = 50;

/** Slack, which cannot name its workspace until `back` is called. */
function slackDown() {
  let isDown = true;
  const wirings = PLATFORMS.map((wiring): PlatformWiring => {
    if (wiring.name !== 'slack') return wiring;
    return {
      ...wiring,
      connect(parts) {
        const slack = wiring.connect(parts)!;
        return {
          ...slack,
          channelPlace: async (channel) => (isDown ? Promise.reject(down()) : slack.channelPlace!(channel)),
        };
      },
    };
  });
  return { wirings, back: () => (isDown = false) };
}

const down = () => new DeliveryFailure('Slack is down.', 'Wait.', { fault: 'platform' });

let stacks: RunningStacks | undefined;
afterEach(() => stacks?.close());

const ready = async () => (await fetch(`${stacks!.url}/readyz`)).json() as Promise<{ ready: boolean }>;

test('the service starts without the advisers’ channel, keeps requests at the desk, and posts them once it is found', async () => {
  const { wirings, back } = slackDown();
  stacks = await startStacks({ advisers: 'slack', wirings, lookAgainMs: LOOK_AGAIN_MS });
  const robin = practitionerIn('web', () => stacks!);
  await robin.write('Does a child have to consent to a referral?');
  await stacks.settled();
  await robin.press('Talk to an adviser');
  await stacks.settled();
  const posts = () => stacks!.slack.posted(SLACK_ADVISERS);
  expect(await stacks.store.records.escalations.open()).toHaveLength(1);
  expect(posts()).toEqual([]);
  expect(await ready()).toEqual({ ready: true, warnings: ['channel not found yet: ADVISERS_CHANNEL'] });
  expect(stacks.logged.filter((line) => line.includes('could not be found'))).toHaveLength(1);

  back();
  await expect.poll(() => posts().length, { timeout: 20_000 }).toBe(1);
  await expect.poll(ready).toEqual({ ready: true });
});

const settings = (more: NodeJS.ProcessEnv = {}) =>
  readSettings({ ADVISERS_CHANNEL: 'slack:C1', EDITORS_CHANNEL: 'slack:C2', ...more });
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const PLACE: Place = { platform: 'slack', id: 'T1:C1', kind: 'channel', address: { channel: 'C1' } };

function platforms(channelPlace: (channel: string) => Promise<Place>) {
  const platform = createFakePlatform('slack');
  const channelAddress = (channel: string) => ({ channel });
  return new Map([['slack' as const, { platform, wordsOf, channelPlace, channelAddress }]]);
}

test('a channel that an earlier run used is used again until the platform can be reached', async () => {
  const known = (_: string, address: unknown) =>
    Promise.resolve((address as { channel: string }).channel === 'C1' ? PLACE : undefined);
  const { placeOf, notFound } = await findSetChannels(
    settings(),
    platforms(() => Promise.reject(down())),
    { known, log },
  );
  expect(placeOf('ADVISERS_CHANNEL')).toEqual(PLACE);
  expect(placeOf('EDITORS_CHANNEL')).toBeUndefined();
  expect(notFound()).toEqual(['ADVISERS_CHANNEL', 'EDITORS_CHANNEL']);
});

test('the other channels are looked for too if one cannot be found', async () => {
  let isDown = true;
  const channels = await findSetChannels(
    settings(),
    platforms((channel) => (isDown || channel === 'C1' ? Promise.reject(down()) : Promise.resolve(PLACE))),
    { known: () => Promise.resolve(undefined), log, lookAgainMs: LOOK_AGAIN_MS },
  );
  isDown = false;
  const looking = channels.keepLooking(() => Promise.resolve());
  await expect.poll(() => channels.notFound()).toEqual(['ADVISERS_CHANNEL']);
  expect(channels.placeOf('EDITORS_CHANNEL')).toEqual(PLACE);
  await looking.stop();
});

test('requests are posted later if they could not be posted to a channel that was found', async () => {
  let isDown = true;
  const channels = await findSetChannels(
    settings({ EDITORS_CHANNEL: undefined }),
    platforms(() => (isDown ? Promise.reject(down()) : Promise.resolve(PLACE))),
    { known: () => Promise.resolve(undefined), log, lookAgainMs: LOOK_AGAIN_MS },
  );
  isDown = false;
  let posted = 0;
  const looking = channels.keepLooking(() =>
    (posted += 1) === 1 ? Promise.reject(new Error('the store is away')) : Promise.resolve(),
  );
  await expect.poll(() => posted).toBe(2);
  await looking.stop();
  expect(channels.notFound()).toEqual([]);
});

test('a channel on a platform that is not set up still stops the start', async () => {
  await expect(
    findSetChannels(settings(), new Map(), { known: () => Promise.resolve(undefined), log }),
  ).rejects.toThrow(ConfigurationFailure);
});
