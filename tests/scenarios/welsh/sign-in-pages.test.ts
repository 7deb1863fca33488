// Tests that someone who uses Welsh sees only sentences of the Welsh catalogue before and after signing in.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakeBot } from '../../fakes/fake-bot.js';
import {
  comeBack,
  runPagesWithProvider,
  type PagesWithProvider,
} from '../../fakes/web/pages-with-provider.js';
import {
  plainBrowser,
  runPages,
  type PlainBrowser,
  type RunningPages,
} from '../../fakes/web/running-pages.js';
import { faultsIn, shownOn } from './only-welsh.js';

const NAME = 'Mari Puw';
/**
 * Text that does not have to be in Welsh: the person’s name, the name of a setting and the practitioner’s
 * question.
 */
const GIVEN = [NAME, 'OIDC_ISSUER', 'Who refers a child?'];

function expectWelsh(page: string, sentence: string): void {
  expect(page).toContain('<html lang="cy">');
  const shown = shownOn(page);
  expect(shown).toContain(sentence);
  expect(faultsIn([shown], GIVEN)).toEqual([]);
}

let pages: RunningPages;
let browser: PlainBrowser;
const begin = async (started: Promise<RunningPages>) => {
  pages = await started;
  browser = plainBrowser(pages.url);
  await browser.get('/sign-in');
  await browser.submit('/language', { language: 'cy' });
};
const local = (allowSignIn = true) =>
  runPages({ ...createFakeBot(), webAccess: 'signed-in' }, { allowSignIn });
const signIn = (name: string) => browser.submit('/sign-in', { name, role: 'practitioner', to: '/' });

beforeEach(() => begin(local()));
afterEach(() => pages.close());

test('the page to sign in, and what it says about a name that is missing', async () => {
  expectWelsh((await browser.get('/sign-in?to=/')).text, 'Eich enw');
  expectWelsh((await signIn('')).text, 'Heb fewngofnodi');
});

test('a page that the role does not open, and the way out', async () => {
  await signIn(NAME);
  const refused = (await browser.get('/desk')).text;
  const id = /<code>([^<]*)<\/code>/.exec(refused)![1]!;
  expectWelsh(refused.replace(id, ''), 'Nid oes gennych ganiatâd');
  expectWelsh((await browser.get('/library')).text, 'Allgofnodi');
  expectWelsh(
    (await browser.submit('/sign-out', { token: 'of another page' })).text,
    'yn dal wedi mewngofnodi',
  );
  await browser.get('/library');
  await browser.submit('/sign-out');
  expectWelsh((await browser.get('/signed-out')).text, 'Rydych wedi allgofnodi');
});

test('a form that is sent after the sign-in has ended', async () => {
  const sent = await browser.submit('/library/find', { text: 'Who refers a child?' });
  expectWelsh(sent.text, 'Ni anfonwyd dim');
  const asked = await browser.postJson('/library/find', { text: 'Who refers a child?' });
  expect(faultsIn([(JSON.parse(asked.text) as { problem: string }).problem])).toEqual([]);
});

test('a service that no one can sign in to', async () => {
  await pages.close();
  await begin(local(false));
  expectWelsh((await browser.get('/sign-in')).text, 'Nid yw’r ddesg ar gael');
});

test('a sign-in that the organisation did not complete, and the way out of it', async () => {
  await pages.close();
  await begin(runPagesWithProvider());
  const { provider } = pages as PagesWithProvider;
  provider.fault.claims = (claims) => ({ ...claims, nonce: 'another' });
  expectWelsh((await browser.get(await comeBack(browser))).text, 'Nid ydych wedi mewngofnodi');
  expectWelsh((await browser.get('/signed-out')).text, 'allgofnodwch yno hefyd');
});
