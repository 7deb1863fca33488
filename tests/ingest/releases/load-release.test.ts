// Tests that the live release reaches every process, even if its index files are damaged, and that no
// question fails while it loads.
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLiveRelease, loadRelease } from '../../../ingest/releases/load-release.js';
import { IndexFailure, StoreFailure } from '../../../knowledge/model/errors.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { note, startGuidance, type RunningGuidance } from '../../support/running-guidance.js';

const FIRST = 'An independent guardian is appointed for the child within five days.';
const SECOND = 'An independent guardian is appointed for the child within nine days.';

let guidance: RunningGuidance;
beforeEach(async () => {
  guidance = await startGuidance();
  await guidance.put('guardian.md', note('Guardians', FIRST));
  await guidance.publish();
});
afterEach(async () => {
  vi.useRealTimers();
  await guidance.close();
});

describe('index files', () => {
  const folder = () => join(guidance.home, 'releases', '1');
  const load = () => loadRelease(guidance.loading, 1);

  it('that are whole are used as they are', async () => {
    await load();
    expect(guidance.rebuilt).toEqual([]);
  });

  it('that are damaged, cut or gone are built again from the store, each of them', async () => {
    // Leaves out the file that is only needed to make the next release.
    const names = (await readdir(folder())).filter((name) => name !== 'keyword-counts.bin');
    expect(names.length).toBeGreaterThanOrEqual(4);
    for (const name of names) {
      const file = join(folder(), name);
      const bytes = await readFile(file);
      bytes[bytes.length >> 1]! ^= 1;
      const harm = [() => writeFile(file, bytes), () => writeFile(file, ''), () => rm(file)];
      for (const doHarm of harm) {
        guidance.rebuilt.length = 0;
        await doHarm();
        const { index } = await load();
        expect(guidance.rebuilt, name).toEqual([1]);
        expect(index.content.passages[0]!.text).toBe(FIRST);
        await load();
        expect(guidance.rebuilt, name).toEqual([1]);
      }
    }
  });

  it('whose whole folder is gone are built again, and answer as before', async () => {
    const before = await guidance.ask('When is an independent guardian appointed?');
    await rm(folder(), { recursive: true });
    const { index } = await load();
    const { vector } = await guidance.ports.embedder.embedQuestion('guardian' as never);
    const nearest = await index.nearest(vector, 5);
    expect(nearest.map(({ ordinal }) => index.content.passages[ordinal]!.id)).toEqual(
      before.passages.map(({ passage }) => passage.id),
    );
    expect((await index.vectorsOf([0]))[0]!.sentences).toBeDefined();
  });

  it('of another store with just as many passages are not mistaken for these', async () => {
    const other = await startGuidance();
    try {
      await other.put('guardian.md', note('Guardians', SECOND));
      await other.publish();
      await other.ports.indexFiles.open(await other.ports.store.contentOf(1));
      const open = other.ports.indexFiles.open(await guidance.ports.store.contentOf(1));
      await expect(open).rejects.toThrow(IndexFailure);
    } finally {
      await other.close();
    }
  });
});

describe('a release', () => {
  it('made with another model is refused, with the way out', async () => {
    const ports = { ...guidance.loading, embedder: createFakeEmbedder({ id: 'another' }) };
    const failure = await loadRelease(ports, 1).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(IndexFailure);
    expect(failure).toMatchObject({
      message: 'Release 1 was embedded with fake, but the embedder is now another.',
      remedy: expect.stringContaining('--publish'),
    });
  });

  it('that is not in the store is refused', async () => {
    await expect(loadRelease(guidance.loading, 9)).rejects.toThrow(StoreFailure);
  });

  it('is loaded with its own calibration where it has one', async () => {
    expect((await loadRelease(guidance.loading, 1)).calibration).toEqual(guidance.loading.calibration);
    const own = { ...guidance.loading.calibration, threshold: 0.9 };
    await guidance.ports.store.saveCalibration(1, own);
    expect((await loadRelease(guidance.loading, 1)).calibration).toEqual(own);
  });

  it('is loaded with the calibration that ships where its own is of signals that this version does not have', async () => {
    const { loading } = guidance;
    const own = { ...loading.calibration, threshold: 0.9 };
    const stale = [
      { ...own, weights: { ...own.weights, moonlight: 2 } },
      { ...own, field: { weights: { moonlight: 2 }, bias: 0 } },
    ];
    for (const calibration of stale) {
      await guidance.ports.store.saveCalibration(1, calibration);
      expect((await loadRelease(loading, 1)).calibration).toEqual(loading.calibration);
    }
  });

  it('takes the calibration of a model only where the release was embedded with it, and its own before that', async () => {
    const { loading } = guidance;
    const model = loading.embedder.model.weightsHash;
    const ofModel = { ...loading.calibration, model, threshold: 0.7 };
    const calibrationWith = async (calibrationOfModel: typeof ofModel) =>
      (await loadRelease({ ...loading, calibrationOfModel }, 1)).calibration;
    expect(await calibrationWith(ofModel)).toEqual(ofModel);
    expect(await calibrationWith({ ...ofModel, model: 'another' })).toEqual(loading.calibration);
    const own = { ...loading.calibration, threshold: 0.9 };
    await guidance.ports.store.saveCalibration(1, own);
    expect(await calibrationWith(ofModel)).toEqual(own);
  });
});

