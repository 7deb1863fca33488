// Tests that a process that hangs is stopped, even if questions keep being sent to it.
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { askChild } from '../../../adapters/process/ask-child.js';

afterEach(() => {
  vi.useRealTimers();
});

test('a process that never answers is ended, also while questions keep coming', async () => {
  const log: string[] = [];
  const child = askChild<number, number>({
    file: fileURLToPath(new URL('child-that-hangs.ts', import.meta.url)),
    says: { process: 'P', failed: 'F', remedy: 'R', cannotStart: 'C', startRemedy: 'S' },
    log: (line) => log.push(line),
    silenceMs: 60_000,
  });
  await child.ready();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  for (const question of [1, 2, 3]) {
    void child.ask(question).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(25_000);
  }
  vi.useRealTimers();
  await expect.poll(() => log).toEqual([expect.stringContaining('P stopped unexpectedly (SIGKILL)')]);
  await child.close();
});
