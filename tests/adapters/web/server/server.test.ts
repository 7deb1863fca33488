// Tests the server over real HTTP: the features that every route uses, and how it shuts down.
import { createServer as createPlainServer, request as plainRequest } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { jsonReply, textReply, type HttpExchange } from '../../../../adapters/http/http.js';
import { createServer, type HttpServer, type ServerConfig } from '../../../../adapters/web/server/server.js';
import type { Log } from '../../../../bot/model/ports.js';
import { ConfigurationFailure } from '../../../../knowledge/model/errors.js';

const running: HttpServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

function makeLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const write = (details: object, message: string) =>
    void lines.push(`${message} ${JSON.stringify(details)}`);
  return { lines, info: write, warn: write, error: write };
}

async function start(
  register: (server: HttpServer) => void,
  config: Partial<ServerConfig> = {},
): Promise<{ url: string; server: HttpServer; log: ReturnType<typeof makeLog> }> {
  const log = makeLog();
  const server = createServer({
    host: '127.0.0.1',
    port: 0,
    log,
    ready: () => Promise.resolve({ ready: true }),
    ...config,
  });
  register(server);
  running.push(server);
  const { url } = await server.listen();
  return { url, server, log };
}

const post = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } });

test('says that it is running, and whether it is ready', async () => {
  let ready = false;
  const { url } = await start(() => undefined, {
    ready: () => Promise.resolve(ready ? { ready } : { ready, reasons: ['no live release'] }),
  });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const notReady = await fetch(`${url}/readyz`);
  expect(notReady.status).toBe(503);
  expect(await notReady.json()).toEqual({ ready: false, reasons: ['no live release'] });
  ready = true;
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
});

test('gives a handler the path, its named segments, the query and the parsed body', async () => {
  let seen: HttpExchange | undefined;
  const { url } = await start((server) => {
    server.post('/release/:number', (exchange) => {
      seen = exchange;
      return Promise.resolve(jsonReply(201, { made: true }));
    });
  });
  const response = await post(`${url}/release/12?from=a%20b`, '{"note":"é"}');
  expect(response.status).toBe(201);
  expect(await response.json()).toEqual({ made: true });
  expect(seen).toMatchObject({
    method: 'POST',
    path: '/release/12',
    params: { number: '12' },
    body: { kind: 'json', value: { note: 'é' } },
    remoteAddress: '127.0.0.1',
  });
  expect(seen!.query.get('from')).toBe('a b');
  await post(`${url}/release/12`, 'a=1&b=2', { 'Content-Type': 'application/x-www-form-urlencoded' });
  expect(seen!.body.kind === 'form' && seen!.body.value.get('b')).toBe('2');
});

test('answers HEAD where it answers GET, without the body', async () => {
  const { url } = await start((server) => {
    server.get('/page', () => Promise.resolve(textReply(200, 'words')));
  });
  const head = await fetch(`${url}/page`, { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(await head.text()).toBe('');
});

test('sends strict headers by default, and lets a page replace them', async () => {
  const { url } = await start(
    (server) => {
      server.get('/page', () =>
        Promise.resolve({
          status: 200,
          headers: { 'Content-Security-Policy': "default-src 'self'", 'Set-Cookie': ['a=1', 'b=2'] },
          body: 'x',
        }),
      );
    },
    { https: true },
  );
  const page = await fetch(`${url}/page`);
  expect(page.headers.get('content-security-policy')).toBe("default-src 'self'");
  expect(page.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  const { headers } = await fetch(`${url}/nowhere`);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('strict-transport-security')).toContain('max-age');
  expect(headers.get('server')).toBeNull();
});

test('neither a path nor the message of an error gets into a reply or a log', async () => {
  const { url, log } = await start((server) => {
    server.get('/broken', () => {
      throw new Error('the child is called Anna');
    });
    server.get('/broken-later', () => Promise.reject(new TypeError('the child is called Anna')));
  });
  for (const [path, status] of [
    ['/broken', 500],
    ['/broken-later', 500],
    ['/nowhere/Anna', 404],
  ] as const) {
    const response = await fetch(url + path);
    expect(response.status).toBe(status);
    expect(await response.text()).not.toContain('Anna');
  }
  expect((await fetch(`${url}/healthz`, { method: 'DELETE' })).status).toBe(405);
  expect(log.lines.join('\n')).toContain('TypeError');
  expect(log.lines.join('\n')).not.toContain('Anna');
});

test('refuses a body that is too large, compressed or not JSON, before the handler sees it', async () => {
  let calls = 0;
  const { url } = await start((server) => {
    server.post(
      '/small',
      () => {
        calls += 1;
        return Promise.resolve(textReply(200, 'ok'));
      },
      { maxBodyBytes: 100 },
    );
  });
  expect((await post(`${url}/small`, `"${'x'.repeat(99)}"`)).status).toBe(413);
  expect((await post(`${url}/small`, '{"open":')).status).toBe(400);
  expect((await post(`${url}/small`, '{}', { 'Content-Encoding': 'gzip' })).status).toBe(415);
  expect(await sendInPieces(`${url}/small`, 5)).toBe(413);
  expect(calls).toBe(0);
  expect((await post(`${url}/small`, `"${'x'.repeat(98)}"`)).status).toBe(200);
});

test.each([
  [{ 'Accept-Language': 'cy' }, 'Mae’r cais yn rhy fawr.\n'],
  [{ 'Accept-Language': 'en-GB' }, 'The request is too large.\n'],
  [{ 'Accept-Language': 'en-GB', Cookie: 'language=cy' }, 'Mae’r cais yn rhy fawr.\n'],
])('says why it refuses a request in the language of %o', async (headers, words) => {
  const { url } = await start((server) => {
    server.post('/small', () => Promise.resolve(textReply(200, 'ok')), { maxBodyBytes: 100 });
  });
  expect(await (await post(`${url}/small`, 'x'.repeat(200), headers)).text()).toBe(words);
});

/** Sends a chunked body, which has no Content-Length. */
function sendInPieces(url: string, pieces: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = plainRequest(url, { method: 'POST', headers: { 'Content-Type': 'application/json' } });
    request.on('response', (response) => resolve(response.statusCode ?? 0));
    request.on('error', reject);
    for (let piece = 0; piece < pieces; piece += 1) request.write('x'.repeat(50));
    request.end();
  });
}

