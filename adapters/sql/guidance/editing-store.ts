import { questionErased, type SourceRecord, type Trial } from '../../../ingest/model/editing.js';
import type { FetchedCopy } from '../../../ingest/model/fetching.js';
import type { GoldenRecords, TrialRecords } from '../../../ingest/model/golden-records.js';
import type { EditingStore, EditionEnd, SourceRecords } from '../../../ingest/model/ports.js';
import type { Database, DialectName, Queries } from '../engine/open-database.js';
import { transact } from '../engine/transact.js';
import { changeRecords } from './change-records.js';
import { readPublication, readTrial } from './editing-rows.js';
import { edition, lockLive } from './guidance-store.js';
import { publishStep, releasesBehind } from './publish-step.js';
import { dropRemoved, withoutRemoved, type TrialTable } from './remove-questions-from-results.js';
import { passageOf, placesOf } from './read-release.js';
import { wrongAnswerRecords } from './wrong-answers.js';
import { rowOf, recordOf } from '../engine/columns.js';
import { slices } from '../engine/slices.js';
import { all, first } from '../engine/read-rows.js';
import { otherForms, storeRewordings } from '../passages/reworded-passages.js';

export function createEditingStore(database: Database): EditingStore {
  const db = database.kysely;
  return {
    ...sourceRecords(database),
    ...changeRecords(database),
    ...goldenRecords(database),
    ...trialRecords(database),
    edition: async (id) => {
      const record = await first(db.selectFrom('editions').selectAll().where('id', '=', id), edition);
      if (!record) return undefined;
      const places = await placesOf(db).where('place.edition', '=', id).execute();
      const placed = places.map((place) => ({
        passage: passageOf(place),
        contextDigest: place.context_digest,
      }));
      return { record, placed };
    },
    publish: (step) => transact(db, (tx) => publishStep(tx, step)),
    publications: (limit) => {
      const newest = db.selectFrom('publications').selectAll().orderBy('id', 'desc');
      return all(limit === undefined ? newest : newest.limit(limit), readPublication);
    },
    releasedEditions: () => {
      const published = db
        .selectFrom('release_editions')
        .innerJoin('releases', 'releases.number', 'release_editions.release')
        .select('edition')
        .where('releases.state', '=', 'published');
      return all(db.selectFrom('editions').selectAll().where('id', 'in', published).orderBy('id'), edition);
    },
    editionsBehind: async (release) => {
      const behind = [...(await releasesBehind(db, release))];
      const held = db.selectFrom('release_editions').select('edition').where('release', 'in', behind);
      return all(db.selectFrom('editions').selectAll().where('id', 'in', held).orderBy('id'), edition);
    },
    editionEnds: (release) => editionEnds(db, release),
    recordRewordings: async (rewordings) => {
      if (!rewordings.length) return;
      await transact(db, async (tx) => {
        await lockLive(tx);
        await storeRewordings(tx, rewordings);
      });
    },
    otherForms: (passages) => otherForms(db, passages),
  };
}

async function editionEnds(db: Queries, release: number): Promise<EditionEnd[]> {
  const behind = [...(await releasesBehind(db, release))];
  return db
    .selectFrom((e) =>
      e
        .selectFrom('publications')
        .where('kind', '!=', 'roll-back')
        .where('release', 'in', behind)
        .select('release as earlier')
        .select(({ fn }) =>
          fn
            .agg<number>('lead', ['id'])
            .over((o) => o.orderBy('id'))
            .as('next'),
        )
        .as('moves'),
    )
    .innerJoin('publications as moved', 'moved.id', 'moves.next')
    .innerJoin('release_editions as held', 'held.release', 'moves.earlier')
    .leftJoin('release_editions as kept', (join) =>
      join.onRef('kept.release', '=', 'moved.release').onRef('kept.edition', '=', 'held.edition'),
    )
    .where('kept.edition', 'is', null)
    .select(['held.edition', 'moved.at'])
    .orderBy('moved.id')
    .orderBy('held.edition')
    .execute();
}

function sourceRecords(database: Database): SourceRecords {
  const db = database.kysely;
  return {
    sources: () => all(db.selectFrom('followed_sources').selectAll().orderBy('slug'), recordOf),
    source: (slug) => first(db.selectFrom('followed_sources').selectAll().where('slug', '=', slug), recordOf),
    copy: async (source, url) => {
      const row = await db
        .selectFrom('fetched_copies')
        .select(['url', 'etag', 'last_modified', 'content_type', 'bytes'])
        .where('source', '=', source)
        .where('url', '=', url)
        .executeTakeFirst();
      return row && recordOf(row, { bytes: new Uint8Array(row.bytes) });
    },
    recordRefresh: (record, copies) => transact(db, (tx) => recordRefresh(tx, record, copies)),
  };
}

