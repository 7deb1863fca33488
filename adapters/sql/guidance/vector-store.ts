// Keeps passage vectors in PostgreSQL, so that publishing only has to write the vectors of changed passages.
import { hash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { IndexFailure } from '../../../knowledge/model/errors.js';
import type { EmbeddingModel, Release, ReleaseContent } from '../../../knowledge/model/release.js';
import type { VectorStore, VectorsOf } from '../../../ingest/model/ports.js';
import { oneAtATime } from '../../process/in-turn.js';
import { ADVISORY_LOCKS } from '../engine/advisory-locks.js';
import type { Database, Tables } from '../engine/open-database.js';
import { slices } from '../engine/slices.js';
import { liftTimeLimit } from '../engine/time-limit.js';
import { transact } from '../engine/transact.js';
import { modelKey } from './guidance-store.js';
import { searchRows } from './search-vectors.js';
import { createVectorCache } from './vector-cache.js';
import { vectorAsText, formsIn, heldInRelease } from './vector-sql.js';
import { guidanceWording as said } from '../wording/guidance-wording.js';

const ROWS_A_STATEMENT = 200;
/** The same settings as for a graph that is searched in memory. */
const GRAPH = { links: 16, candidates: 200 };
/**
 * Building a graph is far slower if it does not fit in memory, so we ask for as much memory as it needs,
 * within limits.
 */
const GRAPH_MEMORY = { mbAtLeast: 64, mbAtMost: 4_096, bytesALink: 20 };

type InTransaction = Transaction<Tables>;

export function createVectorStore(database: Database): VectorStore {
  const db = database.kysely;
  const cache = createVectorCache(db);
  const inTurn = oneAtATime();
  const write: VectorStore['write'] = (content, vectorsOf, onProgress) =>
    transact(db, async (tx) => {
      await liftTimeLimit(tx, database.dialect);
      // Wait for other writers. If one of them is building a graph, this takes a long time.
      await sql`select pg_advisory_xact_lock(${ADVISORY_LOCKS.writeVectors})`.execute(tx);
      await reopenRows(tx, content.release);
      await dropEmptyGraph(tx, content.release.model);
      await addRows(tx, content, vectorsOf, onProgress);
      await closeRows(tx, content.release);
      await makeGraph(tx, content.release.model);
      onProgress?.(1);
    });
  return {
    // Only do one write at a time in this process. Each writer that waits for the lock uses a connection, and
    // the writer that has the lock needs a second one.
    write: (...args) => inTurn(() => write(...args)),
    async open({ release, labels }, { exact = false } = {}) {
      const { rows } = await sql<{ id: number; passage: number }>`
        select vectors.id, vectors.passage
        from (${formsIn(release)}) as form
        join passage_vectors as vectors using (passage, context_digest)
        where vectors.model = ${modelKey(release.model)} and ${heldInRelease(release)}`.execute(db);
      const idOf = new Map(rows.map(({ id, passage }) => [passage, id]));
      if (idOf.size !== labels.length || !labels.every((label) => idOf.has(label)))
        throw new IndexFailure(...said.vectorsMissing(release.number));
      return searchRows({ db, cache, release, idOf, exact });
    },
    async removeBefore(release) {
      await sql`delete from passage_vectors where last_release < ${release}`.execute(db);
    },
  };
}

/**
 * Adds existing rows to this release: rows of passages that were removed and have come back, and rows that
 * so far belong only to newer releases.
 */
async function reopenRows(tx: InTransaction, release: Release): Promise<void> {
  await sql`
    update passage_vectors as vectors
    set first_release = least(vectors.first_release, ${release.number}), last_release = null
    from (${formsIn(release)}) as form
    where vectors.model = ${modelKey(release.model)}
      and vectors.passage = form.passage and vectors.context_digest = form.context_digest
      and not ${heldInRelease(release)}`.execute(tx);
}

async function addRows(
  tx: InTransaction,
  { release, labels }: ReleaseContent,
  vectorsOf: VectorsOf,
  onProgress: (share: number) => void = () => undefined,
): Promise<void> {
  const model = modelKey(release.model);
  const { rows: missing } = await sql<{ passage: number; context_digest: string }>`
    select form.passage, form.context_digest
    from (${formsIn(release)}) as form
    left join passage_vectors as vectors
      on vectors.model = ${model} and vectors.passage = form.passage
      and vectors.context_digest = form.context_digest
    where vectors.id is null`.execute(tx);
  const ordinalOf = new Map(labels.map((label, ordinal) => [label, ordinal]));
  let added = 0;
  for (const some of slices(missing, ROWS_A_STATEMENT)) {
    const vectors = await vectorsOf(some.map(({ passage }) => ordinalOf.get(passage)!));
    const rows = some.map(
      ({ passage, context_digest: digest }, n) =>
        sql`(${model}, ${passage}, ${digest}, ${release.number}, ${vectorAsText(vectors[n]!.vector)}::halfvec)`,
    );
    await sql`
      insert into passage_vectors (model, passage, context_digest, first_release, vector)
      values ${sql.join(rows)}`.execute(tx);
    onProgress((added += some.length) / (missing.length + 1));
  }
}

/**
 * Closes the rows of passages that are no longer in the guidance. Earlier releases still use these rows. Does
 * nothing for a release of a past date, or for one that is older than others in the table.
 */
async function closeRows(tx: InTransaction, release: Release): Promise<void> {
  if (release.state === 'past') return;
  const model = modelKey(release.model);
  await sql`
    update passage_vectors as vectors
    set last_release = greatest(vectors.first_release, ${release.number} - 1, (
      select max(held.release)
      from edition_passages as place join release_editions as held on held.edition = place.edition
      where vectors.model = ${model}
        and place.passage = vectors.passage and place.context_digest = vectors.context_digest))
    from (
      select open.id from passage_vectors as open
      left join (${formsIn(release)}) as form
        on open.model = ${model} and form.passage = open.passage and form.context_digest = open.context_digest
      where open.last_release is null and form.passage is null) as gone
    where vectors.id = gone.id
      and not exists (select from passage_vectors where first_release > ${release.number})`.execute(tx);
}

/** Each model needs its own graph, because a graph has a fixed number of dimensions. */
const graphOf = (key: string) => `passage_vectors_${hash('sha256', key).slice(0, 16)}`;

/**
 * Drops the graph if the table is empty, for example after "truncate". Adding rows to the graph one by one
 * would take far longer than building a new one.
 */
async function dropEmptyGraph(tx: InTransaction, model: EmbeddingModel): Promise<void> {
  const key = modelKey(model);
  const { rows } = await sql`select from passage_vectors where model = ${key} limit 1`.execute(tx);
  if (!rows.length) await sql`drop index if exists ${sql.id(graphOf(key))}`.execute(tx);
}

async function makeGraph(tx: InTransaction, model: EmbeddingModel): Promise<void> {
  const key = modelKey(model);
  const name = graphOf(key);
  const { rows } = await sql<{ has: boolean; count: number }>`
    select to_regclass(${name}) is not null as has,
      (select count(*) from passage_vectors where model = ${key}) as count`.execute(tx);
  const { has, count } = rows[0]!;
  if (has) return;
  const bytes = count * (2 * model.dimension + 2 * GRAPH.links * GRAPH_MEMORY.bytesALink);
  const { mbAtLeast, mbAtMost } = GRAPH_MEMORY;
  const mb = Math.min(mbAtMost, Math.max(mbAtLeast, Math.ceil((1.2 * bytes) / 2 ** 20)));
  await sql`select set_config('maintenance_work_mem', ${`${mb}MB`}, true),
    set_config('max_parallel_maintenance_workers', '0', true)`.execute(tx);
  await sql`
    create index ${sql.id(name)} on passage_vectors
    using hnsw ((vector::halfvec(${sql.lit(model.dimension)})) halfvec_ip_ops)
    with (m = ${sql.lit(GRAPH.links)}, ef_construction = ${sql.lit(GRAPH.candidates)})
    where model = ${sql.lit(key)}`.execute(tx);
}
