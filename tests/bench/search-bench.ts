// Compares searching in memory with searching in PostgreSQL: `npm run bench:search -- DATA_DIR`.
// Searches the live release of a SQLite store, then 100,000 vectors made from that release. A second number
// replaces 100,000, and `only-many` leaves out the release. If DATA_DIR is '', the vectors are random.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { createExactIndex } from '../../adapters/index/exact-index.js';
import { openVectorIndex, saveVectorIndex } from '../../adapters/index/index-files.js';
import { createIndexFiles } from '../../adapters/index/releases/release-index.js';
import { createStoredIndex } from '../../adapters/index/releases/stored-index.js';
import { addInSlices, createVectorIndex } from '../../adapters/index/vector-index.js';
import { openDatabase, type Database } from '../../adapters/sql/engine/open-database.js';
import { slices } from '../../adapters/sql/engine/slices.js';
import { createGuidanceStore } from '../../adapters/sql/guidance/guidance-store.js';
import { createVectorStore } from '../../adapters/sql/guidance/vector-store.js';
import type { IndexFiles } from '../../ingest/model/ports.js';
import { passageNationFit } from '../../knowledge/search/nation-fit.js';
import type { VectorIndex } from '../../knowledge/model/ports.js';
import type { ReleaseContent } from '../../knowledge/model/release.js';
import { addBareRelease, vectorDatabase } from '../support/vector-database.js';
import { startPostgres } from '../support/postgres.js';
import { pathOf } from '../support/requirements.js';
import { QUESTIONS, randomVectors, realVectors, unit, type ManyVectors } from './support/many-vectors.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);

interface Ways {
  memory: VectorIndex;
  postgres: VectorIndex;
  exact: VectorIndex;
}

interface Asked {
  name: string;
  filter?: (label: number) => boolean;
}

async function timed<T>(times: number[], work: () => T | Promise<T>): Promise<T> {
  const start = performance.now();
  const done = await work();
  times.push(performance.now() - start);
  return done;
}

const quantile = (times: number[], share: number) =>
  times.sort((a, b) => a - b)[Math.floor(share * times.length)]!.toFixed(2);

/**
 * Makes the calls to the index that one question needs: the nearest passages, the cosines of passages found
 * only by keywords, and the vectors of the best passages.
 */
async function find(index: VectorIndex, question: Float32Array, others: readonly number[], asked: Asked) {
  const wanted = asked.filter ? 400 : 200;
  const first = await index.nearest(question, wanted);
  const kept = asked.filter ? first.filter(({ label }) => asked.filter!(label)) : first;
  const nearest = kept.length < 200 ? await index.nearest(question, 200, asked.filter) : kept.slice(0, 200);
  await index.cosines(others, question);
  await index.vectorsOf(nearest.slice(0, 60).map(({ label }) => label));
  return nearest.map(({ label }) => label);
}

/**
 * Returns the processor time used by this process and PostgreSQL. Unlike elapsed time, it is not affected by
 * other programs.
 */
async function cpuMs(database: Database): Promise<number> {
  const { rows } = await sql<{
    pid: number;
  }>`select pid from pg_stat_activity where datname = current_database()`.execute(database.kysely);
  const { user, system } = process.cpuUsage();
  const ns = rows.map(({ pid }) => Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]));
  return (user + system) / 1_000 + ns.reduce((sum, one) => sum + one, 0) / 1e6;
}

