// If we refuse a provider's sign-in, a page says what to do and no one is signed in.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startFakeOpenId } from '../../../fakes/fake-open-id.js';
import {
  comeBack,
  runPagesWithProvider,
  signInWith,
  type PagesWithProvider,
} from '../../../fakes/web/pages-with-provider.js';
import { plainBrowser, type PlainBrowser, type Visit } from '../../../fakes/web/running-pages.js';

let pages: PagesWithProvider;
let ann: PlainBrowser;

beforeEach(async () => {
  pages = await runPagesWithProvider();
  ann = plainBrowser(pages.url);
});
afterEach(() => pages.close());

async function expectRefused(answer: Visit, status: number): Promise<void> {
  expect(answer.status).toBe(status);
  expect(answer.text).toContain('You are not signed in');
  expect(answer.text).toContain('Try again');
  expect((await ann.get('/desk')).status).toBe(303);
}

test('a state that this browser did not begin with', async () => {
  pages.provider.fault.callback = (address) => address.searchParams.set('state', 'another');
  await expectRefused(await signInWith(ann), 400);
  expect(pages.provider.tokensAsked).toBe(0);
});

test('a state that begins like the right one', async () => {
  pages.provider.fault.callback = (address) =>
    address.searchParams.set('state', `${address.searchParams.get('state')!.slice(0, 8)}-and-more`);
  await expectRefused(await signInWith(ann), 400);
  expect(pages.provider.tokensAsked).toBe(0);
});

test('a code that another browser was given', async () => {
  const theirs = await comeBack(plainBrowser(pages.url));
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
  pages.provider.fault.claims = (claims) => ({ ...claims, ...change });
  await expectRefused(await signInWith(ann), 400);
});

test('a token without the nonce', async () => {
  pages.provider.fault.claims = (claims) => ({ ...claims, nonce: undefined });
  await expectRefused(await signInWith(ann), 400);
});

test('a token that someone else signed', async () => {
  pages.provider.fault.foreignKey = true;
  await expectRefused(await signInWith(ann), 400);
});

test('a sign-in that took too long', async () => {
  const back = await comeBack(ann);
  pages.now = new Date(pages.now.getTime() + 16 * 60_000);
  await expectRefused(await ann.get(back), 400);
});

test('what the provider itself refused', async () => {
  pages.provider.fault.callback = (address) => {
    address.searchParams.delete('code');
    address.searchParams.set('error', 'access_denied');
  };
  await expectRefused(await signInWith(ann), 403);
});

test('a provider that fails', async () => {
  pages.provider.fault.tokenStatus = 503;
  await expectRefused(await signInWith(ann), 503);
});

test('a provider that is away, and lets in when it is back', async () => {
  const port = Number(new URL(pages.provider.issuer).port);
  await pages.provider.close();
  const away = await ann.get('/sign-in');
  await expectRefused(away, 503);
  pages.provider = await startFakeOpenId(port);
  expect((await signInWith(ann)).status).toBe(303);
});

test('writes neither code nor token into the log', async () => {
  pages.provider.fault.claims = (claims) => ({ ...claims, nonce: 'another' });
  const back = await comeBack(ann);
  await ann.get(back);
  const code = new URL(back, pages.url).searchParams.get('code')!;
  expect(pages.log.lines.join('\n')).toContain('could not be signed in');
  for (const secret of [code, 'eyJ']) expect(pages.log.lines.join('\n')).not.toContain(secret);
});
