// Data requests at the desk: over real HTTP, on a real store. A second person is told apart by account.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainBrowser, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import { runSite, type RunningSite } from '../../../fakes/web/running-site.js';
import { writtenAnswers } from '../../../browser/written-answers.js';

const PATH = '/desk/data-requests';

let site: RunningSite;
beforeEach(async () => {
  site = await runSite(writtenAnswers);
});
afterEach(() => site.close());

async function signedIn(name: string): Promise<PlainBrowser> {
  const browser = plainBrowser(site.url);
  await browser.submit('/sign-in', { name, role: 'admin' });
  await browser.get(PATH);
  return browser;
}

async function openByName(browser: PlainBrowser): Promise<string> {
  await browser.submit(PATH, { do: 'open', kind: 'access', by: 'name', sought: 'Zora Hill' });
  const [request] = await site.store.records.subjects.list();
  return request!.id;
}

test('lets no one approve their own search by writing their name another way', async () => {
  const first = await signedIn('Ada Mensah');
  const request = await openByName(first);
  const again = await signedIn('ADA MENSAH');
  expect((await again.get(PATH)).text).toContain('Ask another admin to approve it here.');
  const refused = await again.submit(PATH, { do: 'approve', request });
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('Someone else must approve this request.');
  const other = await signedIn('Ben Okafor');
  expect((await other.submit(PATH, { do: 'approve', request })).status).toBe(303);
});

test('refuses a day that does not exist', async () => {
  const admin = await signedIn('Ada Mensah');
  const open = { do: 'open', kind: 'access', by: 'name', sought: 'Zora Hill', received: '2025-13-45' };
  const refused = await admin.submit(PATH, open);
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('Enter a real date, such as 2026-05-04.');
  expect(await site.store.records.subjects.list()).toEqual([]);
});

test('shows a request stored with a day that does not exist', async () => {
  const admin = await signedIn('Ada Mensah');
  await openByName(admin);
  const [request] = await site.store.records.subjects.list();
  await site.store.records.subjects.add({ ...request!, id: '2', openedAt: '2025-13-45T00:00:00.000Z' });
  expect((await admin.get(PATH)).text).toContain('1 February 2025');
});
