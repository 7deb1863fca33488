// Signing in with a provider, over real HTTP on both sides: what is let in, and what is refused with a page.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createServer } from '../../../../adapters/web/server.js';
import { mountWeb } from '../../../../adapters/web/mount.js';
import { createProgressBoard } from '../../../../adapters/web/progress.js';
import { createOpenIdSignIn } from '../../../../adapters/web/sign-in/open-id-sign-in.js';
import { createFakeBot } from '../../../fakes/fake-bot.js';
import { CLIENT_ID, CLIENT_SECRET, startFakeOpenId } from '../../../fakes/fake-open-id.js';
import type { FakeOpenId } from '../../../fakes/fake-open-id.js';
import { memorySessions } from '../../../fakes/memory-sessions.js';
import { noFigures, noGuidance } from '../../../fakes/nothing-yet.js';
import { freePort } from '../../../support/free-port.js';
import { plainBrowser, SESSION_SECRET } from '../../../fakes/running-pages.js';
import type { PlainBrowser, Visit } from '../../../fakes/running-pages.js';

let provider: FakeOpenId;
let ann: PlainBrowser;
let url: string;
let now: Date;
const logged: string[] = [];
const stops: (() => Promise<void>)[] = [];

beforeEach(async () => {
  provider = await startFakeOpenId();
  now = new Date();
  ({ url } = await start());
  ann = plainBrowser(url);
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await provider.close();
  logged.length = 0;
});

async function start(): Promise<{ url: string }> {
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const log = (details: object, sentence: string) =>
    void logged.push(`${sentence} ${JSON.stringify(details)}`);
  const bot = createFakeBot();
  const server = createServer({
    host: '127.0.0.1',
    port,
    log: { info: log, warn: log, error: log },
    ready: () => Promise.resolve({ ready: true }),
    closeLimitMs: 500,
  });
  mountWeb(server, {
    inbox: bot.inbox,
    reading: bot.reading,
    chatState: bot.chatState,
    guidance: noGuidance,
    sessionSecret: SESSION_SECRET,
    publicUrl,
    sessions: memorySessions(),
    figures: noFigures,
    addedRoles: ({ subject }) => (subject === 'sub-of-lea' ? ['lead'] : []),
    signIn: createOpenIdSignIn({
      issuer: provider.issuer,
      clientId: CLIENT_ID,
      clientSecret: CLIENT_SECRET,
      rolesClaim: 'roles',
      publicUrl,
      sessionSecret: SESSION_SECRET,
      clock: () => now,
    }),
    progress: createProgressBoard(),
    log: { info: log, warn: log, error: log },
    clock: () => now,
  });
  const listening = await server.listen();
  stops.push(() => server.close());
  return listening;
}

/** The way of a browser: to the provider, and back to the address that it names. */
async function comeBack(browser: PlainBrowser, page = '/desk'): Promise<string> {
  const sent = await browser.get(page);
  const begun = page === '/sign-in' ? sent : await browser.get(sent.headers.get('location')!);
  const atProvider = await fetch(begun.headers.get('location')!, { redirect: 'manual' });
  const back = new URL(atProvider.headers.get('location')!);
  return back.pathname + back.search;
}

async function signIn(browser: PlainBrowser, page = '/desk'): Promise<Visit> {
  return browser.get(await comeBack(browser, page));
}

test('leads from the page that was asked for to the provider, and back to that page', async () => {
  const sent = await ann.get('/desk/escalation/e-1?said=x');
  expect(sent.headers.get('location')).toBe('/sign-in?to=%2Fdesk%2Fescalation%2Fe-1%3Fsaid%3Dx');
  const begun = await ann.get(sent.headers.get('location')!);
  const asked = new URL(begun.headers.get('location')!);
  expect(asked.origin).toBe(provider.issuer);
  expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
  expect(asked.searchParams.get('redirect_uri')).toBe(`${url}/sign-in/callback`);
  const back = await signIn(ann, '/desk/escalation/e-1?said=x');
  expect([back.status, back.headers.get('location')]).toEqual([303, '/desk/escalation/e-1?said=x']);
  const desk = await ann.get('/desk');
  expect(desk.status).toBe(200);
  expect(desk.text).toContain('Ann Okafor');
});

