// Tests that no two test processes get the same port, and that no process gets a port in use.
import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { freePort } from './free-port.js';

test('passes over a port that was given before, and one that a program listens on', async () => {
  const given = await freePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: taken } = server.address() as AddressInfo;
  const offered = [given, taken];
  const port = await freePort(() => offered.shift() ?? randomInt(20_000, 32_000));
  expect(offered).toEqual([]);
  expect([given, taken]).not.toContain(port);
  await new Promise((resolve) => server.close(resolve));
});

test('a port that was given cannot be reserved by another process, and can be listened on', async () => {
  const port = await freePort();
  const reserves = `
    const socket = require('node:dgram').createSocket('udp4');
    socket.on('error', ({ code }) => console.log(code)).bind(${port}, '127.0.0.1', () => socket.close());`;
  expect(execFileSync(process.execPath, ['-e', reserves], { encoding: 'utf8' })).toBe('EADDRINUSE\n');
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  await new Promise((resolve) => server.close(resolve));
});
