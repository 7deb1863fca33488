import { expect, test } from 'vitest';
import { createCounter, createRateLimits } from '../../../../adapters/web/security/rate-limits.js';

function limitsWith(limits: Parameters<typeof createRateLimits>[1]) {
  const lines: string[] = [];
  const write = (details: object, sentence: string) =>
    void lines.push(`${sentence} ${JSON.stringify(details)}`);
  return { lines, ...createRateLimits({ info: write, warn: write, error: write }, limits) };
}

test('does not count what the session was refused against the address', async () => {
  const limits = limitsWith({ message: 1 });
  for (let sent = 0; sent < 500; sent += 1)
    await limits.take('message', { session: 'noisy', address: '192.0.2.1' });
  expect(await limits.take('message', { session: 'other', address: '192.0.2.1' })).toBe(0);
});

test('new sessions of one address share what the address may send', async () => {
  const limits = limitsWith({ message: 1 });
  const waits = [];
  for (let n = 0; n < 60; n += 1)
    waits.push(await limits.take('message', { session: `session-${n}`, address: '192.0.2.1' }));
  expect(waits.filter((seconds) => seconds === 0)).toHaveLength(50);
  expect(await limits.take('message', { session: 'elsewhere', address: '192.0.2.2' })).toBe(0);
});

test('counts what takes longer to read several times for the address, and once for the session', async () => {
  const limits = limitsWith({ message: 2 });
  for (let n = 0; n < 10; n += 1)
    expect(await limits.take('message', { session: `long-${n}`, address: '192.0.2.1' }, 10)).toBe(0);
  expect(await limits.take('message', { session: 'other', address: '192.0.2.1' }, 1)).toBeGreaterThan(0);
  expect(await limits.take('message', { session: 'long-0', address: '192.0.2.2' }, 10)).toBe(0);
});

test('counts someone who is signed in alone', async () => {
  const limits = limitsWith({ action: 1 });
  for (let n = 0; n < 60; n += 1)
    await limits.take('action', { session: `stranger-${n}`, address: '192.0.2.1' });
  expect(await limits.take('action', { session: 'adviser' })).toBe(0);
  expect(await limits.take('action', { session: 'adviser' })).toBeGreaterThan(0);
});

test('what needs no session counts for the address alone, and apart from the chat', async () => {
  const limits = limitsWith({ search: 1, action: 1 });
  const searches = [];
  for (let n = 0; n < 60; n += 1) searches.push(await limits.take('search', { address: '192.0.2.1' }));
  expect(searches.filter((seconds) => seconds === 0)).toHaveLength(50);
  expect(await limits.take('action', { session: 'other', address: '192.0.2.1' })).toBe(0);
});

test('keeps a share of the day’s bytes for what is urgent, which nothing else uses up', async () => {
  const limits = limitsWith({ storedADay: 100, urgentStoredADay: 50 });
  expect(await limits.store('192.0.2.1', 100, false)).toBe(0);
  for (let n = 0; n < 20; n += 1) expect(await limits.store('192.0.2.1', 40, false)).toBeGreaterThan(3600);
  expect(await limits.store('192.0.2.1', 40, true)).toBe(0);
  expect(await limits.store('192.0.2.1', 40, true)).toBeGreaterThan(3600);
  expect(await limits.store('192.0.2.2', 40, false)).toBe(0);
});

test('holds so many streams open for a browser and for an address, and takes places back', () => {
  const limits = limitsWith({ openStreams: { session: 2, address: 3 } });
  const open = (session: string) => limits.holdStream({ session, address: '192.0.2.1' });
  const first = open('one')!;
  expect(open('one')).toBeDefined();
  expect(open('one')).toBeUndefined();
  expect(open('two')).toBeDefined();
  expect(open('three')).toBeUndefined();
  expect(limits.holdStream({ session: 'adviser' })).toBeDefined();
  first();
  expect(open('three')).toBeDefined();
  expect(open('three')).toBeUndefined();
});

test('forgets the oldest where more senders come than can be counted', async () => {
  const counter = createCounter(1, 60, 3);
  for (const key of ['a', 'b', 'c']) expect(await counter.take(key)).toBe(0);
  expect(await counter.take('a')).toBeGreaterThan(0);
  expect(await counter.take('d')).toBe(0);
  expect(await counter.take('a')).toBe(0);
  expect(await counter.take('c')).toBeGreaterThan(0);
});

test('logs one line for many refusals, and not whose they were', async () => {
  const limits = limitsWith({ message: 1 });
  for (let n = 0; n < 100; n += 1)
    await limits.take('message', { session: 'secret-session', address: '192.0.2.1' });
  expect(limits.lines).toEqual([
    'A sender has gone over a rate limit. {"what":"message","by":"session","refused":1}',
  ]);
});