async function compare(
  database: Database,
  ways: Ways,
  labels: readonly number[],
  questions: readonly Float32Array[],
  asked: Asked,
): Promise<void> {
  const times: Record<'memory' | 'postgres', number[]> = { memory: [], postgres: [] };
  const right = { memory: [0, 0], postgres: [0, 0] };
  const cpu = { memory: 0, postgres: 0 };
  const truths: number[][] = [];
  for (const question of questions)
    truths.push((await ways.exact.nearest(question, 200, asked.filter)).map(({ label }) => label));
  for (const some of slices([...questions.keys()], 25))
    for (const way of ['memory', 'postgres'] as const) {
      const before = await cpuMs(database);
      for (const n of some) {
        const others = Array.from(
          { length: 100 },
          (_, i) => labels[(n * 7919 + i * 104_729) % labels.length]!,
        );
        const found = new Set(await timed(times[way], () => find(ways[way], questions[n]!, others, asked)));
        [50, 200].forEach((most, i) => {
          const best = truths[n]!.slice(0, most);
          right[way][i]! += best.filter((label) => found.has(label)).length / best.length;
        });
      }
      cpu[way] += (await cpuMs(database)) - before;
    }
  for (const way of ['memory', 'postgres'] as const) {
    const [of50, of200] = right[way].map((sum) => (sum / questions.length).toFixed(4));
    say(
      `  ${asked.name}, ${way}: median ${quantile(times[way], 0.5)} ms, p95 ${quantile(times[way], 0.95)} ms, ${(cpu[way] / questions.length).toFixed(2)} ms of processor time; recall of the nearest 50 ${of50}, of 200 ${of200}`,
    );
  }
}

async function copyGuidance(from: Database, to: Database): Promise<void> {
  const tables = [
    ...(['editions', 'passages', 'edition_passages', 'embeddings'] as const),
    ...(['releases', 'release_editions', 'live_release'] as const),
  ];
  for (const table of tables)
    for (const some of slices(await from.kysely.selectFrom(table).selectAll().execute(), 500))
      await to.kysely.insertInto(table).values(some).execute();
}

async function compareOnGuidance(dataDir: string, server: string): Promise<void> {
  const from = await openDatabase({ dataDir, mustExist: true });
  const temporary = await vectorDatabase(server);
  const { database } = temporary;
  const home = await mkdtemp(join(tmpdir(), 'search-bench-'));
  await copyGuidance(from, database);
  await from.close();
  const store = createGuidanceStore(database);
  const { number } = (await store.liveRelease())!;
  const content = await store.contentOf(number);
  say(`Guidance, ${content.passages.length} passages`);
  const vectors = await store.vectorsOf(content);
  const vectorsOf = (ordinals: readonly number[]) => Promise.resolve(ordinals.map((n) => vectors[n]!));
  const ways = {
    memory: createIndexFiles(home),
    postgres: createStoredIndex(home, createVectorStore(database)),
  };
  for (const [way, files] of Object.entries(ways)) {
    const start = performance.now();
    await files.build(content, vectorsOf);
    say(`  built for ${way} in ${((performance.now() - start) / 1_000).toFixed(1)} s`);
  }
  await sql`vacuum analyze`.execute(database.kysely);
  const opened = {
    memory: await ways.memory.open(content),
    postgres: await ways.postgres.open(content),
  };
  const exact = createExactIndex(
    vectors.map(({ vector }) => vector),
    content.labels,
  );
  // Searches by ordinal, but takes and returns labels like the exact index.
  const byOrdinal = (way: 'memory' | 'postgres'): VectorIndex => ({
    size: content.passages.length,
    nearest: async (vector, limit, filter) =>
      (await opened[way].nearest(vector, limit, filter && ((n) => filter(content.labels[n]!)))).map(
        ({ ordinal, score }) => ({ label: content.labels[ordinal]!, score }),
      ),
    cosines: (labels, vector) => opened[way].cosines(labels.map(ordinalOf), vector),
    vectorsOf: (labels) => opened[way].vectorsOf(labels.map(ordinalOf)),
  });
  const ordinals = new Map(content.labels.map((label, ordinal) => [label, ordinal]));
  const ordinalOf = (label: number) => ordinals.get(label)!;
  const searched = { memory: byOrdinal('memory'), postgres: byOrdinal('postgres'), exact };
  // Uses the vectors of sentences as questions, because sentences and questions are both short and about one
  // thing.
  const spans = vectors.flatMap(({ spans: own = [] }) => own.slice(0, 1));
  const questions = Array.from({ length: QUESTIONS }, (_, n) =>
    unit(spans[Math.floor((n * spans.length) / QUESTIONS)]!),
  );
  await compare(database, searched, content.labels, questions, { name: 'all' });
  for (const nation of ['england', 'scotland'] as const) {
    const fits = content.passages.map(
      (passage) => passageNationFit(content.documents.get(passage.document)!, passage, [nation]) >= 0,
    );
    const filter = (label: number) => fits[ordinalOf(label)]!;
    const kept = fits.filter(Boolean).length;
    await compare(database, searched, content.labels, questions, { name: `${nation} (${kept})`, filter });
  }
  await publishOneDocument(database, content, ways);
  await temporary.remove();
  await rm(home, { recursive: true });
}

