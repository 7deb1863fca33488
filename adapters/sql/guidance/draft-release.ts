// Makes a release from a set of editions: a draft that may go live, or the guidance as it was on a past date.
import { sql, type Insertable } from 'kysely';
import type { EmbeddingModel, Release } from '../../../knowledge/model/release.js';
import type { Queries, Tables } from '../engine/open-database.js';
import { readRelease } from './guidance-rows.js';
import { slices } from '../engine/slices.js';

export async function draftRelease(
  tx: Queries,
  editions: readonly number[],
  model: EmbeddingModel,
  state: Release['state'] = 'building',
): Promise<Release> {
  const row = {
    state,
    model: JSON.stringify(model),
    passages: 0,
    documents: editions.length,
    calibration: await liveCalibration(tx, model),
    created_at: new Date().toISOString(),
    published_at: null,
  };
  const number = await insertNext(tx, row);
  for (const some of slices(editions.map((id) => ({ release: number, edition: id }))))
    await tx.insertInto('release_editions').values(some).execute();
  const passages = await countPassages(tx, number);
  await tx.updateTable('releases').set({ passages }).where('number', '=', number).execute();
  return readRelease({ number, ...row, passages });
}

/** Counts passages with the same text as one. */
async function countPassages(tx: Queries, release: number): Promise<number> {
  const { count } = await tx
    .selectFrom('release_editions')
    .innerJoin('edition_passages', 'edition_passages.edition', 'release_editions.edition')
    .select(sql<number>`count(distinct passage)`.as('count'))
    .where('release', '=', release)
    .executeTakeFirstOrThrow();
  return count;
}

/** If 2 drafts are made at the same moment, one waits for the other and gets the next number. */
async function insertNext(tx: Queries, row: Omit<Insertable<Tables['releases']>, 'number'>): Promise<number> {
  for (;;) {
    const last = await tx
      .selectFrom('releases')
      .select((e) => e.fn.max('number').as('number'))
      .executeTakeFirst();
    const number = (last?.number ?? 0) + 1;
    const result = await tx
      .insertInto('releases')
      .values({ number, ...row })
      .onConflict((conflict) => conflict.column('number').doNothing())
      .executeTakeFirst();
    if (result.numInsertedOrUpdatedRows === 1n) return number;
  }
}

/** A draft uses the live release's calibration, unless it has a different embedding model. */
async function liveCalibration(tx: Queries, model: EmbeddingModel): Promise<string | null> {
  const live = await tx
    .selectFrom('live_release')
    .innerJoin('releases', 'releases.number', 'live_release.release')
    .select(['releases.calibration', 'releases.model'])
    .executeTakeFirst();
  return live?.model === JSON.stringify(model) ? live.calibration : null;
}

/**
 * If there is already a release with the same editions for a past date, reuses it. Otherwise, asking about
 * every day of a year would fill the store. Changes its calibration to the current one, which is safe
 * because the settings of each earlier answer are stored with the answer.
 */
export async function releaseAsOf(
  tx: Queries,
  editions: readonly number[],
  model: EmbeddingModel,
): Promise<Release> {
  const known = await releaseOfEditions(tx, editions, model);
  if (!known) return draftRelease(tx, editions, model, 'past');
  const calibration = await liveCalibration(tx, model);
  if (calibration !== known.calibration)
    await tx.updateTable('releases').set({ calibration }).where('number', '=', known.number).execute();
  return readRelease({ ...known, calibration });
}

/** Finds the first release for a past date with exactly these editions. */
async function releaseOfEditions(tx: Queries, editions: readonly number[], model: EmbeddingModel) {
  let candidates = await tx
    .selectFrom('releases')
    .selectAll()
    .where('state', '=', 'past')
    .where('documents', '=', editions.length)
    .where('model', '=', JSON.stringify(model))
    .orderBy('number')
    .execute();
  for (const some of slices(editions)) {
    if (!candidates.length) return undefined;
    const numbers = candidates.map(({ number }) => number);
    const holding = await tx
      .selectFrom('release_editions')
      .select('release')
      .where('release', 'in', numbers)
      .where('edition', 'in', some)
      .groupBy('release')
      .having((e) => e.fn.countAll(), '=', some.length)
      .execute();
    const holders = new Set(holding.map(({ release }) => release));
    candidates = candidates.filter(({ number }) => holders.has(number));
  }
  return candidates[0];
}
