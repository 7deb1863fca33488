// Sends checkpoints and events to a real file, a real web server and a real TCP server that acts as syslog.
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { checkpointDestinations, toWeb } from '../../../adapters/audit/destinations.js';
import { ConfigurationFailure, DeliveryFailure } from '../../../knowledge/model/errors.js';

const NOTE = 'log\n1\nAAAA\n2026-05-03\n\n— log c2ln\n';
const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0)) await undo();
});

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUp.push(() => new Promise((resolve) => server.close(resolve)));
  return (server.address() as AddressInfo).port;
}

test('adds checkpoints to a file that only its owner can read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'checkpoints-'));
  cleanUp.push(() => rm(folder, { recursive: true }));
  const file = join(folder, 'checkpoints.txt');
  const [destination] = checkpointDestinations(`file:${file}`);
  await destination!.send([NOTE]);
  await destination!.send([NOTE]);
  expect(await readFile(file, 'utf8')).toBe(`${NOTE}\n${NOTE}\n`);
  expect((await stat(file)).mode & 0o077).toBe(0);
  const [missing] = checkpointDestinations(`file:${join(folder, 'none', 'file')}`);
  await expect(missing!.send([NOTE])).rejects.toThrow(DeliveryFailure);
});

test('posts events one a line with the header that the place wants, and throws what the place refuses', async () => {
  const seen: { authorization: string | undefined; body: string }[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      seen.push({ authorization: request.headers.authorization, body });
      response.writeHead(status).end();
    });
  });
  const address = `http://127.0.0.1:${await listening(server)}/events?index=a`;
  const destination = toWeb(address, 'events', 'AUDIT_SIEM_URL', 'Splunk secret');
  await destination.send(['{"a":1}', '{"a":2}']);
  expect(seen).toEqual([{ authorization: 'Splunk secret', body: '{"a":1}\n{"a":2}\n' }]);
  expect(destination.name).not.toContain('secret');
  status = 503;
  await expect(destination.send(['{}'])).rejects.toThrow(/refused the audit log \(503\)/);
});

test('throws when nothing listens, and refuses an address without encryption elsewhere', async () => {
  await expect(toWeb('http://127.0.0.1:1/', 'events', 'X').send(['{}'])).rejects.toThrow(DeliveryFailure);
  for (const address of ['http://siem.example/', 'ftp://siem.example/', 'siem'])
    expect(() => checkpointDestinations(address)).toThrow(ConfigurationFailure);
});

test('sends a checkpoint to syslog as one message behind its length', async () => {
  let text = '';
  const server = createTcpServer((socket) => {
    socket.on('data', (piece) => (text += piece.toString()));
    socket.on('end', () => socket.end());
  });
  const [destination] = checkpointDestinations(`syslog://127.0.0.1:${await listening(server)}`);
  await destination!.send([NOTE]);
  const [, length, message] = /^(\d+) (.*)$/s.exec(text)!;
  expect(Buffer.byteLength(message!)).toBe(Number(length));
  expect(message).toMatch(/^<109>1 \S+ \S+ ctac \d+ checkpoint - "/);
  expect(JSON.parse(message!.slice(message!.indexOf('"')))).toBe(NOTE);
});
