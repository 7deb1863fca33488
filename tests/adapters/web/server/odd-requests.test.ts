// The server answers requests that no browser or client library would send, and keeps running.
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { textReply } from '../../../../adapters/http/http.js';
import { createServer, type HttpServer } from '../../../../adapters/web/server/server.js';
import { readForeignHosts } from '../../../attacks/read-attacks.js';

const running: HttpServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function start(register: (server: HttpServer) => void): Promise<{ url: string }> {
  const ready = () => Promise.resolve({ ready: true });
  const server = createServer({ host: '127.0.0.1', port: 0, log: silent, ready });
  register(server);
  running.push(server);
  return server.listen();
}

/** Sends any request line and headers, even ones that a client library would refuse to send. */
function sendLines(url: string, lines: string[]): Promise<string> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () =>
      socket.write([...lines, 'Connection: close', '', ''].join('\r\n')),
    );
    let answer = '';
    socket.on('data', (piece) => (answer += piece.toString()));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

test.each(
  [...readForeignHosts(), '', '[', 'a b', '%', 'localhost:99999', '\u00ff', '<script>', 'localhost:3978'].map(
    (host) => [host],
  ),
)('answers and goes on where the Host header is “%s”', async (host) => {
  const { url } = await start(() => undefined);
  expect(await sendLines(url, ['GET /healthz HTTP/1.1', `Host: ${host}`])).toMatch(/^HTTP\/1\.1 (200|400) /);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test.each(['//', '/\\', '/%', 'http://[', 'http://', '*', '?', 'localhost', '/healthz#', '//healthz/x'])(
  'answers and goes on where the target is “%s”',
  async (target) => {
    const { url } = await start(() => undefined);
    expect(await sendLines(url, [`GET ${target} HTTP/1.1`, 'Host: localhost'])).toMatch(
      /^HTTP\/1\.1 [24]\d\d /,
    );
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  },
);

test('leads no one to another page by a Host header with a path in it', async () => {
  const { url } = await start((server) => {
    server.get('/other/page', () => Promise.resolve(textReply(200, 'the other page')));
  });
  const answer = await sendLines(url, ['GET /page HTTP/1.1', 'Host: localhost/other']);
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
});
