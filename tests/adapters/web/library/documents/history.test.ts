// Reads a document and its history over real HTTP. Runs the whole product.
import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import type { PlainBrowser } from '../../../../fakes/web/running-pages.js';
import { helpPage, startLibrary } from '../../../../support/running-library.js';
import { shared } from '../../../../support/per-test.js';

const library = shared(startLibrary);
const ada = shared(() => library.editor('Ada Mensah'));
const stranger = shared(() => library.browser());
let slug: string;
beforeAll(async () => {
  for (const days of [45, 30]) {
    library.site.put(helpPage(days));
    await library.takeIn(ada);
  }
  slug = (await library.editing.changes(['published']))[0]!.document;
  library.site.put(helpPage(20));
  await ada.get('/library/sources');
  await ada.submit('/library/sources/help', { do: 'check' });
  await library.worked();
});

const read = async (browser: PlainBrowser, path: string) => {
  const { status, text } = await browser.get(path);
  return { status, $: load(text) };
};
const editions = ({ $ }: { $: ReturnType<typeof load> }) =>
  $('.editions li')
    .toArray()
    .map((item) => ({
      text: $(item).text().replace(/\s+/g, ' '),
      href: $(item).find('a').first().attr('href')!,
    }));

test('an editor sees every edition that is held, when it was quoted, and the change that brought it', async () => {
  const page = await read(ada, `/library/document/${slug}`);
  const held = editions(page);
  expect(held).toHaveLength(3);
  expect(held[0]!.text).toContain('quoted since');
  expect(held[1]!.text).toMatch(/quoted (?:on|from) /);
  expect(held[2]!.text).toContain('never published');
  expect(page.$('.editions a[aria-current]').attr('href')).toBe(`/library/document/${slug}`);
  const change = page.$('.change-link').first().attr('href')!;
  expect((await ada.get(change)).status).toBe(200);
});

test('tells versions with the same date apart, with the same number for everyone', async () => {
  const names = async (browser: PlainBrowser) => {
    const { $ } = await read(browser, `/library/document/${slug}`);
    return $('.editions li > a:first-child')
      .toArray()
      .map((link) => $(link).text());
  };
  const seen = await names(ada);
  expect(seen.map((name) => name.replace(/^\d+ \w+ \d{4} /, ''))).toEqual([
    '(version 2 of that date)',
    '(version 1 of that date)',
    '(version 3 of that date)',
  ]);
  expect(await names(stranger)).toEqual(seen.slice(0, 2));
});

test('an earlier edition is read with a warning that it is not the one that is quoted', async () => {
  const [, earlier] = editions(await read(ada, `/library/document/${slug}`));
  const page = await read(stranger, earlier!.href);
  expect(page.status).toBe(200);
  expect(page.$('.reading').text()).toContain('45 days');
  expect(page.$('.warning').text()).toContain('not the version we quote from');
});

test('practitioners see what was published, and no changes', async () => {
  const page = await read(stranger, `/library/document/${slug}`);
  expect(editions(page)).toHaveLength(2);
  expect(page.$('.change-link')).toHaveLength(0);
});

test('what was never published is read by editors alone', async () => {
  const [, , draft] = editions(await read(ada, `/library/document/${slug}`));
  expect((await read(ada, draft!.href)).$('.reading').text()).toContain('20 days');
  expect((await read(stranger, draft!.href)).status).toBe(404);
});

test.each(['x', '999', '-1', '1e3'])('there is no edition %s', async (edition) => {
  expect((await read(ada, `/library/document/${slug}/edition/${edition}`)).status).toBe(404);
});

test('an edition of one document is not shown as another’s', async () => {
  const [live] = editions(await read(ada, `/library/document/${slug}`));
  expect(live).toBeDefined();
  const [, earlier] = editions(await read(ada, `/library/document/${slug}`));
  expect((await read(ada, earlier!.href.replace(slug, 'referral'))).status).toBe(404);
});
