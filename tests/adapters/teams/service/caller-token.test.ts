// Tests how we check Teams’ tokens: keys fetched over real HTTP, real signatures, and each kind of forgery.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checkCaller } from '../../../../adapters/teams/service/caller-token.js';
import {
  createSigningKeys,
  KeysUnreachable,
  type SigningKeys,
} from '../../../../adapters/teams/service/signing-keys.js';
import { APP_ID, OTHER_KEYS, startFakeTeams, type FakeTeams } from '../../../fakes/fake-teams/fake-teams.js';
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

test.each<[string, () => SignOptions]>([
  ['is right', () => ({})],
  ['expired four minutes ago', () => ({ expiresAt: minutesFromNow(-4) })],
  ['is valid in four minutes', () => ({ notBefore: minutesFromNow(4) })],
])('admits a token that %s', async (_, sign) => {
  expect(await check(sign())).toBe('admitted');
});

test.each<[string, SignOptions]>([
  ['another key signed', { wrongKey: true }],
  ['names a key that is published nowhere', { keyId: 'made-up' }],
  ['names no key', { keyId: null }],
  ['never expires', { expiresAt: null }],
  ['is for another app', { audience: '00000000-0000-0000-0000-000000000000' }],
  ['is for no app', { audience: '' }],
  ['is from the government’s cloud', { issuer: 'https://api.botframework.us' }],
  ['is from an issuer that begins like the right one', { issuer: `${ISSUER}.evil.example` }],
  ['is an emulator’s', { issuer: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' }],
  ['no one signed', { algorithm: 'none' }],
  ['is signed with the public key as a secret', { algorithm: 'HS256' }],
  ['is signed with an algorithm that Teams does not use', { algorithm: 'RS512' }],
  ['is for another service address', { serviceUrl: 'https://elsewhere.example/' }],
  ['is for no service address', { serviceUrl: null }],
  ['is signed by a key of another channel', { keyId: OTHER_KEYS.forSlack }],
  ['is signed by a key of no channel', { keyId: OTHER_KEYS.forNothing }],
])('refuses a token that %s', async (_, sign) => {
  const refusal: unknown = await check(sign).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Error);
  expect(refusal).not.toBeInstanceOf(KeysUnreachable);
});

test('refuses a token that expired six minutes ago, and one that is valid in six minutes', async () => {
  await expect(check({ expiresAt: minutesFromNow(-6) })).rejects.toThrow();
  await expect(check({ notBefore: minutesFromNow(6) })).rejects.toThrow();
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