test('answers 503 when a handler takes longer than its limit, and tells it to stop', async () => {
  let stopped = false;
  const { url } = await start((server) => {
    server.get(
      '/slow',
      (exchange) =>
        new Promise(() => {
          exchange.signal.addEventListener('abort', () => (stopped = true));
        }),
      { timeoutMs: 20 },
    );
  });
  expect((await fetch(`${url}/slow`)).status).toBe(503);
  expect(stopped).toBe(true);
});

test('a browser that sent a form to a handler that is too slow gets a page, and a program a line', async () => {
  const { url } = await start((server) => {
    server.showErrors((status) => textReply(status, 'a page'));
    server.post('/slow', () => new Promise(() => undefined), { timeoutMs: 20 });
  });
  const answer = async (headers: Record<string, string>) => {
    const response = await post(`${url}/slow`, '{}', headers);
    return [response.status, await response.text()];
  };
  expect(await answer({ Accept: 'text/html,*/*;q=0.8' })).toEqual([503, 'a page']);
  expect(await answer({ Accept: '*/*' })).toEqual([503, expect.stringContaining('not available right now')]);
});

test('hands a raw request to a library that reads it by itself, for its exact method and path only', async () => {
  const { url, log } = await start((server) => {
    server.beforeRouting('POST', '/slack/events', (request, response) => {
      request.resume();
      request.on('end', () => response.end('raw'));
    });
    server.beforeRouting('POST', '/raw-broken', () => Promise.reject(new Error('Anna')));
  });
  expect(await (await post(`${url}/slack/events?x=1`, '{"a":1}')).text()).toBe('raw');
  expect((await post(`${url}/slack/events/other`, '{}')).status).toBe(404);
  expect((await fetch(`${url}/slack/events`)).status).toBe(404);
  const broken = await post(`${url}/raw-broken`, '{}');
  expect(broken.status).toBe(500);
  expect(await broken.text()).not.toContain('Anna');
  expect(log.lines.join()).toContain('A request handler failed.');
  expect(log.lines.join()).not.toContain('Anna');
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test('streams a reply piece by piece, and ends it when the server closes', async () => {
  const { url, server } = await start((routes) => {
    routes.get('/stream', (exchange) =>
      Promise.resolve({
        status: 200,
        headers: { 'Content-Type': 'text/event-stream' },
        body: ticks(exchange.signal),
      }),
    );
  });
  const response = await fetch(`${url}/stream`);
  const reader = response.body!.getReader();
  // A busy machine may deliver 2 pieces together.
  expect(new TextDecoder().decode((await reader.read()).value)).toMatch(/^data: 0\n\n/);
  await server.close();
  await expect(reader.closed).rejects.toThrow();
});

async function* ticks(signal: AbortSignal): AsyncGenerator<string> {
  for (let tick = 0; !signal.aborted; tick += 1) {
    yield `data: ${tick}\n\n`;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('finishes the requests that are running before it ends', async () => {
  let finish = (): void => undefined;
  let begun = (): void => undefined;
  const hasBegun = new Promise<void>((resolve) => (begun = resolve));
  const { url, server } = await start((routes) => {
    routes.get('/long', async () => {
      begun();
      await new Promise<void>((resolve) => (finish = resolve));
      return textReply(200, 'done');
    });
  });
  const answer = fetch(`${url}/long`);
  await hasBegun;
  const closed = server.close();
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  finish();
  expect(await (await answer).text()).toBe('done');
  await closed;
});

test('cuts a request that does not end within the limit', async () => {
  const { url, server } = await start(
    (routes) => {
      routes.get('/forever', () => new Promise(() => undefined));
    },
    { closeLimitMs: 50 },
  );
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write('GET /forever HTTP/1.1\r\nHost: x\r\n\r\n');
  const ended = new Promise((resolve) => socket.on('close', resolve));
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.on('connect', resolve));
  await server.close();
  await ended;
});

test('says which port is taken and what to do', async () => {
  const other = createPlainServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const failure = await start(() => undefined, { port }).catch((error: unknown) => error);
  other.close();
  expect(failure).toBeInstanceOf(ConfigurationFailure);
  expect((failure as ConfigurationFailure).message).toContain(`Port ${port}`);
  expect((failure as ConfigurationFailure).remedy).toContain('PORT');
});
