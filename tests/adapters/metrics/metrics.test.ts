// Tests only the metrics endpoint: its token, its fixed label values, and its reply while the store does not
// respond.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { measureProcess } from '../../../adapters/metrics/measure-process.js';
import { createModelMeasures } from '../../../adapters/metrics/measure-models.js';
import { measureStore } from '../../../adapters/metrics/measure-store.js';
import { readStateFor } from '../../../adapters/metrics/read-state.js';
import { createMetrics } from '../../../adapters/metrics/registry.js';
import { serveMetrics } from '../../../adapters/metrics/serve-metrics.js';
import type { Store } from '../../../bot/model/store.js';
import { StoreFailure } from '../../../knowledge/model/errors.js';

const EMPTY = { jobs: [], requests: [], sources: { followed: 0, failing: 0 } };
const AT_ANY_PORT = { host: '127.0.0.1', port: 0, onFailure: () => undefined };
const folder = mkdtempSync(join(tmpdir(), 'metrics-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a value that was not declared is recorded as “other”', async () => {
  const metrics = createMetrics();
  metrics.add('ctac_http_replies_total', { status: 'Amina lives at 14 Mill Lane' });
  const text = await metrics.text();
  expect(text).toContain('ctac_http_replies_total{status="other"} 1');
  expect(text).not.toContain('Amina');
});

test('a model’s name is a label only if the settings name it', async () => {
  const metrics = createMetrics({ models: ['gpt-test'] });
  const named = (gen_ai_request_model: string) =>
    ({ gen_ai_provider_name: 'openai', gen_ai_request_model }) as const;
  metrics.add('gen_ai_client_inference_usage_input_tokens_total', named('gpt-test'), 5);
  metrics.add('gen_ai_client_inference_usage_input_tokens_total', named('Amina'), 7);
  const text = await metrics.text();
  expect(text).toContain('gen_ai_request_model="gpt-test"} 5');
  expect(text).toContain('gen_ai_request_model="other"} 7');
});

test('a platform’s name is a label only if it can be connected', async () => {
  const metrics = createMetrics({ platforms: ['pigeon'] });
  for (const platform of ['pigeon', 'Amina']) {
    metrics.add('ctac_deliveries_total', { platform, action: 'send', result: 'sent' });
    metrics.add('ctac_canary_answers_total', { platform, result: 'wrong' });
  }
  metrics.add('ctac_canary_answers_total', { platform: 'all', result: 'wrong' });
  const text = await metrics.text();
  expect(text).toContain('ctac_deliveries_total{platform="pigeon",action="send",result="sent"} 1');
  for (const platform of ['pigeon', 'all', 'other'])
    expect(text).toContain(`ctac_canary_answers_total{platform="${platform}",result="wrong"} 1`);
  expect(text).not.toContain('Amina');
});

test('shows the messages held up on each connected platform, and on one that is no longer in the settings', async () => {
  const metrics = createMetrics({ platforms: ['pigeon', 'post', 'away'] });
  readStateFor(metrics, {
    figures: () => Promise.resolve(EMPTY),
    platforms: ['pigeon', 'post'],
    heldUp: (connected) =>
      Promise.resolve([connected[1]!, 'away'].map((platform) => ({ platform, messages: 3, error: '' }))),
    advisers: () => Promise.resolve([]),
  });
  const text = await metrics.text();
  expect(text).toContain('ctac_messages_held_up{platform="pigeon"} 0');
  expect(text).toContain('ctac_messages_held_up{platform="post"} 3');
  expect(text).toContain('ctac_messages_held_up{platform="away"} 3');
});

test('only someone with the token can read, and only /metrics', async () => {
  const token = 'x'.repeat(32);
  const server = await serveMetrics(createMetrics(), { ...AT_ANY_PORT, token });
  const ask = async (authorization?: string, path = server.url, method = 'GET') =>
    (await fetch(path, { method, ...(authorization && { headers: { Authorization: authorization } }) }))
      .status;
  expect(await ask()).toBe(401);
  expect(await ask(`Bearer ${'y'.repeat(32)}`)).toBe(401);
  expect(await ask(token)).toBe(401);
  expect(await ask(`Bearer ${token}`)).toBe(200);
  expect(await ask(`Bearer ${token}`, server.url, 'POST')).toBe(404);
  expect(await ask(`Bearer ${token}`, server.url.replace('/metrics', '/'))).toBe(404);
  await server.close();
});

test('keeps serving and reports the errors of its socket once a minute, with their number', async () => {
  const reported: [unknown, number][] = [];
  const onFailure = (error: unknown, count: number) => reported.push([error, count]);
  const server = await serveMetrics(createMetrics(), { ...AT_ANY_PORT, onFailure });
  let sockets: Server | undefined;
  const onRequest = (message: unknown) => (sockets = (message as { server: Server }).server);
  subscribe('http.server.request.start', onRequest);
  await fetch(server.url);
  unsubscribe('http.server.request.start', onRequest);
  const outOfDescriptors = new Error('EMFILE');
  vi.useFakeTimers({ toFake: ['Date'] });
  for (let times = 0; times < 3; times += 1) sockets!.emit('error', outOfDescriptors);
  expect(reported).toEqual([[outOfDescriptors, 1]]);
  vi.setSystemTime(Date.now() + 61_000);
  sockets!.emit('error', outOfDescriptors);
  expect(reported.slice(1)).toEqual([[outOfDescriptors, 3]]);
  vi.useRealTimers();
  expect((await fetch(server.url)).status).toBe(200);
  await server.close();
});

test('while the store fails or hangs, the rest is still shown, and no old values', async () => {
  const metrics = createMetrics();
  let answer: 'well' | 'fails' | 'hangs' = 'well';
  let asked = 0;
  readStateFor(metrics, {
    async figures() {
      asked += 1;
      if (answer === 'fails') throw new StoreFailure('Down.', 'Start it.');
      if (answer === 'hangs') await new Promise(() => undefined);
      return { ...EMPTY, backedUpAt: '2027-01-15T08:00:00Z' };
    },
    heldUp: () => Promise.resolve([]),
    platforms: [],
    advisers: () => Promise.resolve([{ atWork: true }, { atWork: false }]),
    limitMs: 50,
  });
  const server = await serveMetrics(metrics, AT_ANY_PORT);
  const read = async () => (await fetch(server.url)).text();
  const well = await read();
  expect(well).toContain('ctac_store_up 1');
  expect(well).toContain('ctac_sources_followed 0');
  expect(well).not.toMatch(/^ctac_(?:sources_oldest_check|release_age)_seconds\b/m);
  expect(well).toContain('ctac_advisers{state="at-work"} 1');
  expect(well).toContain('ctac_request_oldest_wait_seconds{urgent="true"} 0');
  for (answer of ['fails', 'hangs'] as const) {
    const down = await read();
    expect(down).toContain('ctac_store_up 0');
    expect(down).toContain('ctac_backup_last_success_timestamp_seconds{by="store"} 1800000000');
    expect(down).not.toMatch(/^ctac_(?:advisers|requests|sources_followed|release_age_seconds)\b/m);
    expect(down).toContain('process_resident_memory_bytes');
  }
  const before = asked;
  await read();
  expect(asked).toBe(before);
  await server.close();
});

test('what a transaction did and then rolled back is not counted', async () => {
  const metrics = createMetrics();
  const enqueue = () => Promise.resolve();
  const records = { jobs: { enqueue } } as unknown as Store['records'];
  let runs = 0;
  const store = measureStore(
    {
      records,
      async transaction<T>(work: (inside: Store['records']) => Promise<T>) {
        // Runs the work twice and keeps only the second run, like a store that retries after a conflict.
        await work(records);
        runs += 1;
        return work(records);
      },
    } as unknown as Store,
    metrics,
  );
  const job = { kind: 'send', payload: { key: 'k' }, lane: 'l' } as const;
  await store.transaction((inside) => inside.jobs.enqueue(job, 'now'));
  await store
    .transaction(async (inside) => {
      await inside.jobs.enqueue(job, 'now');
      throw new Error('Undone.');
    })
    .catch(() => undefined);
  const text = await metrics.text();
  expect(runs).toBe(1);
  expect(text).toContain('ctac_jobs_enqueued_total{kind="send",urgent="false"} 1');
  expect(text).toContain('ctac_store_transactions_total{result="failed"} 1');
});

test('says how much of the model’s limit is used, if the service says it', async () => {
  const metrics = createMetrics();
  const { headers } = createModelMeasures(metrics);
  headers(new Headers({ 'x-ratelimit-limit-tokens': '1000', 'x-ratelimit-remaining-tokens': '150' }));
  headers(new Headers({ 'x-ratelimit-limit-requests': 'many' }));
  const text = await metrics.text();
  expect(text).toContain('ctac_model_quota_used_ratio{of="tokens"} 0.85');
  expect(text).not.toContain('of="requests"');
});

test('says when the last backup was made, and how full the disk is', async () => {
  const metrics = createMetrics();
  measureProcess(metrics, folder);
  expect(await metrics.text()).toContain('ctac_backup_last_success_timestamp_seconds{by="data-folder"} 0');
  writeFileSync(join(folder, 'last-backup'), '');
  utimesSync(join(folder, 'last-backup'), 1_800_000_000, 1_800_000_000);
  const text = await metrics.text();
  expect(text).toContain('ctac_backup_last_success_timestamp_seconds{by="data-folder"} 1800000000');
  expect(text).toMatch(/ctac_data_folder_bytes\{state="free"\} \d{6,}/);
  expect(text).toMatch(/ctac_memory_bytes\{part="children"\} \d+/);
});