describe('written questions', () => {
  const load = async (model: string) => {
    const about = () => Int8Array.of(1);
    const { index } = await loadRelease({ ...guidance.loading, writtenQuestions: { model, about } }, 1);
    return index.questions;
  };

  it('are searched in a release that their model embedded', async () => {
    expect(await load(guidance.loading.embedder.model.weightsHash)).toEqual([Int8Array.of(1)]);
  });

  it('are left out where another model embedded it: their vectors cannot be compared', async () => {
    expect(await load('another')).toBeUndefined();
  });
});

describe('a calibration that knows its field', () => {
  const elsewhereOf = async (centre: number[]) => {
    const { loading } = guidance;
    const field = { weights: { cosine: 1 }, bias: 0 };
    const home = {
      ...loading.calibration,
      model: loading.embedder.model.weightsHash,
      field: { weights: {}, bias: 3 },
    };
    const calibrationOfModel = { ...home, elsewhere: { centre, field, threshold: 0.2 } };
    const { calibration } = await loadRelease({ ...loading, calibrationOfModel }, 1);
    return { calibration, home, field };
  };
  const centre = async () => {
    const { vector } = await guidance.ports.embedder.embedQuestion(FIRST as never);
    return [...vector];
  };

  it('judges a release near its questions with all that it knows', async () => {
    const { calibration, home } = await elsewhereOf(await centre());
    expect(calibration).toEqual(home);
  });

  it('judges a release of another field without knowing the field, by another threshold', async () => {
    const { calibration, home, field } = await elsewhereOf((await centre()).map((value) => -value));
    expect(calibration).toEqual({ ...home, field, threshold: 0.2 });
  });
});

describe('the live release of a running process', () => {
  /** Moves the clock forward, so that the process checks for a newer release without a real wait. */
  const passTime = () => vi.advanceTimersByTime(10_000);
  const numberOf = async (live: ReturnType<typeof createLiveRelease>['current']) =>
    (await live())?.index.content.release.number;
  const publishNext = async () => {
    await guidance.put('guardian.md', note('Guardians', SECOND));
    await guidance.publish();
  };
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
  });

  it('is undefined until there is one, and then found', async () => {
    const other = await startGuidance();
    try {
      const { current: live } = createLiveRelease(other.loading);
      expect(await live()).toBeUndefined();
      await other.put('guardian.md', note('Guardians', FIRST));
      await other.publish();
      passTime();
      expect(await numberOf(live)).toBe(1);
    } finally {
      await other.close();
    }
  });

  it('is loaded once, however many ask at the same time', async () => {
    const open = vi.spyOn(guidance.ports.indexFiles, 'open');
    const { current: live } = createLiveRelease({
      ...guidance.loading,
      indexFiles: guidance.ports.indexFiles,
    });
    const all = await Promise.all([live(), live(), live()]);
    expect(new Set(all).size).toBe(1);
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('becomes the newly published one, and no question fails or waits for it', async () => {
    const { current: live } = createLiveRelease(guidance.loading);
    expect(await numberOf(live)).toBe(1);
    await publishNext();
    expect(await numberOf(live)).toBe(1);
    passTime();
    expect(await numberOf(live)).toBe(1);
    await expect.poll(() => numberOf(live)).toBe(2);
  });

  it('goes back when the pointer goes back', async () => {
    await publishNext();
    const { current: live } = createLiveRelease(guidance.loading);
    expect(await numberOf(live)).toBe(2);
    await guidance.ports.store.publish(1, 2);
    passTime();
    await expect.poll(() => numberOf(live)).toBe(1);
  });

  /** Makes the index files of the second release impossible to open until a test repairs them. */
  const brokenFiles = () => {
    const real = guidance.ports.indexFiles;
    const state = { isBroken: true };
    const open = vi.fn((content: Parameters<typeof real.open>[0]) =>
      content.release.number === 2 && state.isBroken
        ? Promise.reject(new StoreFailure('Not now.', 'Wait.'))
        : real.open(content),
    );
    return { state, open, indexFiles: { ...real, open } };
  };

  it('stays the one before while the next cannot be loaded, and becomes the next once it can', async () => {
    const { state, indexFiles } = brokenFiles();
    const { current: live } = createLiveRelease({ ...guidance.loading, indexFiles });
    expect(await numberOf(live)).toBe(1);
    await publishNext();
    for (let n = 0; n < 5; n += 1) {
      passTime();
      expect(await numberOf(live)).toBe(1);
    }
    state.isBroken = false;
    await expect
      .poll(() => {
        passTime();
        return numberOf(live);
      })
      .toBe(2);
  });

  it('that cannot be loaded is reported by each refresh, but is tried only every 30 seconds', async () => {
    const { open, indexFiles } = brokenFiles();
    const { current, refresh } = createLiveRelease({ ...guidance.loading, indexFiles });
    await refresh();
    await publishNext();
    for (let second = 0; second < 60; second += 1) {
      vi.advanceTimersByTime(1_001);
      if (second < 2) await refresh().catch(() => undefined);
      else await expect(refresh()).rejects.toThrow('Not now.');
      expect(await numberOf(current)).toBe(1);
    }
    expect(open.mock.calls.map(([{ release }]) => release.number)).toEqual([1, 2, 2]);
  });

  it('that cannot be loaded at all fails the question, and the next one tries again', async () => {
    let broken = true;
    const store = {
      ...guidance.ports.store,
      liveRelease: () =>
        broken ? Promise.reject(new StoreFailure('Down.', 'Wait.')) : guidance.ports.store.liveRelease(),
    };
    const { current: live } = createLiveRelease({ ...guidance.loading, store });
    await expect(live()).rejects.toThrow(StoreFailure);
    broken = false;
    expect(await numberOf(live)).toBe(1);
  });
});