test.each(['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', '/sign-out'])(
  'goes on to the desk where it is asked to go on to %s',
  async (to) => {
    const begun = await ann.get(`/sign-in?to=${encodeURIComponent(to)}`);
    const atProvider = await fetch(begun.headers.get('location')!, { redirect: 'manual' });
    const back = new URL(atProvider.headers.get('location')!);
    expect((await ann.get(back.pathname + back.search)).headers.get('location')).toBe('/desk');
  },
);

test('keeps a cookie that scripts and other sites cannot use, and that says nothing', async () => {
  const { headers } = await signIn(ann);
  const [session] = headers.getSetCookie().filter((line) => line.startsWith('session='));
  expect(session).toMatch(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/);
});

describe('refuses, with a page that says what to do, and signs nobody in', () => {
  async function expectRefused(answer: Visit, status: number): Promise<void> {
    expect(answer.status).toBe(status);
    expect(answer.text).toContain('You are not signed in');
    expect(answer.text).toContain('Try again');
    expect((await ann.get('/desk')).status).toBe(303);
  }

  test('a state that this browser did not begin with', async () => {
    provider.fault.callback = (address) => address.searchParams.set('state', 'another');
    await expectRefused(await signIn(ann), 400);
    expect(provider.tokensAsked).toBe(0);
  });

  test('a state that begins like the right one', async () => {
    provider.fault.callback = (address) =>
      address.searchParams.set('state', `${address.searchParams.get('state')!.slice(0, 8)}-and-more`);
    await expectRefused(await signIn(ann), 400);
    expect(provider.tokensAsked).toBe(0);
  });

  test('a code that another browser was given', async () => {
    const theirs = await comeBack(plainBrowser(url));
    await expectRefused(await ann.get(theirs), 400);
  });

  test('a code that was used before', async () => {
    const back = await comeBack(ann);
    expect((await ann.get(back)).status).toBe(303);
    ann.forgetCookies();
    await expectRefused(await ann.get(back), 400);
  });

  test.each([
    ['another nonce', { nonce: 'another' }],
    ['an audience that is not us', { aud: 'another-app' }],
    ['an issuer that is not theirs', { iss: 'https://elsewhere.example' }],
    ['a time that is over', { exp: Math.floor(Date.now() / 1000) - 120 }],
    ['a time that is to come', { nbf: Math.floor(Date.now() / 1000) + 3600 }],
  ])('a token with %s', async (_what, change) => {
    provider.fault.claims = (claims) => ({ ...claims, ...change });
    await expectRefused(await signIn(ann), 400);
  });

  test('a token without the nonce', async () => {
    provider.fault.claims = (claims) => ({ ...claims, nonce: undefined });
    await expectRefused(await signIn(ann), 400);
  });

  test('a token that somebody else signed', async () => {
    provider.fault.foreignKey = true;
    await expectRefused(await signIn(ann), 400);
  });

  test('a sign-in that took too long', async () => {
    const back = await comeBack(ann);
    now = new Date(now.getTime() + 16 * 60_000);
    await expectRefused(await ann.get(back), 400);
  });

  test('what the provider itself refused', async () => {
    provider.fault.callback = (address) => {
      address.searchParams.delete('code');
      address.searchParams.set('error', 'access_denied');
    };
    await expectRefused(await signIn(ann), 403);
  });

  test('a provider that fails', async () => {
    provider.fault.tokenStatus = 503;
    await expectRefused(await signIn(ann), 503);
  });

  test('a provider that is away, and lets in when it is back', async () => {
    const port = Number(new URL(provider.issuer).port);
    await provider.close();
    const away = await ann.get('/sign-in');
    await expectRefused(away, 503);
    provider = await startFakeOpenId(port);
    expect((await signIn(ann)).status).toBe(303);
  });

  test('and writes neither code nor token into the log', async () => {
    provider.fault.claims = (claims) => ({ ...claims, nonce: 'another' });
    const back = await comeBack(ann);
    await ann.get(back);
    const code = new URL(back, url).searchParams.get('code')!;
    expect(logged.join('\n')).toContain('could not be signed in');
    for (const secret of [code, 'eyJ']) expect(logged.join('\n')).not.toContain(secret);
  });
});

