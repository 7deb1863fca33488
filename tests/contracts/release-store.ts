// Tests how a store keeps releases and their data, on every database.
import { expect, it } from 'vitest';
import type { GuidanceStore } from '../../ingest/model/ports.js';
import { StoreFailure } from '../../knowledge/model/errors.js';
import type { RankingWeights } from '../../knowledge/search/find-passages.js';
import { SIGNALS } from '../../knowledge/search/ranking-signals.js';
import { guidanceFixtures, model } from './guidance-fixtures.js';

/** Each call of `store` must return an empty store. */
export function releaseStoreContract(store: () => GuidanceStore): void {
  const { publish, save } = guidanceFixtures(store);

  it('numbers releases on, and has none live that is still being built', async () => {
    const edition = await save('one', ['A rule.']);
    const first = await store().draftRelease([edition.id], model);
    expect(first).toMatchObject({ number: 1, state: 'building', passages: 1, documents: 1 });
    expect(first.publishedAt).toBeUndefined();
    expect(await store().liveRelease()).toBeUndefined();
    const second = await store().draftRelease([edition.id], model);
    expect(second.number).toBe(2);
    await store().publish(2, undefined);
    expect(await store().liveRelease()).toMatchObject({ number: 2, state: 'published' });
    expect(await store().release(1)).toMatchObject({ state: 'building' });
  });

  it('goes back to an earlier release without changing when that was published', async () => {
    const { release: first } = await publish(await save('one', ['A rule.']));
    await new Promise((resolve) => setTimeout(resolve, 5));
    await publish(await save('one', ['Another.'], 'd2'));
    await store().publish(1, 2);
    expect(await store().liveRelease()).toEqual(first);
    expect(await store().release(2)).toMatchObject({ state: 'published' });
  });

  it('makes only one release live of several that are the first and published at the same time', async () => {
    const numbers: number[] = [];
    for (let n = 0; n < 6; n += 1)
      numbers.push((await store().draftRelease([(await save(`doc-${n}`, [`Rule ${n}.`])).id], model)).number);
    // The connections to PostgreSQL are open before the releases are published.
    await Promise.all(numbers.map((number) => store().release(number)));
    const moved = await Promise.all(numbers.map((number) => store().publish(number, undefined)));
    const won = numbers.filter((_, n) => moved[n]);
    expect(won).toEqual([(await store().liveRelease())!.number]);
    const states = await Promise.all(numbers.map(async (number) => (await store().release(number))!.state));
    expect(states.filter((state) => state === 'published')).toHaveLength(1);
  });

  it('refuses to make a release live that is not there, and leaves the live one', async () => {
    await publish(await save('one', ['A rule.']));
    await expect(store().publish(99, 1)).rejects.toThrow(StoreFailure);
    expect(await store().liveRelease()).toMatchObject({ number: 1 });
  });

  it('keeps a set of editions of the past under one number, apart from what is live', async () => {
    const [one, two] = [await save('one', ['A rule.']), await save('two', ['Another.'])];
    const { release: live } = await publish(one);
    const past = await store().releaseAsOf([one.id, two.id], model);
    expect(past).toMatchObject({ state: 'past', documents: 2, passages: 2 });
    expect((await store().releaseAsOf([two.id, one.id], model)).number).toBe(past.number);
    expect((await store().editionsOf(past.number)).map(({ id }) => id)).toEqual([one.id, two.id]);
    for (const editions of [[one.id], [two.id], []])
      expect((await store().releaseAsOf(editions, model)).number).not.toBe(past.number);
    expect((await store().releaseAsOf([one.id], { ...model, id: 'other' })).number).not.toBe(
      (await store().releaseAsOf([one.id], model)).number,
    );
    expect(await store().liveRelease()).toEqual(live);
    expect(await store().editionsOf((await store().releaseAsOf([], model)).number)).toEqual([]);
  });

  it('decides about the past as about today, also after a new fit', async () => {
    const one = await save('one', ['A rule.']);
    const { release: live } = await publish(one);
    const past = await store().releaseAsOf([], model);
    expect(past.calibration).toBeUndefined();
    const calibration = {
      weights: { cosine: 1.25 },
      bias: -0.5,
      threshold: 0.61,
      fittedOn: { questions: 10, answerable: 7, date: '2026-05-04' },
    };
    await store().saveCalibration(live.number, calibration);
    expect(await store().releaseAsOf([], model)).toMatchObject({ number: past.number, calibration });
    expect((await store().contentOf(past.number)).release.calibration).toEqual(calibration);
  });

  it('numbers releases that are asked for at one instant apart', async () => {
    const ids: number[] = [];
    for (let n = 0; n < 5; n += 1) ids.push((await save(`doc-${n}`, [`Rule ${n}.`])).id);
    const drafted = await Promise.all([
      ...ids.map((id) => store().releaseAsOf([id], model)),
      store().draftRelease(ids, model),
    ]);
    expect(new Set(drafted.map(({ number }) => number)).size).toBe(6);
  });

  it('keeps the settings of answers once each', async () => {
    const settings = {
      glossary: [],
      everydayWords: { cops: 'police' },
      weights: Object.fromEntries(SIGNALS.map((signal) => [signal, 1])) as RankingWeights,
      calibration: {
        weights: { cosine: 1 },
        bias: 0,
        threshold: 0.5,
        fittedOn: { questions: 1, answerable: 1, date: '2026-05-04' },
      },
    };
    expect(await store().settings('one')).toBeUndefined();
    await store().keepSettings('one', settings);
    await store().keepSettings('one', { ...settings, everydayWords: {} });
    expect(await store().settings('one')).toEqual(settings);
  });

  it('drafts a release of nothing, which is empty', async () => {
    const { number } = await store().draftRelease([], model);
    expect(await store().contentOf(number)).toMatchObject({ passages: [], labels: [] });
    expect(await store().vectorsOf(await store().contentOf(number))).toEqual([]);
  });

  it('keeps a calibration with its release', async () => {
    await publish(await save('one', ['A rule.']));
    const calibration = {
      weights: { cosine: 1.25 },
      bias: -0.5,
      threshold: 0.61,
      fittedOn: { questions: 10, answerable: 7, date: '2026-05-04' },
    };
    await store().saveCalibration(1, calibration);
    expect((await store().release(1))!.calibration).toEqual(calibration);
    expect((await store().contentOf(1)).release.calibration).toEqual(calibration);
  });

  it('hands a calibration on to the next release of the same model, and to none of another', async () => {
    await publish(await save('one', ['A rule.']));
    const calibration = {
      weights: { cosine: 1.25 },
      bias: -0.5,
      field: { weights: { cosine: 2 }, bias: 0.25, question: [0.5, -0.5] },
      model: 'hash',
      threshold: 0.61,
      fittedOn: { questions: 10, answerable: 7, date: '2026-05-04' },
    };
    await store().saveCalibration(1, calibration);
    expect((await store().draftRelease([], model)).calibration).toEqual(calibration);
    expect((await store().draftRelease([], { ...model, weightsHash: 'other' })).calibration).toBeUndefined();
  });
}