/** Publishes a document of average size that was not in the previous release. */
async function publishOneDocument(
  database: Database,
  content: ReleaseContent,
  ways: Record<'memory' | 'postgres', IndexFiles>,
): Promise<void> {
  const store = createGuidanceStore(database);
  const { model } = content.release;
  const editions = (await store.editionsOf(content.release.number)).map(({ id }) => id);
  const without = editions.filter((_, n) => n !== Math.floor(editions.length / 2));
  const draft = async (held: readonly number[]) =>
    store.contentOf((await store.draftRelease(held, model)).number);
  const [from, to] = [await draft(without), await draft(editions)];
  const logged = async () => {
    const { rows } = await sql<{ bytes: number }>`
      select (pg_current_wal_lsn() - '0/0'::pg_lsn)::float8 as bytes`.execute(database.kysely);
    return rows[0]!.bytes;
  };
  for (const [way, files] of Object.entries(ways)) {
    await files.build(from, (ordinals) => store.vectorsOf(from, ordinals));
    await files.removeBefore(from.release.number);
    const [before, cpu, start] = [await logged(), await cpuMs(database), performance.now()];
    await files.derive(from, to, (ordinals) => store.vectorsOf(to, ordinals));
    const took = performance.now() - start;
    say(
      `  a document of ${to.passages.length - from.passages.length} passages published, ${way}: ${took.toFixed(0)} ms, ${((await cpuMs(database)) - cpu).toFixed(0)} ms of processor time, ${(await logged()) - before} bytes of PostgreSQL’s log`,
    );
  }
}

async function compareOnMany(
  server: string,
  { name, model, vectors, questions }: ManyVectors,
): Promise<void> {
  const entries = vectors.map((vector, n) => ({ label: n + 1, vector }));
  say(`${name}, ${entries.length} vectors`);
  const temporary = await vectorDatabase(server);
  const home = await mkdtemp(join(tmpdir(), 'search-bench-'));
  const release = await addBareRelease(temporary.database, 1, entries, { model });
  const store = createVectorStore(temporary.database);
  const start = performance.now();
  await store.write(release.content, release.vectorsOf);
  say(`  built for postgres in ${((performance.now() - start) / 1_000).toFixed(0)} s`);
  await sql`vacuum analyze`.execute(temporary.database.kysely);
  const growing = createVectorIndex(model, entries.length);
  const startMemory = performance.now();
  await addInSlices(growing.add, entries);
  await saveVectorIndex(growing, home);
  say(`  built for memory in ${((performance.now() - startMemory) / 1_000).toFixed(0)} s`);
  const labels = entries.map(({ label }) => label);
  const ways = {
    memory: await openVectorIndex(home, { model }),
    postgres: await store.open(release.content),
    exact: createExactIndex(vectors, labels),
  };
  await compare(temporary.database, ways, labels, questions, { name: 'all' });
  for (const share of [0.6, 0.1, 0.02]) {
    // Only searches the first vectors, because all passages of a document are usually about one nation.
    const filter = (label: number) => label <= share * labels.length;
    await compare(temporary.database, ways, labels, questions, { name: `${share} of them`, filter });
  }
  await temporary.remove();
  await rm(home, { recursive: true });
}

const program = pathOf('postgresql');
if (!program) throw new Error('PostgreSQL 17 is missing.');
const server = await startPostgres(program);
await wait(200);
const [dataDir, passages = '100000'] = process.argv.slice(2);
const count = Number(passages);
if (dataDir && !process.argv.includes('only-many')) await compareOnGuidance(dataDir, server.url);
if (count)
  await compareOnMany(server.url, dataDir ? await realVectors(dataDir, count) : randomVectors(count));
await server.stop();
