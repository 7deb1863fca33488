// Signs in with an OpenID provider, with real HTTP on both sides. Covers sessions, roles and signing out.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOpenIdSignIn } from '../../../../adapters/web/sign-in/open-id-sign-in.js';
import { ConfigurationFailure } from '../../../../knowledge/model/errors.js';
import { CLIENT_ID } from '../../../fakes/fake-open-id.js';
import {
  comeBack,
  runPagesWithProvider,
  signInWith,
  type PagesWithProvider,
} from '../../../fakes/web/pages-with-provider.js';
import { plainBrowser, SESSION_SECRET, type PlainBrowser } from '../../../fakes/web/running-pages.js';

let pages: PagesWithProvider;
let ann: PlainBrowser;

beforeEach(async () => {
  pages = await runPagesWithProvider();
  ann = plainBrowser(pages.url);
});
afterEach(() => pages.close());

test('leads from the page that was asked for to the provider, and back to that page', async () => {
  const sent = await ann.get('/desk/escalation/e-1?said=x');
  expect(sent.headers.get('location')).toBe('/sign-in?to=%2Fdesk%2Fescalation%2Fe-1%3Fsaid%3Dx');
  const begun = await ann.get(sent.headers.get('location')!);
  const asked = new URL(begun.headers.get('location')!);
  expect(asked.origin).toBe(pages.provider.issuer);
  expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
  expect(asked.searchParams.get('redirect_uri')).toBe(`${pages.url}/sign-in/callback`);
  const back = await signInWith(ann, '/desk/escalation/e-1?said=x');
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
  const { headers } = await signInWith(ann);
  const [session] = headers.getSetCookie().filter((line) => line.startsWith('session='));
  expect(session).toMatch(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/);
});

test('three pages that are opened at once can each be signed in to', async () => {
  const backs = [await comeBack(ann, '/desk'), await comeBack(ann, '/desk'), await comeBack(ann, '/desk')];
  for (const back of backs) expect((await ann.get(back)).status).toBe(303);
});

test('remembers the latest sign-ins only, so that many tabs send no cookies that a server would refuse', async () => {
  const backs: string[] = [];
  for (let tab = 0; tab < 12; tab += 1) backs.push(await comeBack(ann, '/desk'));
  expect(ann.cookie().match(/sign-in-/g)).toHaveLength(8);
  expect((await ann.get(backs.at(-1)!)).status).toBe(303);
});

test('gives a new session at each sign-in, and ends the one before', async () => {
  await signInWith(ann);
  const before = ann.cookie();
  await ann.get(await comeBack(ann, '/sign-in'));
  expect(ann.cookie()).not.toBe(before);
  const old = await fetch(`${pages.url}/desk`, { headers: { Cookie: before }, redirect: 'manual' });
  expect(old.status).toBe(303);
});

test('lets no one plant a session: a cookie from before signing in is worth nothing after', async () => {
  const planted = 'session=planted-by-somebody-else-planted-by-someone';
  const begun = await fetch(`${pages.url}/sign-in`, { headers: { Cookie: planted }, redirect: 'manual' });
  const attempt = begun.headers.getSetCookie()[0]!.split(';')[0]!;
  const atProvider = await fetch(begun.headers.get('location')!, { redirect: 'manual' });
  const answer = await fetch(atProvider.headers.get('location')!, {
    headers: { Cookie: `${planted}; ${attempt}` },
    redirect: 'manual',
  });
  expect(answer.status).toBe(303);
  const used = await fetch(`${pages.url}/desk`, { headers: { Cookie: planted }, redirect: 'manual' });
  expect(used.status).toBe(303);
});

test('ends a session after a working day, however much it is used', async () => {
  await signInWith(ann);
  const began = pages.now.getTime();
  for (const hours of [3, 6, 9, 12]) {
    pages.now = new Date(began + hours * 60 * 60_000 - 1000);
    expect((await ann.get('/desk')).status).toBe(200);
  }
  pages.now = new Date(pages.now.getTime() + 2000);
  expect((await ann.get('/desk')).status).toBe(303);
});

test('treats a cookie that was changed as no one’s', async () => {
  await signInWith(ann);
  const changed = ann
    .cookie()
    .replace(/(session=.)(.)/, (_all, start: string, next: string) => `${start}${next === 'A' ? 'B' : 'A'}`);
  const answer = await fetch(`${pages.url}/desk`, { headers: { Cookie: changed }, redirect: 'manual' });
  expect(answer.headers.get('location')).toBe('/sign-in?to=%2Fdesk');
});

test('signs out for good, also for a cookie that was copied, and says how to leave the provider', async () => {
  await signInWith(ann);
  await ann.get('/desk');
  const copied = ann.cookie();
  const out = await ann.submit('/sign-out');
  expect(out.headers.get('location')).toBe('/signed-out');
  const page = await ann.get('/signed-out');
  expect(page.text).toContain(`${pages.provider.issuer}/leave?`);
  const again = await fetch(`${pages.url}/desk`, { headers: { Cookie: copied }, redirect: 'manual' });
  expect(again.status).toBe(303);
});

test('does not sign out for someone else’s page', async () => {
  await signInWith(ann);
  await ann.get('/desk');
  expect((await ann.submit('/sign-out', { token: 'not the token' })).status).toBe(403);
  expect((await ann.submit('/sign-out', {}, { Origin: 'https://elsewhere.example' })).status).toBe(403);
  expect((await ann.get('/desk')).status).toBe(200);
});

test('takes roles from claims and from the file, and no name for a proof of anything', async () => {
  pages.provider.signedIn = { sub: 'sub-of-lea', name: 'Lea', roles: ['something else'] };
  await signInWith(ann);
  expect((await ann.get('/desk')).status).toBe(200);
  const ben = plainBrowser(pages.url);
  pages.provider.signedIn = { sub: 'sub-of-ben', name: 'Lea' };
  await signInWith(ben);
  const refused = await ben.get('/desk');
  expect(refused.status).toBe(403);
  expect(refused.text).toContain('sub-of-ben');
});

test('knows someone by the subject, whatever a provider that is not Entra says in other claims', async () => {
  pages.provider.signedIn = { sub: 'sub-of-mo', oid: 'sub-of-lea', name: 'Mo' };
  await signInWith(ann);
  const { status, text } = await ann.get('/desk');
  expect(status).toBe(403);
  expect(text).toContain('sub-of-mo');
});

test('tells the doctor whether the provider answers, and what to do where it does not', async () => {
  const config = {
    clientId: CLIENT_ID,
    rolesClaim: 'roles',
    publicUrl: pages.url,
    sessionSecret: SESSION_SECRET,
  };
  const at = (issuer: string) => createOpenIdSignIn({ ...config, issuer }).check();
  expect(await at(pages.provider.issuer)).toBe(`${pages.provider.issuer} answers`);
  await expect(at(`${pages.url}/nothing`)).rejects.toThrow(ConfigurationFailure);
});

test('has no way in by name alone', async () => {
  expect((await ann.submit('/sign-in', { name: 'Ann' })).status).toBe(405);
});
