// PostgreSQL finds the same vectors as the index in memory. Each vector is written once for all releases that
// contain it.
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADVISORY_LOCKS } from '../../../../adapters/sql/engine/advisory-locks.js';
import { createExactIndex } from '../../../../adapters/index/exact-index.js';
import { openDatabase, type Database } from '../../../../adapters/sql/engine/open-database.js';
import { runExclusively } from '../../../../adapters/sql/engine/run-exclusively.js';
import { transact } from '../../../../adapters/sql/engine/transact.js';
import { createVectorStore } from '../../../../adapters/sql/guidance/vector-store.js';
import type { VectorStore } from '../../../../ingest/model/ports.js';
import { IndexFailure } from '../../../../knowledge/model/errors.js';
import type { EmbeddingModel, Release } from '../../../../knowledge/model/release.js';
import {
  randomEntries,
  unit,
  vectorIndexContract,
  type LabelledVector,
} from '../../../contracts/vector-index.js';
import type { TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { addBareRelease, vectorDatabase } from '../../../support/vector-database.js';
import { shared } from '../../../support/per-test.js';
import { sharedPostgres } from '../../../support/postgres.js';
import { describeWith, pathOf } from '../../../support/requirements.js';

const model: EmbeddingModel = { id: 'test', dimension: 8, weightsHash: 'a'.repeat(64), maxTokens: 256 };
/** The largest rounding error. Both vectors are rounded, because halfvec keeps 11 bits of each number. */
const ROUNDING = 2 ** -10;

describeWith('pgvector', 'vectors in PostgreSQL', () => {
  const server = shared(() => sharedPostgres(pathOf('postgresql')!));

  // With 9,000 vectors, even half of them are too many to compare one by one.
  describe.each([
    ['a graph in PostgreSQL', 600, false],
    ['a graph in PostgreSQL', 9_000, false],
    ['PostgreSQL comparing all', 600, true],
  ] as const)('%s, with %i vectors and then others', (name, vectors, exact) => {
    let large: TemporaryDatabase;
    let small: TemporaryDatabase;
    let latest = 0;
    beforeAll(async () => {
      [large, small] = [await vectorDatabase(server.url), await vectorDatabase(server.url)];
    });
    afterAll(async () => {
      await large.remove();
      await small.remove();
    });
    const build = async (entries: LabelledVector[]) => {
      // Small indexes have a separate database. In a shared one, writing each of them would first have to
      // mark thousands of rows as no longer used, which takes seconds.
      const { database } = entries.length === vectors ? large : small;
      const { content, vectorsOf } = await addBareRelease(database, ++latest, entries, { model });
      const store = createVectorStore(database);
      await store.write(content, vectorsOf);
      return store.open(content, { exact });
    };
    vectorIndexContract(name, vectors, build, ROUNDING);
  });

  it('misses none of the nearest if a filter allows so few that comparing them is quicker', async () => {
    const temporary = await vectorDatabase(server.url);
    // In clusters of many dimensions, neighbours are about equally far apart, so that a graph misses some.
    const centres = randomEntries(40, 64, 7);
    const clustered = randomEntries(8_400, 64).map(({ label, vector }, n) => {
      const centre = centres[Math.floor(n / 210)]!.vector;
      return { label, vector: unit(Array.from(vector, (value, i) => 0.7 * value + centre[i]!)) };
    });
    const { content, vectorsOf } = await addBareRelease(temporary.database, 1, clustered, {
      model: { ...model, dimension: 64 },
    });
    const store = createVectorStore(temporary.database);
    await store.write(content, vectorsOf);
    const index = await store.open(content);
    const truth = createExactIndex(
      clustered.map(({ vector }) => vector),
      content.labels,
    );
    const isAllowed = (label: number) => label > 8_400;
    let right = 0;
    for (const { vector } of clustered.filter((_, n) => n < 2_000 && n % 100 === 0)) {
      const best = (await truth.nearest(vector, 200, isAllowed)).map(({ label }) => label);
      const found = new Set((await index.nearest(vector, 200, isAllowed)).map(({ label }) => label));
      right += best.filter((label) => found.has(label)).length;
    }
    // Rounding may swap passages that are about equally near.
    expect(right / 4_000).toBeGreaterThan(0.995);
    await temporary.remove();
  });

  describe('what a publication writes', () => {
    let temporary: TemporaryDatabase;
    let database: Database;
    let store: VectorStore;
    const entries = randomEntries(300);
    beforeEach(async () => {
      temporary = await vectorDatabase(server.url);
      ({ database } = temporary);
      store = createVectorStore(database);
    });
    afterEach(() => temporary.remove());

    const add = async (number: number, held: readonly LabelledVector[], state?: Release['state']) => {
      const release = await addBareRelease(database, number, held, { model, ...(state && { state }) });
      await store.write(release.content, release.vectorsOf);
      return release;
    };
    const versions = async () => {
      const { rows } = await sql<{ id: number; passage: number; version: string }>`
        select id, passage, xmin::text as version from passage_vectors`.execute(database.kysely);
      return new Map(rows.map(({ id, passage, version }) => [`${id} ${version}`, passage]));
    };
    const labelsOf = (held: readonly LabelledVector[]) =>
      held.map(({ label }) => label).sort((a, b) => a - b);
    const foundIn = async ({ content }: Awaited<ReturnType<typeof add>>, options = {}) => {
      const index = await store.open(content, options);
      const found = await index.nearest(entries[0]!.vector, 1_000);
      return found.map(({ label }) => label).sort((a, b) => a - b);
    };

    it('is only the passages that changed', async () => {
      const first = await add(1, entries);
      const before = await versions();
      const changed = entries.map((entry, n) => (n === 7 ? { ...entry, vector: entries[8]!.vector } : entry));
      const second = await add(2, [...changed.slice(0, 299), { label: 9_999, vector: entries[299]!.vector }]);
      expect([...second.asked].sort((a, b) => a - b)).toEqual([7, 299]);
      const after = await versions();
      const written = [...after].filter(([key]) => !before.has(key)).map(([, passage]) => passage);
      // New rows are written for passages 15 and 9,999. The old rows of passages 15 and 599 are updated with
      // their last release.
      expect(written.sort((a, b) => a - b)).toEqual([15, 15, 599, 9_999]);
      expect(await foundIn(first)).toEqual(labelsOf(entries));
      expect(await foundIn(second)).toEqual(
        labelsOf([...entries.slice(0, 299), { ...entries[0]!, label: 9_999 }]),
      );
    });

    it('is also written while a process is the only one at work', async () => {
      // On a first start, one process imports the sample notes while it holds the lock of `runExclusively`.
      // In an earlier version, the lock for writing vectors had the same number, so the import never
      // finished.
      await runExclusively(database, async () => {
        await add(1, entries);
      });
      expect((await versions()).size).toBe(entries.length);
    }, 20_000);

    it('leaves a passage with another vector in each release that has it', async () => {
      const first = await add(1, entries);
      const second = await add(2, [{ label: 1, vector: entries[9]!.vector }, ...entries.slice(1)]);
      for (const [release, vector] of [
        [first, entries[0]!.vector] as const,
        [second, entries[9]!.vector] as const,
      ]) {
        const [held] = await (await store.open(release.content)).vectorsOf([1]);
        expect([...held!.vector]).toEqual([...vector]);
      }
    });

    it('is nothing if a release before is taken up again, and little for the one that follows', async () => {
      const first = await add(1, entries);
      await add(2, entries.slice(0, 290));
      const before = await versions();
      await store.write(first.content, first.vectorsOf);
      expect(await versions()).toEqual(before);
      const third = await add(3, entries.slice(5));
      expect(third.asked).toEqual([]);
      expect(await foundIn(third)).toEqual(labelsOf(entries.slice(5)));
      expect(await foundIn(first)).toEqual(labelsOf(entries));
    });

    it('does not depend on which of two drafts is written first', async () => {
      await add(1, entries);
      const [second, third] = [entries.slice(0, 200), entries.slice(100)];
      const later = await add(3, third);
      const earlier = await add(2, second);
      expect(await foundIn(earlier)).toEqual(labelsOf(second));
      expect(await foundIn(later)).toEqual(labelsOf(third));
      expect(await foundIn(await add(4, entries))).toEqual(labelsOf(entries));
    });

    it('takes nothing from what is live if someone asks about the past', async () => {
      const live = await add(2, entries.slice(0, 200));
      const before = await versions();
      const past = await add(3, entries.slice(100), 'past');
      expect(past.asked).toHaveLength(100);
      for (const key of before.keys()) expect((await versions()).has(key)).toBe(true);
      expect(await foundIn(live)).toEqual(labelsOf(entries.slice(0, 200)));
      expect(await foundIn(past, { exact: true })).toEqual(labelsOf(entries.slice(100)));
    });

    it('can be removed once no release is left that has it', async () => {
      const first = await add(1, entries);
      const second = await add(2, entries.slice(0, 250));
      await store.removeBefore(2);
      await expect(store.open(first.content)).rejects.toThrow(IndexFailure);
      expect(await foundIn(second)).toEqual(labelsOf(entries.slice(0, 250)));
      const again = await store.write(first.content, first.vectorsOf).then(() => foundIn(first));
      expect(again).toEqual(labelsOf(entries));
      expect(await foundIn(second)).toEqual(labelsOf(entries.slice(0, 250)));
    });

    it('keeps models apart, and closes what the model before had', async () => {
      const first = await add(1, entries);
      const other = { ...model, weightsHash: 'b'.repeat(64), dimension: 16 };
      const release = await addBareRelease(database, 2, randomEntries(300, 16), { model: other });
      await store.write(release.content, release.vectorsOf);
      const index = await store.open(release.content);
      expect(await index.nearest(randomEntries(300, 16)[3]!.vector, 1)).toMatchObject([{ label: 7 }]);
      expect(await foundIn(first)).toEqual(labelsOf(entries));
      await store.removeBefore(2);
      await expect(store.open(first.content)).rejects.toThrow(IndexFailure);
    });

    it('is there once if two machines write it at once', async () => {
      const { content, vectorsOf, asked } = await addBareRelease(database, 1, entries, { model });
      const others = createVectorStore(database);
      await Promise.all([store.write(content, vectorsOf), others.write(content, vectorsOf)]);
      expect(asked).toHaveLength(entries.length);
    });

    it('makes a new graph if the table was emptied, instead of filling the old one', async () => {
      const first = await add(1, entries);
      const graphs = async () => {
        const { rows } = await sql<{ id: number }>`
          select indexrelid::int8 as id from pg_index join pg_class on pg_class.oid = indexrelid
          where indrelid = 'passage_vectors'::regclass and relam = (select oid from pg_am where amname = 'hnsw')`.execute(
          database.kysely,
        );
        return rows.map(({ id }) => id);
      };
      const before = await graphs();
      await sql`truncate passage_vectors`.execute(database.kysely);
      await store.write(first.content, first.vectorsOf);
      expect(await graphs()).toHaveLength(1);
      expect(await graphs()).not.toEqual(before);
      expect(await foundIn(first)).toEqual(labelsOf(entries));
    });

    it('can wait for another machine without taking the connections that others need', async () => {
      const { content, vectorsOf } = await add(1, entries);
      const others = await openDatabase({
        dataDir: '',
        databaseUrl: temporary.databaseUrl!,
        hasVectors: true,
      });
      await transact(others.kysely, async (tx) => {
        await sql`select pg_advisory_xact_lock(${ADVISORY_LOCKS.writeVectors})`.execute(tx);
        const writing = Array.from({ length: 12 }, () => store.write(content, vectorsOf));
        // Only 1 of the 12 writes uses a connection to wait for the lock.
        await sql`select pg_sleep(0.3)`.execute(database.kysely);
        expect(database.connections!().waitedFor).toBe(0);
        expect(database.connections!().open).toBeLessThan(5);
        void Promise.all(writing);
      });
      await others.close();
      await store.write(content, vectorsOf);
    });

    it('leaves a release that was opened to be searched, even if its rows have been removed', async () => {
      const { content } = await add(1, entries);
      const index = await store.open(content);
      await add(2, entries.slice(1));
      await store.removeBefore(2);
      const [held] = await index.vectorsOf([1]);
      expect([...held!.vector]).toEqual([...entries[0]!.vector]);
      const [removed, there] = await index.cosines([1, entries[1]!.label], entries[0]!.vector);
      expect(removed).toBeCloseTo(1, 5);
      expect(there).toBeLessThan(1);
    });
  });
});
