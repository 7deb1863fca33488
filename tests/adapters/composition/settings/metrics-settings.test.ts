// Tests that other machines need a token to read the metrics.
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { checkPortOf } from '../../../../adapters/composition/settings/process-role.js';
import { readSettings } from '../../../../adapters/composition/settings/environment-settings.js';

it('metrics that other machines can reach are served with a token, and on this machine without', () => {
  const reachable = { METRICS_PORT: '9464', METRICS_HOST: '0.0.0.0' };
  const hard = 'Pl4nted-metrics-9f8e7d6c5b4a39281706f5e4d3c2b1a0';
  expect(readSettings({ ...reachable, METRICS_TOKEN: hard }).METRICS_PORT).toBe(9464);
  expect(readSettings({ METRICS_PORT: '9464' }).METRICS_HOST).toBe('127.0.0.1');
});

it('a port for metrics that is in use, or is that of the pages, is refused before anything starts', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const settings = readSettings({ PORT: '0', METRICS_PORT: String(port) });
  for (const role of ['both', 'worker'] as const)
    await expect(checkPortOf(settings, role)).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use.`);
  server.close();
  expect(() => readSettings({ PORT: '9464', METRICS_PORT: '9464' })).toThrow('PORT and METRICS_PORT');
  expect(readSettings({ PORT: '0', METRICS_PORT: '0' }).METRICS_PORT).toBe(0);
});
