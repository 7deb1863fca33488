// Applies the limits to a body that arrives slowly, over real HTTP.
import { request as plainRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { textReply, type HttpExchange } from '../../../../adapters/http/http.js';
import { createServer, type HttpServer } from '../../../../adapters/web/server/server.js';

const BODY_LIMIT_MS = 200;

const running: HttpServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function start(register: (server: HttpServer) => void): Promise<{ url: string; logged: string[] }> {
  const logged: string[] = [];
  const write = (_details: object, message: string) => void logged.push(message);
  const log = { info: write, warn: write, error: write };
  const ready = () => Promise.resolve({ ready: true });
  const server = createServer({ host: '127.0.0.1', port: 0, log, ready, bodyLimitMs: BODY_LIMIT_MS });
  register(server);
  running.push(server);
  return { url: (await server.listen()).url, logged };
}

/** Sends a POST body one byte at a time, over about `forMs` milliseconds. */
function sendSlowly(url: string, forMs: number): Promise<number | 'cut'> {
  return new Promise((resolve) => {
    const pieces = 10;
    const request = plainRequest(url, { method: 'POST', headers: { 'Content-Length': pieces } });
    let sent = 0;
    const timer = setInterval(() => {
      request.write('x');
      if ((sent += 1) === pieces) request.end();
    }, forMs / pieces);
    request.on('response', (response) => resolve(response.resume().statusCode!));
    request.on('error', () => resolve('cut'));
    request.on('close', () => clearInterval(timer));
  });
}

test('lets a slow upload take the time its route allows, and no other body', async () => {
  const { url, logged } = await start((server) => {
    server.post('/form', () => Promise.resolve(textReply(200, 'ok')));
    server.beforeRouting('POST', '/raw', (request, response) => {
      request.resume().on('end', () => response.end('raw'));
    });
    const readAll = async ({ body }: HttpExchange) => {
      let bytes = 0;
      if (body.kind === 'unread') for await (const piece of body.value) bytes += (piece as Buffer).length;
      return textReply(200 + bytes, 'read');
    };
    server.post('/upload', readAll, { readsBody: true, timeoutMs: 5_000 });
  });
  const from = Date.now();
  const others = ['/form', '/raw', '/nowhere'].map((path) => sendSlowly(url + path, 20_000));
  expect(await Promise.all([sendSlowly(`${url}/upload`, 800), ...others])).toEqual([210, 408, 408, 404]);
  expect(Date.now() - from).toBeLessThan(5_000);
  expect(logged).toEqual([]);
});

test.each(['/upload', '/nowhere'])('does not wait for a body that %s has already answered', async (path) => {
  const { url } = await start((server) =>
    server.post('/upload', () => Promise.resolve(textReply(403, 'no')), { readsBody: true }),
  );
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const ended = new Promise((resolve) => socket.resume().on('close', resolve));
  socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nx`);
  await ended;
});
