// A process that fails to start is not started again immediately, because each start uses about a second of
// processor time.
import { spawn, type ChildProcess } from 'node:child_process';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { superviseChild } from '../../../adapters/process/supervise-child.js';

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => vi.useRealTimers());

const messageOf = (error: unknown) => (error as Error).message;

/** Makes a start function that fails until `repair` is called. */
function makeStarts() {
  let starts = 0;
  let broken = true;
  const start = (onFork: (child: ChildProcess) => void): Promise<ChildProcess> => {
    starts++;
    if (broken) return Promise.reject(new Error(`start ${starts} failed`));
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
    onFork(child);
    return Promise.resolve(child);
  };
  return { start, count: () => starts, repair: () => (broken = false) };
}

test('a process that cannot start fails at once until a pause is over, and the pauses grow', async () => {
  const starts = makeStarts();
  const kept = superviseChild({ start: starts.start, onCrash: () => undefined });
  const outcomes = [];
  for (let step = 0; step < 8; step++) {
    outcomes.push(await kept.running().catch(messageOf));
    vi.advanceTimersByTime(130);
  }
  // The child is only started again after 250 ms, then after 500 ms.
  const expected = ['1', '1', '2', '2', '2', '2', '3', '3'];
  expect(outcomes).toEqual(expected.map((number) => `start ${number} failed`));
});

test('a process that could not start for a long time is tried again every 5 seconds, and then works', async () => {
  const starts = makeStarts();
  const kept = superviseChild({ start: starts.start, onCrash: () => undefined });
  for (let second = 0; second < 60; second++) {
    await kept.running().catch(() => undefined);
    vi.advanceTimersByTime(1_000);
  }
  expect(starts.count()).toBeLessThan(20);
  starts.repair();
  vi.advanceTimersByTime(5_000);
  const child = await kept.running();
  expect(kept.current()).toBe(child);
  expect(await kept.running()).toBe(child);
  await kept.close();
});

test('a process that crashes is restarted after a pause, which everyone who asks waits for', async () => {
  const starts = makeStarts();
  starts.repair();
  const crashes: string[] = [];
  const kept = superviseChild({ start: starts.start, onCrash: (reason) => crashes.push(reason) });
  const first = await kept.running();
  first.kill('SIGKILL');
  await expect.poll(() => crashes).toEqual(['SIGKILL']);
  const from = Date.now();
  expect(await kept.running()).not.toBe(first);
  expect(Date.now() - from).toBeGreaterThanOrEqual(240);
  await kept.close();
});
