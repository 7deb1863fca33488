// Only this machine can sign in without a password or send unsigned Teams messages. Uses real HTTP.
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { exposedBy, isLoopback } from '../../../adapters/http/local-only.js';
import { readForeignHosts, readProxyHeaders } from '../../attacks/read-attacks.js';
import { createFakeBot } from '../../fakes/fake-bot.js';
import { personalMessage } from '../../fakes/fake-teams/activities.js';
import { runPages } from '../../fakes/web/running-pages.js';
import { startHarness } from '../teams/harness.js';
import { shared } from '../../support/per-test.js';

const pages = shared(() => runPages(createFakeBot()));
const teams = shared(() => startHarness({ appId: undefined, credentials: undefined, allowUnsigned: true }));

interface Reply {
  status: number;
  cookies: string[];
}

/** Uses node:http, because `fetch` cannot send all of these headers. */
function send(
  url: string,
  { method = 'POST', body = '', headers }: { method?: string; body?: string; headers: object },
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: { ...headers } }, (response) => {
      response.resume();
      response.on('end', () =>
        resolve({ status: response.statusCode!, cookies: response.headers['set-cookie'] ?? [] }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

const signIn = (headers: object) =>
  send(`${pages.url}/sign-in`, { body: 'name=Ann&role=adviser', headers: { ...FORM, ...headers } });

const tell = (headers: object) =>
  send(`${teams.url}/api/messages`, {
    body: JSON.stringify(personalMessage(teams.teams.serviceUrl)),
    headers: { 'Content-Type': 'application/json', ...headers },
  });

async function expectClosed(headers: Record<string, string>): Promise<void> {
  const stored = teams.inbox.events.length;
  const { status, cookies } = await signIn(headers);
  // A header that does not contain a host name gets status 400.
  expect([400, 403]).toContain(status);
  expect(cookies).toEqual([]);
  expect([400, 403]).toContain((await tell(headers)).status);
  expect(teams.inbox.events).toHaveLength(stored);
}

describe('the local sign-in and the unsigned Teams endpoint', () => {
  it.each(['localhost', 'LOCALHOST:3978', '127.0.0.1', '127.0.0.1:1', '[::1]', '[::1]:3978'])(
    'are open to a request for %s',
    async (host) => {
      expect((await signIn({ Host: host })).status).toBe(303);
      expect((await tell({ Host: host })).status).toBe(200);
    },
  );

  it.each(readForeignHosts())('are closed to a request for %s', (host) => expectClosed({ Host: host }));

  it.each(readProxyHeaders().map(({ name, value }) => [name, value] as const))(
    'are closed to a request that came through a proxy: %s: %s',
    (name, value) => expectClosed({ Host: 'localhost', [name]: value }),
  );
});

it('a local session opens nothing to a request that came through a proxy', async () => {
  const { cookies } = await signIn({});
  const Cookie = cookies[0]!.split(';')[0]!;
  const ask = async (headers: object) =>
    (await send(`${pages.url}/desk`, { method: 'GET', headers: { Cookie, ...headers } })).status;
  expect(await ask({})).toBe(200);
  for (const { name, value } of readProxyHeaders())
    expect([name, await ask({ [name]: value })]).toEqual([name, 303]);
});

it('knows which addresses only this machine can reach', () => {
  for (const host of ['127.0.0.1', '127.9.9.9', 'localhost', 'LocalHost', '::1', '[::1]'])
    expect(isLoopback(host)).toBe(true);
  for (const host of ['0.0.0.0', '::', '192.168.1.1', '127.0.0.1.example.org', 'localhost.example.org', ''])
    expect(isLoopback(host)).toBe(false);
});

it.each([
  ['nothing set but the defaults', {}, undefined],
  ['a public address on this machine', { PUBLIC_URL: 'http://localhost:3978' }, undefined],
  ['a public address on this machine, in IPv6', { PUBLIC_URL: 'http://[::1]:3978/' }, undefined],
  ['a public address elsewhere', { PUBLIC_URL: 'https://guidance.example.org' }, 'PUBLIC_URL'],
  ['a public address that begins like this machine', { PUBLIC_URL: 'http://127.0.0.1.nip.io' }, 'PUBLIC_URL'],
  ['every interface', { HOST: '0.0.0.0' }, 'HOST'],
  ['every interface, in IPv6', { HOST: '::' }, 'HOST'],
  ['an address of the network', { HOST: '192.168.1.10', PUBLIC_URL: 'http://localhost' }, 'HOST'],
  ['production', { NODE_ENV: 'production' }, 'NODE_ENV'],
])('knows by which setting others can reach the service: %s', (_what, given, by) => {
  expect(exposedBy({ HOST: '127.0.0.1', NODE_ENV: 'development', ...given })).toBe(by);
});
