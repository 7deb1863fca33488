// For an unknown address or a failed request, browsers get a page and programs get a line of text.
import { beforeEach, expect, test } from 'vitest';
import { readAssets } from '../../../../adapters/web/design/assets.js';
import { errorPage } from '../../../../adapters/web/design/error-page.js';
import { createServer } from '../../../../adapters/web/server/server.js';
import { SealingFailure, StoreFailure, type Failure } from '../../../../knowledge/model/errors.js';
import { createFakeBot } from '../../../fakes/fake-bot.js';
import { runPages } from '../../../fakes/web/running-pages.js';
import { perTest } from '../../../support/per-test.js';

const BROWSER = { accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8' };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

const server = perTest(() =>
  createServer({
    host: '127.0.0.1',
    port: 0,
    log: silent,
    ready: () => Promise.resolve({ ready: true }),
  }),
);
let url: string;
beforeEach(async () => {
  const assets = readAssets();
  server.showErrors((status) => errorPage(assets, status));
  ({ url } = await server.listen());
});

test('shows a browser a page with a title, a language and a way on', async () => {
  const reply = await fetch(`${url}/nowhere`, { headers: BROWSER });
  const page = await reply.text();
  expect(reply.status).toBe(404);
  expect(reply.headers.get('content-type')).toContain('text/html');
  expect(reply.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(page).toContain('<html lang="en-GB">');
  expect(page).toMatch(/<title>Page not found – /);
  expect(page).toContain('<nav aria-label="Pages">');
  expect(page).toContain('>Page not found</h1>');
});

test('the pages that are served show it for an unknown address', async () => {
  const pages = await runPages(createFakeBot());
  const reply = await fetch(`${pages.url}/nowhere`, { headers: BROWSER });
  expect(await reply.text()).toContain('>Page not found</h1>');
  await pages.close();
});

test('repeats nothing of the address', async () => {
  const reply = await fetch(`${url}/Anna/<script>?q=Anna`, { headers: BROWSER });
  expect(await reply.text()).not.toMatch(/Anna|<script>/);
});

test.each<[string, Failure, number]>([
  ['while the encryption key is missing', new SealingFailure('There is no key.', 'Restore it.'), 503],
  ['if something else fails', new StoreFailure('The store is away.', 'Wait.'), 500],
])('asks people to try again later %s, and does not say why', async (_, failure, status) => {
  server.get('/fails', () => Promise.reject(failure));
  server.post('/fails', () => Promise.reject(failure));
  const reply = await fetch(`${url}/fails`, { headers: BROWSER });
  const page = await reply.text();
  expect(reply.status).toBe(status);
  expect(page).toContain('>Sorry, there is a problem</h1>');
  expect(page).toContain('Try again in a few minutes.');
  expect(page).not.toContain(failure.message);
  const posted = await fetch(`${url}/fails`, { method: 'POST', headers: BROWSER });
  expect(posted.status).toBe(status);
  expect(await posted.text()).toContain('>Sorry, there is a problem</h1>');
});

test.each(['/nowhere', '/library/none?edition=1'])(
  'shows the page for %s to a client that takes anything',
  async (address) => {
    const reply = await fetch(`${url}${address}`, { headers: { accept: '*/*' } });
    expect(reply.status).toBe(404);
    expect(await reply.text()).toContain('>Page not found</h1>');
  },
);

test.each(['/assets/none.js', '/api/none', '/slack/none', '/none.php'])(
  'gives a line of text for %s, which is no page, to a client that takes anything',
  async (address) => {
    const reply = await fetch(`${url}${address}`, { headers: { accept: '*/*' } });
    expect(reply.status).toBe(404);
    expect(await reply.text()).toBe('Not found.\n');
  },
);

test('gives programs a line of text', async () => {
  const reply = await fetch(`${url}/nowhere`, { headers: { accept: 'application/json' } });
  expect(reply.status).toBe(404);
  expect(await reply.text()).toBe('Not found.\n');
  const posted = await fetch(`${url}/nowhere`, { method: 'POST' });
  expect(posted.headers.get('content-type')).toContain('text/plain');
});
