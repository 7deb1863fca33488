// Every footer links to our own pages or to those of the organisation that runs the service. Tested over real
// HTTP.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import type { WebOptions } from '../../../../adapters/web/ports/web-options.js';
import { createFakeBot } from '../../../fakes/fake-bot.js';
import { plainBrowser, runPages } from '../../../fakes/web/running-pages.js';

async function visitAll(
  about: WebOptions['about'] | undefined,
  paths: readonly string[],
  language: 'en' | 'cy' = 'en',
) {
  const pages = await runPages({ ...createFakeBot(), ...(about && { about }) });
  const browser = plainBrowser(pages.url);
  if (language === 'cy') await browser.submit('/language', { language });
  const visits = [];
  for (const path of paths) visits.push(await browser.get(path));
  await pages.close();
  return visits;
}

test('every page leads to privacy, accessibility and contact', async () => {
  const paths = ['/', '/library', '/sign-in', '/contact', '/privacy'];
  const footers = (await visitAll(undefined, paths)).map(({ text }) =>
    load(text)('.site-foot a')
      .toArray()
      .map(({ attribs }) => attribs.href),
  );
  expect(footers).toEqual(paths.map(() => ['/privacy', '/accessibility', '/contact']));
});

test('says what is true of the software where the deployer has no pages', async () => {
  const [privacy, accessibility, contact] = await visitAll(undefined, [
    '/privacy',
    '/accessibility',
    '/contact',
  ]);
  expect(privacy!.text).toContain('No language model is used.');
  expect(accessibility!.text).toContain('no one has audited them');
  expect(contact!.text).toContain('Call 999');
  expect(contact!.text).toContain('Advisers have not set their hours.');
  const [withModel] = await visitAll({ usesLanguageModel: true }, ['/privacy']);
  expect(withModel!.text).toContain('A language model helps');
});

test('leads to the deployer’s own pages where they are set', async () => {
  const about = { privacyUrl: 'https://example.org/privacy', usesLanguageModel: false };
  const [privacy] = await visitAll(about, ['/privacy']);
  expect(privacy!.headers.get('location')).toBe('https://example.org/privacy');
});

test.each([
  ['team@example.org', 'mailto:team@example.org'],
  ['https://example.org/help', 'https://example.org/help'],
  ['Call the duty desk <b>', undefined],
  ['javascript:alert(1)', undefined],
])('shows who to contact: %s', async (words, href) => {
  const [page] = await visitAll({ contact: words, usesLanguageModel: false }, ['/contact']);
  const main = load(page!.text)('main');
  expect(main.text()).toContain(words);
  expect(main.find('a').attr('href')).toBe(href);
});

test('marks the deployer’s own words as English on the Welsh contact page', async () => {
  const about = { contact: 'Call the duty desk', usesLanguageModel: false };
  const [page] = await visitAll(about, ['/contact'], 'cy');
  expect(load(page!.text)('main [lang="en"]').text()).toBe('Call the duty desk');
});
