// Tests what people read on a page that their account has no access to.
import { load } from 'cheerio';
import { afterEach, expect, test } from 'vitest';
import { createFakeBot } from '../../../fakes/fake-bot.js';
import { noEditing } from '../../../fakes/empty-service.js';
import {
  plainBrowser,
  runPages,
  type PlainBrowser,
  type RunningPages,
} from '../../../fakes/web/running-pages.js';

let pages: RunningPages;
afterEach(() => pages.close());

async function signedIn(role: string, contact?: string): Promise<PlainBrowser> {
  pages = await runPages({
    ...createFakeBot(),
    editing: noEditing,
    about: { usesLanguageModel: false, ...(contact !== undefined && { contact }) },
  });
  const browser = plainBrowser(pages.url);
  await browser.submit('/sign-in', { name: 'Ben Price', role });
  return browser;
}

async function refusedPage(browser: PlainBrowser, path: string) {
  const { status, text } = await browser.get(path);
  expect(status).toBe(403);
  return load(text);
}

test('tells a practitioner who the page is for, who can give them access, and where to ask', async () => {
  const browser = await signedIn('practitioner', 'help@ctac.example');
  const $ = await refusedPage(browser, '/library/changes');
  const main = $('main').text();
  expect(main).toContain('This page is for editors, who keep the guidance up to date.');
  expect(main).toContain('You are signed in as Ben Price, and this account does not have access.');
  expect(main).toMatch(
    /If you need access, contact the people who run this service and give them this ID: \S+/,
  );
  expect($('main a[href="mailto:help@ctac.example"]').text()).toBe('help@ctac.example');
  expect($('main a.button[href="/"]').text()).toBe('Ask a question');
  const links = $('header nav a')
    .toArray()
    .map((link) => $(link).attr('href'));
  expect(links).toEqual(['/', '/library']);
  expect($('header form[action="/sign-out"]').text()).toContain('Ben Price');
});

test('says the same of a page of the desk that a practitioner signed in to see', async () => {
  pages = await runPages(createFakeBot());
  const browser = plainBrowser(pages.url);
  const to = '/desk/escalation/abc';
  const { headers } = await browser.submit('/sign-in', { name: 'Ben Price', role: 'practitioner', to });
  expect(headers.get('location')).toBe(to);
  const $ = await refusedPage(browser, to);
  expect($('main').text()).toContain('This page is for advisers, who answer requests from practitioners.');
  expect($('main').text()).toContain('your organisation');
  const byDefault = await browser.submit('/sign-in', { name: 'Ben Price', role: 'practitioner' });
  expect(byDefault.headers.get('location')).toBe('/');
});

test('leads an adviser on an editors’ page back to the desk', async () => {
  const browser = await signedIn('adviser', 'Call the helpdesk on 01632 960000.');
  const $ = await refusedPage(browser, '/library/sources');
  expect($('main').text()).toContain('This page is for editors');
  expect($('main').text()).toContain('Call the helpdesk on 01632 960000.');
  expect($('header nav a[href="/desk"]')).toHaveLength(1);
  expect($('main a[href="/desk"]').text()).toBe('Requests');
});

test('is in Welsh for someone who reads Welsh', async () => {
  const browser = await signedIn('practitioner');
  await browser.submit('/language', { language: 'cy' });
  const { text } = await browser.get('/library/changes');
  expect(load(text)('main').text()).toContain('Mae’r dudalen hon ar gyfer golygyddion');
});
