// If we refuse a provider's sign-in, a page says what to do and no one is signed in.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readRefusedSignIns, type RefusedSignIn } from '../../../attacks/read-attacks.js';
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

const isOfState = ({ state }: RefusedSignIn) => state !== undefined;

test.each(readRefusedSignIns().filter(isOfState))('a state that $why', async ({ state }) => {
  pages.provider.fault.callback = ({ searchParams }) =>
    searchParams.set('state', state!.replace('START', searchParams.get('state')!.slice(0, 8)));
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

test.each(readRefusedSignIns().filter((one) => !isOfState(one)))(
  'a token that $why',
  async ({ changed, seconds, removed }) => {
    const now = Math.floor(Date.now() / 1000);
    const times = Object.entries(seconds).map(([name, ahead]) => [name, now + ahead] as const);
    pages.provider.fault.claims = (claims) => ({
      ...claims,
      ...changed,
      ...Object.fromEntries(times),
      ...(removed ? { [removed]: undefined } : {}),
    });
    await expectRefused(await signInWith(ann), 400);
  },
);

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
