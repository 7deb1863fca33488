// Tests how we check Teams’ tokens: keys fetched over real HTTP, real signatures, and each kind of forgery.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checkCaller } from '../../../../adapters/teams/service/caller-token.js';
import {
  createSigningKeys,
  KeysUnreachable,
  type SigningKeys,
} from '../../../../adapters/teams/service/signing-keys.js';
import { APP_ID, OTHER_KEYS, startFakeTeams, type FakeTeams } from '../../../fakes/fake-teams/fake-teams.js';
import { readTeamsTokens } from '../../../attacks/platforms/read-platforms.js';
import { ISSUER, type SignOptions } from '../../../fakes/fake-teams/sign-token.js';

let teams: FakeTeams;
let keys: SigningKeys;
beforeEach(async () => {
  teams = await startFakeTeams();
  keys = createSigningKeys(teams.openIdMetadataUrl);
});
afterEach(() => {
  vi.useRealTimers();
  return teams.close();
});

const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000);

async function check(sign: SignOptions = {}, channelId = 'msteams'): Promise<'admitted'> {
  const rules = { appId: APP_ID, issuer: ISSUER, keys };
  await checkCaller(rules, await teams.sign(sign), { channelId, serviceUrl: teams.serviceUrl });
  return 'admitted';
}

const TOKENS = readTeamsTokens().map(({ expires, begins, ...one }) => ({
  ...one,
  ...(expires === undefined ? {} : { expiresAt: expires === null ? null : minutesFromNow(expires) }),
  ...(begins === undefined ? {} : { notBefore: minutesFromNow(begins) }),
}));

test.each(TOKENS.filter(({ admitted }) => admitted))('admits a token that $why', async (sign) => {
  expect(await check(sign)).toBe('admitted');
});

test.each(TOKENS.filter(({ admitted }) => !admitted))('refuses a token that $why', async (sign) => {
  const refusal: unknown = await check(sign).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Error);
  expect(refusal).not.toBeInstanceOf(KeysUnreachable);
});

test('tries keys that are published for another channel or for none', () => {
  const tried = TOKENS.map(({ keyId }) => keyId);
  expect(tried).toEqual(expect.arrayContaining(Object.values(OTHER_KEYS)));
});

test('refuses a token of Teams for an activity of another channel', async () => {
  await expect(check({}, 'webchat')).rejects.toThrow('not allowed to sign for this channel');
});

test.each(['', 'Bearer', 'Bearer ', 'bearer a.b.c', 'Basic dXNlcjpwYXNz', 'Bearer a.b.c d', 'Bearer a.b'])(
  'refuses the header "%s" without fetching a key',
  async (authorization) => {
    const activity = { channelId: 'msteams', serviceUrl: teams.serviceUrl };
    await expect(
      checkCaller({ appId: APP_ID, issuer: ISSUER, keys }, authorization, activity),
    ).rejects.toThrow();
    expect(teams.keysFetched()).toBe(0);
  },
);

test('fetches the keys once, however many ask', async () => {
  await Promise.all([check(), check(), check()]);
  await check();
  expect(teams.keysFetched()).toBe(1);
});

test('fetches the keys again for one that it does not know, at most once in 5 minutes', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await check();
  teams.changeKeys();
  vi.advanceTimersByTime(299_000);
  await expect(check()).rejects.toThrow();
  expect(teams.keysFetched()).toBe(1);
  vi.advanceTimersByTime(2_000);
  expect(await check()).toBe('admitted');
  expect(teams.keysFetched()).toBe(2);
});

test('does not let made-up names of keys have it fetch them each time', async () => {
  await check();
  for (const keyId of ['one', 'two', 'three']) await expect(check({ keyId })).rejects.toThrow();
  expect(teams.keysFetched()).toBe(1);
});

test('says that it could not check while the keys are away, and checks when they are back', async () => {
  teams.keysAway = true;
  await expect(check()).rejects.toBeInstanceOf(KeysUnreachable);
  teams.keysAway = false;
  expect(await check()).toBe('admitted');
});
