// Tests that other machines need a token to read the metrics.
import { expect, it } from 'vitest';
import { readSettings } from '../../../../adapters/composition/settings/environment-settings.js';

it('metrics that other machines can reach are served with a token, and on this machine without', () => {
  const reachable = { METRICS_PORT: '9464', METRICS_HOST: '0.0.0.0' };
  const hard = 'Pl4nted-metrics-9f8e7d6c5b4a39281706f5e4d3c2b1a0';
  expect(readSettings({ ...reachable, METRICS_TOKEN: hard }).METRICS_PORT).toBe(9464);
  expect(readSettings({ METRICS_PORT: '9464' }).METRICS_HOST).toBe('127.0.0.1');
});
