// Fetches from sites that behave well, sites that do not, and sites that attack the service.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAddressCheck } from '../../../adapters/sources/check-address.js';
import { createFetcher, type PageReply } from '../../../adapters/sources/fetch-politely.js';
import { localFetcher } from '../../fakes/followed-sources.js';

let server: Server;
let site: string;
let asked: { path: string; at: number; headers: Record<string, unknown> }[];
let pages: Record<string, RequestListener>;
const hosts = new Set(['127.0.0.1']);

beforeEach(async () => {
  asked = [];
  pages = {};
  server = createServer((request, response) => {
    asked.push({ path: request.url!, at: performance.now(), headers: request.headers });
    const page = pages[request.url!];
    if (page) page(request, response);
    else response.writeHead(404).end('no such page');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const says =
  (text: string | Uint8Array, headers: Record<string, string> = {}, status = 200): RequestListener =>
  (_request, response) =>
    response.writeHead(status, { 'Content-Type': 'text/html', ...headers }).end(text);
const leadsTo = (location: string, status = 301) => says('', { Location: location }, status);
const get = (path: string, fetchPage = localFetcher()) => fetchPage({ url: site + path, hosts });
const bodyOf = (reply: PageReply) =>
  reply.kind === 'found' ? new TextDecoder().decode(reply.copy.bytes) : reply.kind;

describe('a page', () => {
  it('is fetched with what to say next time, and the next time is not sent again', async () => {
    pages['/a'] = (request, response) => {
      if (request.headers['if-none-match'] === '"1"') return response.writeHead(304).end();
      return says('<p>Words.</p>', { ETag: '"1"', 'Last-Modified': 'Mon, 04 May 2026 09:00:00 GMT' })(
        request,
        response,
      );
    };
    const first = await get('/a');
    expect(first).toMatchObject({
      kind: 'found',
      copy: {
        url: `${site}/a`,
        etag: '"1"',
        lastModified: 'Mon, 04 May 2026 09:00:00 GMT',
        contentType: 'text/html',
      },
    });
    const held = first.kind === 'found' ? first.copy : undefined;
    expect(await localFetcher()({ url: `${site}/a`, hosts, held })).toMatchObject({ kind: 'unchanged' });
    expect(asked.at(-1)!.headers).toMatchObject({ 'if-modified-since': 'Mon, 04 May 2026 09:00:00 GMT' });
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('that comes as %s is inflated', async (encoding, compress) => {
    pages['/a'] = says(compress(Buffer.from('Guidance.')), { 'Content-Encoding': encoding });
    expect(bodyOf(await get('/a'))).toBe('Guidance.');
  });

  it('says who is asking, and nothing else about us', async () => {
    pages['/a'] = says('Words.');
    await get('/a');
    expect(asked.at(-1)!.headers['user-agent']).toBe('ctac-guidance-assistant');
    expect(asked.at(-1)!.headers['cookie']).toBeUndefined();
  });

  it.each([
    [404, 'missing'],
    [410, 'gone'],
    [500, 'failed'],
    [403, 'failed'],
  ])('answered with %s is %s', async (status, kind) => {
    pages['/a'] = says('why', {}, status);
    expect((await get('/a')).kind).toBe(kind);
  });

  it('that asks to wait is left until the next time, with what it said', async () => {
    pages['/a'] = says('', { 'Retry-After': '3600' }, 429);
    expect(await get('/a')).toMatchObject({
      kind: 'failed',
      why: 'The site returned 429, and asked us to wait (3600).',
    });
    expect(asked.filter(({ path }) => path === '/a')).toHaveLength(1);
  });
});

describe('a redirect', () => {
  it('within the site is followed, and a lasting one is reported', async () => {
    pages['/old'] = leadsTo('/new', 301);
    pages['/new'] = says('New words.');
    const reply = await get('/old');
    expect(reply).toMatchObject({ kind: 'found', movedTo: `${site}/new` });
    pages['/old'] = leadsTo('/new', 302);
    expect((await get('/old')).movedTo).toBeUndefined();
  });

  it('to another host is refused, and that host is never asked', async () => {
    pages['/old'] = leadsTo('https://elsewhere.example/');
    expect(await get('/old')).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('elsewhere.example'),
    });
  });

  it('to a private address is refused, written out or behind a name', async () => {
    const lookup: LookupFunction = (name, _options, callback) =>
      callback(null, [{ address: name === 'public.example' ? '127.0.0.1' : '169.254.169.254', family: 4 }]);
    const addresses = createAddressCheck(['127.0.0.1', 'public.example'], lookup);
    const fetchPage = createFetcher({ addresses, privateHosts: ['127.0.0.1'], pauseMs: 0 });
    const wide = new Set([...hosts, '169.254.169.254', 'metadata.example', '10.0.0.1']);
    for (const target of [
      'https://169.254.169.254/latest',
      'https://metadata.example/',
      'https://10.0.0.1/',
    ]) {
      pages['/old'] = leadsTo(target);
      const reply = await fetchPage({ url: `${site}/old`, hosts: wide });
      expect(reply).toMatchObject({ kind: 'refused', why: expect.stringContaining('not a public address') });
    }
  });

  it('without end, or without a place, is given up', async () => {
    pages['/round'] = leadsTo('/round');
    expect(await get('/round')).toMatchObject({ kind: 'failed', why: expect.stringContaining('redirects') });
    pages['/nowhere'] = (_request, response) => response.writeHead(302).end();
    pages['/unclear'] = leadsTo('https://', 302);
    const why =
      'The site returned 302, which means that the page has moved, but gave no address that we can follow.';
    expect(await get('/nowhere')).toMatchObject({ kind: 'failed', why });
    expect(await get('/unclear')).toMatchObject({ kind: 'failed', why });
  });

  it('to a path of more than 2,000 characters is not followed', async () => {
    pages['/long'] = leadsTo(`/${'a'.repeat(1_990)}?${'b'.repeat(10)}`);
    const why = expect.stringContaining('longer than 2000 characters') as string;
    expect(await get('/long')).toMatchObject({ kind: 'refused', why });
    expect(asked.map(({ path }) => path)).toEqual(['/robots.txt', '/long']);
  });

  it.each([
    'http://www.gov.uk/',
    'file:///etc/passwd',
    'https://user:secret@www.gov.uk/',
    'ftp://www.gov.uk/',
  ])('to %s is refused', async (target) => {
    pages['/old'] = leadsTo(target);
    const reply = await localFetcher()({ url: `${site}/old`, hosts: new Set(['127.0.0.1', 'www.gov.uk']) });
    expect(reply.kind).toBe('refused');
  });
});

describe('a name server that changes its answer', () => {
  it('gains nothing: each connection goes to the address that was checked for it', async () => {
    const answers = ['8.8.8.8', '127.0.0.1'];
    const connectedTo: string[] = [];
    const lookup: LookupFunction = (_name, _options, callback) => {
      const address = answers.shift() ?? '127.0.0.1';
      connectedTo.push(address);
      callback(null, [{ address, family: 4 }]);
    };
    const addresses = createAddressCheck([], lookup);
    // The first look-up returns a public address. The second returns an address on this machine.
    const first = await new Promise<unknown>((done) =>
      addresses.lookup('rebind.example', {}, (error, address) => done(error ?? address)),
    );
    expect(first).toBe('8.8.8.8');
    const fetchPage = createFetcher({ addresses, privateHosts: [], pauseMs: 0, deadlineMs: 2_000 });
    const port = new URL(site).port;
    const reply = await fetchPage({
      url: `https://rebind.example:${port}/`,
      hosts: new Set(['rebind.example']),
    });
    expect(reply).toMatchObject({ kind: 'refused', why: expect.stringContaining('127.0.0.1') });
    expect(connectedTo).toEqual(['8.8.8.8', '127.0.0.1']);
    expect(asked).toEqual([]);
  });
});

describe('a body', () => {
  const small = () => localFetcher({ maxBytes: 100_000, deadlineMs: 3_000 });

  it('without an end is cut off at the limit', async () => {
    let sent = 0;
    pages['/endless'] = (_request, response) => {
      const more = () => {
        sent += 10_000;
        if (!response.destroyed) response.write(Buffer.alloc(10_000, 'a'), () => setImmediate(more));
      };
      more();
    };
    expect(await get('/endless', small())).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('larger than'),
    });
    expect(sent).toBeLessThan(20_000_000);
  });

  it('that comes so slowly that it never ends is given up at the deadline', async () => {
    pages['/slow'] = (_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => (response.destroyed ? clearInterval(timer) : response.write('a')), 20);
    };
    const reply = await get('/slow', localFetcher({ deadlineMs: 300 }));
    expect(reply).toMatchObject({ kind: 'failed', why: 'The site did not answer in time.' });
  });

  it('that announces too much is not read', async () => {
    pages['/large'] = says(Buffer.alloc(200_000));
    expect((await get('/large', small())).kind).toBe('refused');
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('that inflates past the limit (%s) is cut off while it inflates', async (encoding, compress) => {
    const bomb = compress(Buffer.alloc(50_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    pages['/bomb'] = says(bomb, { 'Content-Encoding': encoding });
    expect(await get('/bomb', small())).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('larger than'),
    });
  });
});

describe('robots.txt', () => {
  it('is asked once, and what it forbids is not fetched', async () => {
    pages['/robots.txt'] = says('User-agent: *\nDisallow: /private/\n', { 'Content-Type': 'text/plain' });
    pages['/private/a'] = says('Secret.');
    pages['/b'] = says('Open.');
    const fetchPage = localFetcher();
    expect(await get('/private/a', fetchPage)).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('robots.txt'),
    });
    expect((await get('/b', fetchPage)).kind).toBe('found');
    expect(asked.map(({ path }) => path)).toEqual(['/robots.txt', '/b']);
  });

  it('that cannot be had because the site is broken allows nothing for now', async () => {
    pages['/robots.txt'] = says('', {}, 503);
    pages['/b'] = says('Open.');
    expect(await get('/b')).toMatchObject({
      kind: 'failed',
      why: `${site}/robots.txt says what we may fetch, but we could not read it: the site returned 503.`,
    });
    expect(asked.map(({ path }) => path)).toEqual(['/robots.txt']);
  });
});

describe('requests to one host', () => {
  it('go one after another, with a pause between them', async () => {
    const events: string[] = [];
    pages['/a'] = (request, response) => {
      events.push('begun');
      setTimeout(() => {
        events.push('ended');
        says('A.')(request, response);
      }, 5);
    };
    const pause = (ms: number) => Promise.resolve(events.push(`pause of ${ms}`));
    const fetchPage = localFetcher({ pauseMs: 60, pause });
    await Promise.all([get('/a', fetchPage), get('/a', fetchPage), get('/a', fetchPage)]);
    const turn = ['pause of 60', 'begun', 'ended'];
    // robots.txt is requested once, before the first pause.
    expect(events.slice(0, 9)).toEqual([...turn, ...turn, ...turn]);
    expect(asked.map(({ path }) => path)).toEqual(['/robots.txt', '/a', '/a', '/a']);
  });

  it('are as far apart as robots.txt asks', async () => {
    const pauses: number[] = [];
    pages['/robots.txt'] = says('User-agent: *\nCrawl-delay: 7\n');
    pages['/a'] = says('A.');
    const fetchPage = localFetcher({ pauseMs: 60, pause: (ms) => Promise.resolve(pauses.push(ms)) });
    await get('/a', fetchPage);
    await get('/a', fetchPage);
    expect(pauses.slice(0, 2)).toEqual([60, 7000]);
  });
});
