// A process that cannot load the live release says so, once, and goes on answering from the one before.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepLoaded } from '../../../ingest/releases/keep-loaded.js';
import { createLiveRelease } from '../../../ingest/releases/load-release.js';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import { note, startGuidance } from '../../support/running-guidance.js';
import type { RunningGuidance } from '../../support/running-guidance.js';

const FULL = new StoreFailure('The disk is full.', 'Free some space.');

let guidance: RunningGuidance;
let broken: boolean;
beforeEach(async () => {
  broken = false;
  guidance = await startGuidance();
  await guidance.put('guardian.md', note('Guardians', 'A guardian is appointed within five days.'));
  await guidance.publish();
  vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await guidance.close();
});

const load = () => {
  const { indexFiles } = guidance.ports;
  const open = vi.fn((content: Parameters<typeof indexFiles.open>[0]) =>
    content.release.number === 2 && broken ? Promise.reject(FULL) : indexFiles.open(content),
  );
  return { open, live: createLiveRelease({ ...guidance.loading, indexFiles: { ...indexFiles, open } }) };
};

it('reports once that the next release cannot be loaded, tries again after a pause, and loads it', async () => {
  const { open, live } = load();
  const failures: unknown[] = [];
  const stop = keepLoaded(live.refresh, (error) => failures.push(error));
  const number = async () => (await live.current())?.index.content.release.number;
  const pass = async (seconds: number) => {
    for (let n = 0; n < seconds; n += 1) {
      vi.advanceTimersByTime(1_000);
      expect(await number()).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  try {
    await vi.waitFor(async () => expect(await number()).toBe(1));
    broken = true;
    await guidance.put('guardian.md', note('Guardians', 'A guardian is appointed within nine days.'));
    await guidance.publish();
    await pass(60);
    expect(failures).toEqual([FULL]);
    expect(open.mock.calls.length).toBeLessThanOrEqual(4);
    broken = false;
    await vi.waitFor(async () => {
      vi.advanceTimersByTime(1_000);
      expect(await number()).toBe(2);
    });
  } finally {
    stop();
  }
});