test('three pages that are opened at once can each be signed in to', async () => {
  const backs = [await comeBack(ann, '/desk'), await comeBack(ann, '/desk'), await comeBack(ann, '/desk')];
  for (const back of backs) expect((await ann.get(back)).status).toBe(303);
});

test('gives a new session at each sign-in, and ends the one before', async () => {
  await signIn(ann);
  const before = ann.cookie();
  await ann.get(await comeBack(ann, '/sign-in'));
  expect(ann.cookie()).not.toBe(before);
  const old = await fetch(`${url}/desk`, { headers: { Cookie: before }, redirect: 'manual' });
  expect(old.status).toBe(303);
});

test('lets nobody plant a session: a cookie from before signing in is worth nothing after', async () => {
  const planted = 'session=planted-by-somebody-else-planted-by-some';
  const begun = await fetch(`${url}/sign-in`, { headers: { Cookie: planted }, redirect: 'manual' });
  const attempt = begun.headers.getSetCookie()[0]!.split(';')[0]!;
  const atProvider = await fetch(begun.headers.get('location')!, { redirect: 'manual' });
  const answer = await fetch(atProvider.headers.get('location')!, {
    headers: { Cookie: `${planted}; ${attempt}` },
    redirect: 'manual',
  });
  expect(answer.status).toBe(303);
  const used = await fetch(`${url}/desk`, { headers: { Cookie: planted }, redirect: 'manual' });
  expect(used.status).toBe(303);
});

test('ends a session after a working day', async () => {
  await signIn(ann);
  now = new Date(now.getTime() + 12 * 60 * 60_000 - 1000);
  expect((await ann.get('/desk')).status).toBe(200);
  now = new Date(now.getTime() + 2000);
  expect((await ann.get('/desk')).status).toBe(303);
});

test('takes a cookie that was changed for nobody’s', async () => {
  await signIn(ann);
  const changed = ann
    .cookie()
    .replace(/(session=.)(.)/, (_all, start: string, next: string) => `${start}${next === 'A' ? 'B' : 'A'}`);
  const answer = await fetch(`${url}/desk`, { headers: { Cookie: changed }, redirect: 'manual' });
  expect(answer.headers.get('location')).toBe('/sign-in?to=%2Fdesk');
});

test('signs out for good, also for a cookie that was copied, and says how to leave the provider', async () => {
  await signIn(ann);
  await ann.get('/desk');
  const copied = ann.cookie();
  const out = await ann.submit('/sign-out');
  expect(out.headers.get('location')).toBe('/signed-out');
  const page = await ann.get('/signed-out');
  expect(page.text).toContain(`${provider.issuer}/leave?`);
  const again = await fetch(`${url}/desk`, { headers: { Cookie: copied }, redirect: 'manual' });
  expect(again.status).toBe(303);
});

test('does not sign out for a page of somebody else', async () => {
  await signIn(ann);
  await ann.get('/desk');
  expect((await ann.submit('/sign-out', { token: 'not the token' })).status).toBe(403);
  expect((await ann.submit('/sign-out', {}, { Origin: 'https://elsewhere.example' })).status).toBe(403);
  expect((await ann.get('/desk')).status).toBe(200);
});

test('takes roles from claims and from the file, and no name for a proof of anything', async () => {
  provider.signedIn = { sub: 'sub-of-lea', name: 'Lea', roles: ['something else'] };
  await signIn(ann);
  expect((await ann.get('/desk')).status).toBe(200);
  const ben = plainBrowser(url);
  provider.signedIn = { sub: 'sub-of-ben', name: 'Lea' };
  await signIn(ben);
  const refused = await ben.get('/desk');
  expect(refused.status).toBe(403);
  expect(refused.text).toContain('sub-of-ben');
});

test('knows an Entra account by the id that Teams knows it by', async () => {
  provider.signedIn = { sub: 'pairwise', oid: '11111111-2222-3333-4444-555555555555', name: 'Mo' };
  await signIn(ann);
  expect((await ann.get('/desk')).text).toContain('11111111-2222-3333-4444-555555555555');
});

test('has no way in by name alone', async () => {
  expect((await ann.submit('/sign-in', { name: 'Ann' })).status).toBe(405);
});
