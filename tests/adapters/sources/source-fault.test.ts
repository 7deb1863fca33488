// Says why a publisher's site could not be read, in our own words.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createAddressCheck } from '../../../adapters/sources/check-address.js';
import { createFetcher } from '../../../adapters/sources/fetch-politely.js';
import { localFetcher } from '../../fakes/followed-sources.js';

describe('a site that cannot be read', () => {
  const NOT_REACHED = 'The site could not be reached.';
  const NOT_SECURE =
    'We could not make a secure connection to the site. Its certificate may be wrong or out of date.';

  const DAMAGED = 'We could not read the site’s reply. It may be damaged.';
  const damaged =
    (encoding: string): RequestListener =>
    (_, response) =>
      response.writeHead(200, { 'Content-Encoding': encoding }).end('damaged');

  /** Fetches from a site whose connection fails with this code. */
  async function whyAfter(code: string, told: unknown[] = []): Promise<unknown> {
    const lookup: LookupFunction = (_name, _options, callback) =>
      callback(Object.assign(new Error(`getaddrinfo ${code}`), { code }), '', undefined);
    const fetchPage = createFetcher({
      addresses: createAddressCheck([], lookup),
      privateHosts: [],
      pauseMs: 0,
      onFault: (host, fault) => told.push([host, fault]),
    });
    const url = 'https://guidance.example/page';
    const reply = await fetchPage({ url, hosts: new Set(['guidance.example']) });
    expect(reply.kind).toBe('failed');
    return 'why' in reply && reply.why;
  }

  it.each([
    [
      'ENOTFOUND',
      'We could not find a site called guidance.example. Check the address, and whether this service can reach the internet.',
    ],
    ['EAI_AGAIN', NOT_REACHED],
    ['ECONNREFUSED', NOT_REACHED],
    ['EHOSTUNREACH', NOT_REACHED],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', NOT_SECURE],
    ['CERT_HAS_EXPIRED', NOT_SECURE],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', NOT_SECURE],
    ['ERR_TLS_CERT_ALTNAME_INVALID', NOT_SECURE],
    ['SOMETHING_NEW', NOT_REACHED],
  ])('after %s, says so in our own words', async (code, why) => {
    expect(await whyAfter(code)).toBe(why);
  });

  it('does not hide a fault in our own code', async () => {
    const bug = new TypeError('A bug.');
    const lookup: LookupFunction = (_name, _options, callback) => callback(bug, '', undefined);
    const addresses = createAddressCheck([], lookup);
    const fetchPage = createFetcher({ addresses, privateHosts: [], pauseMs: 0 });
    const url = 'https://guidance.example/page';
    await expect(fetchPage({ url, hosts: new Set(['guidance.example']) })).rejects.toThrow(bug);
  });

  it('is logged with its host and the code', async () => {
    const told: unknown[] = [];
    await whyAfter('ECONNRESET', told);
    expect(told).toEqual([['guidance.example', 'ECONNRESET']]);
  });

  it.each<[string, string, string, RequestListener]>([
    ['does not use TLS', 'https', NOT_SECURE, (_, response) => response.end('words')],
    ['does not speak HTTP', 'http', DAMAGED, (request) => request.socket.end('nonsense\r\n\r\n')],
    [
      'sends half of a page',
      'http',
      'The site closed the connection before it had sent everything.',
      (_, response) => {
        response.writeHead(200, { 'Content-Length': '100' }).write('half');
        setTimeout(() => response.destroy(), 20);
      },
    ],
    ['sends damaged gzip', 'http', DAMAGED, damaged('gzip')],
    ['sends damaged Brotli', 'http', DAMAGED, damaged('br')],
    [
      'uses an encoding that we did not ask for',
      'http',
      'The reply is encoded as “zstd”, which we did not ask for.',
      damaged('zstd'),
    ],
  ])('that %s is a failure with a reason', async (_, scheme, why, reply) => {
    const server = createServer((request, response) =>
      request.url === '/robots.txt' ? response.writeHead(404).end() : reply(request, response),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const url = `${scheme}://127.0.0.1:${port}/a`;
    const found = await localFetcher()({ url, hosts: new Set(['127.0.0.1']) });
    server.closeAllConnections();
    server.close();
    expect(found).toMatchObject({ kind: 'failed', why });
  });

  it('without an address, says so', async () => {
    const lookup: LookupFunction = (_name, _options, callback) => callback(null, []);
    const fetchPage = createFetcher({ addresses: createAddressCheck([], lookup), privateHosts: [] });
    const reply = await fetchPage({ url: 'https://guidance.example/', hosts: new Set(['guidance.example']) });
    expect(reply).toMatchObject({ kind: 'failed', why: 'guidance.example has no IP address.' });
  });
});
