// Tests what an editor takes to a meeting about a change: a page to print, and a file.
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PlainBrowser } from '../../../../fakes/web/running-pages.js';
import { helpPage, startLibrary, type RunningLibrary } from '../../../../support/running-library.js';

let library: RunningLibrary;
let ada: PlainBrowser;
beforeEach(async () => {
  library = await startLibrary({});
  library.site.put(helpPage(45));
  ada = await library.editor('Ada Mensah');
});
afterEach(() => library.close());

test('is made into one page for a meeting, and into one file, with nothing folded and nothing to press', async () => {
  await ada.get('/library/sources');
  await ada.submit('/library/sources/help', { do: 'check' });
  await library.worked();
  const { id } = (await library.editing.changes(['open'])).at(-1)!;
  const page = load((await ada.get(`/library/changes/${id}/meeting`)).text);
  expect(page('h1').text()).toBe('Help for trafficked children');
  expect(page('main .passage-change ins, main .passage-change del').length).toBeGreaterThan(0);
  expect(page('main form')).toHaveLength(0);
  expect(page('main details:not([open]):not(.sections-menu)')).toHaveLength(0);
  expect(page('main').text()).toMatch(/What this affects[^]*Decision[^]*Decided by:/);
  const file = await ada.get(`/library/changes/${id}/meeting/change.html`);
  expect(file.headers.get('content-disposition')).toBe(`attachment; filename="change-${id}.html"`);
  const saved = load(file.text);
  expect(saved('h1').text()).toBe('Help for trafficked children');
  expect(saved('script, link, form')).toHaveLength(0);
  expect(saved('a[href^="/"]')).toHaveLength(0);
  expect((await ada.get('/library/changes/999/meeting')).status).toBe(404);
});
