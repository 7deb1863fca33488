// Tests that a port in use is reported before anything else is done, and that the check leaves the port free.
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { checkPort } from '../../../../adapters/web/server/check-port.js';

it('says that a port is in use, and leaves a free one free', async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
  await expect(checkPort(address)).rejects.toThrow(`Port ${address.port} on 127.0.0.1 is in use.`);
  server.close();
  await once(server, 'close');
  await checkPort(address);
  await checkPort(address);
  await checkPort({ host: '127.0.0.1', port: 0 });
});