async function recordRefresh(
  tx: Queries,
  record: SourceRecord,
  copies: readonly FetchedCopy[],
): Promise<void> {
  const { slug, state, reason, movedTo, checkedAt, changedAt, failures } = record;
  for (const { url, etag, lastModified, contentType, bytes: read } of copies) {
    const bytes = Buffer.from(read);
    const row = rowOf<'fetched_copies'>({ source: slug, url, etag, lastModified, contentType, bytes });
    await tx
      .insertInto('fetched_copies')
      .values(row)
      .onConflict((c) => c.columns(['source', 'url']).doUpdateSet(row))
      .execute();
  }
  const row = rowOf<'followed_sources'>({ slug, state, reason, movedTo, checkedAt, changedAt, failures });
  await tx
    .insertInto('followed_sources')
    .values(row)
    .onConflict((c) => c.column('slug').doUpdateSet(row))
    .execute();
}

function goldenRecords(database: Database): GoldenRecords {
  const { kysely: db, dialect } = database;
  return {
    ...wrongAnswerRecords(database),
    addGolden: (golden) =>
      transact(db, async (tx) => {
        if (golden.message !== undefined) await keepFromErasure(tx, dialect, golden.message);
        const row = await tx
          .insertInto('golden_questions')
          .values(rowOf<'golden_questions'>(golden))
          .returningAll()
          .executeTakeFirstOrThrow();
        return recordOf(row);
      }),
    linkGolden: (id, message) =>
      transact(db, async (tx) => {
        await keepFromErasure(tx, dialect, message);
        await tx.updateTable('golden_questions').set({ message }).where('id', '=', id).execute();
      }),
    editGolden: (id, { question, outcome, jurisdiction, document, words, passage }) =>
      transact(db, async (tx) => {
        await tx
          .updateTable('golden_questions')
          .set({
            question,
            outcome,
            jurisdiction: jurisdiction ?? null,
            document: document ?? null,
            words: words ?? null,
            passage: passage ?? null,
            suspended: null,
          })
          .where('id', '=', id)
          .execute();
        await tx.deleteFrom('wrong_answers').where('question', '=', id).execute();
        await dropRemoved(tx, dialect);
      }),
    removeGolden: (id) =>
      transact(db, async (tx) => {
        await tx.deleteFrom('golden_questions').where('id', '=', id).execute();
        await dropRemoved(tx, dialect);
      }),
    goldenQuestions: () => all(db.selectFrom('golden_questions').selectAll().orderBy('id'), recordOf),
    suspendGolden: async (ids, why) => {
      for (const some of slices(ids))
        await db
          .updateTable('golden_questions')
          .set({ suspended: why ?? null })
          .where('id', 'in', some)
          .execute();
    },
    repointGolden: async (id, passage) => {
      await db
        .updateTable('golden_questions')
        .set({ passage: passage ?? null })
        .where('id', '=', id)
        .execute();
    },
  };
}

/**
 * Locks the message until the question refers to it. Anyone who erases the message waits for this, and then
 * removes the question too.
 */
async function keepFromErasure(tx: Queries, dialect: DialectName, message: string): Promise<void> {
  let found = tx
    .selectFrom('messages')
    .select('id')
    .where('id', '=', message)
    .where('deleted_at', 'is', null);
  if (dialect === 'postgresql') found = found.forNoKeyUpdate();
  if (!(await found.executeTakeFirst())) throw questionErased();
}

function trialRecords({ kysely: db, dialect }: Database): TrialRecords {
  const rows = (table: TrialTable) => db.selectFrom(table).select('result');
  const save = (table: TrialTable, trial: Trial) =>
    transact(db, async (tx) => {
      const result = JSON.stringify(await withoutRemoved(tx, dialect, trial));
      const row = { at: trial.at, result };
      await tx
        .insertInto(table)
        .values({ release: trial.release, ...row })
        .onConflict((c) => c.column('release').doUpdateSet(row))
        .execute();
    });
  return {
    saveTrial: (trial) => save('trials', trial),
    trial: (release) => first(rows('trials').where('release', '=', release), readTrial),
    latestTrial: () => first(rows('trials').orderBy('release', 'desc').limit(1), readTrial),
    saveLiveRun: (trial) => save('live_runs', trial),
    liveRun: (release) => first(rows('live_runs').where('release', '=', release), readTrial),
  };
}
