// If the encryption key is missing, pages and forms that need it say so in the reader's language.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readAssets } from '../../../../adapters/web/design/assets.js';
import { sayNoKey } from '../../../../adapters/web/server/missing-key-page.js';
import { createServer, type HttpServer } from '../../../../adapters/web/server/server.js';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { SealingFailure, StoreFailure } from '../../../../knowledge/model/errors.js';

const english = wordsIn('en').page.errors.noKey;
const welsh = wordsIn('cy').page.errors.noKey;

let server: HttpServer;
let url: string;
let logged: string[];
beforeEach(async () => {
  logged = [];
  const write = (details: object, sentence: string) =>
    void logged.push(`${sentence} ${JSON.stringify(details)}`);
  const log = { info: write, warn: write, error: write };
  const ready = () => Promise.resolve({ ready: true });
  server = createServer({ host: '127.0.0.1', port: 0, log, ready });
  const routes = sayNoKey(server, { assets: readAssets(), log });
  const locked = () => Promise.reject(new SealingFailure('There is no key.', 'Restore it.'));
  routes.get('/page', locked);
  routes.get('/page/events', locked);
  routes.post('/page', locked);
  routes.get('/broken', () => Promise.reject(new StoreFailure('The store is away.', 'Wait.')));
  ({ url } = await server.listen());
});
afterEach(() => server.close());

test.each([
  ['en', english],
  ['cy', welsh],
])('tells a reader of a page or a form in %s', async (language, { title, text }) => {
  for (const method of ['GET', 'POST']) {
    const reply = await fetch(`${url}/page`, { method, headers: { 'Accept-Language': language } });
    const page = await reply.text();
    expect(reply.status).toBe(503);
    expect(page).toContain(`<h1>${title}</h1>`);
    expect(page).toContain(text);
  }
});

test('gives a script the sentence to show', async () => {
  const headers = { 'Content-Type': 'application/json' };
  const posted = await fetch(`${url}/page`, { method: 'POST', body: '{}', headers });
  expect([posted.status, await posted.json()]).toEqual([503, { problem: english.text }]);
  const followed = await fetch(`${url}/page/events`);
  expect([followed.status, await followed.text()]).toEqual([503, `${english.text}\n`]);
});

test('logs the reason with the remedy', async () => {
  await fetch(`${url}/page`);
  expect(logged.join()).toContain('There is no key. Restore it.');
});

test('says nothing of the key when something else fails', async () => {
  const reply = await fetch(`${url}/broken`);
  expect([reply.status, await reply.text()]).toEqual([500, 'Something went wrong on our side.\n']);
});
