// Sets up guidance as in a real process: a folder of files, a real store, and real index files in a separate
// DATA_DIR.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createIndexFiles } from '../../adapters/index/releases/release-index.js';
import { createStoredIndex } from '../../adapters/index/releases/stored-index.js';
import { readFolder } from '../../adapters/sources/folder.js';
import { openDatabase, type Database } from '../../adapters/sql/engine/open-database.js';
import { requirePgvector } from '../../adapters/sql/guidance/require-pgvector.js';
import { createVectorStore } from '../../adapters/sql/guidance/vector-store.js';
import { createGuidanceStore } from '../../adapters/sql/guidance/guidance-store.js';
import { recallRecords } from '../../adapters/sql/conversations/recall-records.js';
import { migrate } from '../../adapters/sql/migrations/migrate.js';
import { ingestFolders, type IngestPorts } from '../../ingest/ingest-folders.js';
import { createLiveRelease, type LoadPorts } from '../../ingest/releases/load-release.js';
import { withoutRecalled } from '../../ingest/releases/without-recalled.js';
import type { Answer, Question } from '../../knowledge/model/answer.js';
import { answerQuestion } from '../../knowledge/answer-question.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import type { Embedder } from '../../knowledge/model/ports.js';
import type { Release } from '../../knowledge/model/release.js';
import { createFakeEmbedder } from '../fakes/models/fake-embedder.js';
import { openMigrated } from '../fakes/temporary-database.js';
import { plainCalibration, plainWeights } from '../fakes/memory-release.js';
import { chunkInProcess } from './cut-in-process.js';

export interface RunningGuidance {
  /** The path of the DATA_DIR. */
  home: string;
  folder: string;
  database: Database;
  ports: IngestPorts;
  loading: LoadPorts;
  /** The numbers of the releases whose index files had to be rebuilt, in order. */
  rebuilt: number[];
  put(name: string, text: string): Promise<void>;
  describe(entries: readonly object[]): Promise<void>;
  publish(): Promise<Release>;
  ask(text: string, change?: Partial<Question>): Promise<Answer>;
  close(): Promise<void>;
}

/**
 * `databaseUrl` is the address of a PostgreSQL database. If it is absent, SQLite is used, in the DATA_DIR.
 * `prepared` is the DATA_DIR of a store made by another version, which is used as it is. With `hasVectors`,
 * PostgreSQL searches the vectors.
 */
export async function startGuidance(
  embedder: Embedder = createFakeEmbedder(),
  databaseUrl?: string,
  prepared?: string,
  hasVectors = false,
): Promise<RunningGuidance> {
  const home = prepared ?? (await mkdtemp(join(tmpdir(), 'guidance-')));
  const folder = join(home, 'guidance');
  await mkdir(folder, { recursive: true });
  const copies = databaseUrl === undefined && prepared === undefined;
  const database = copies
    ? await openMigrated({ dataDir: home })
    : await openDatabase({ dataDir: home, databaseUrl, hasVectors });
  if (hasVectors) await requirePgvector(database);
  if (!copies && prepared === undefined) await migrate(database);
  const rebuilt: number[] = [];
  const { ports, loading } = guidanceParts(home, database, embedder);
  loading.onRebuild = (release) => rebuilt.push(release);
  loading.recalled = recallRecords(database.kysely).recalled;
  const loadedRelease = withoutRecalled(createLiveRelease(loading).current, loading.recalled);
  const put = async (name: string, text: string) => {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  };
  return {
    home,
    folder,
    database,
    ports,
    loading,
    rebuilt,
    put,
    describe: (entries) => put('corpus.json', JSON.stringify(entries)),
    async publish() {
      const { live } = await ingestFolders(ports, [folder], { publish: true });
      return live!;
    },
    ask: (text, change = {}) =>
      answerQuestion({ embedder, loadedRelease }, { text: publicText(text), context: [], ...change }),
    async close() {
      await database.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/**
 * Makes the parts of the service that ingest and answer, with one database and the index files in one
 * DATA_DIR.
 */
export function guidanceParts(
  home: string,
  database: Database,
  embedder: Embedder,
): { ports: IngestPorts; loading: LoadPorts } {
  const ports: IngestPorts = {
    store: createGuidanceStore(database),
    indexFiles: database.hasVectors
      ? createStoredIndex(home, createVectorStore(database))
      : createIndexFiles(home),
    embedder,
    readFolder,
    chunkFile: chunkInProcess((text) => embedder.countTokens(text)),
  };
  const loading: LoadPorts = {
    ...ports,
    glossary: [],
    everydayWords: {},
    weights: plainWeights,
    calibration: plainCalibration,
  };
  return { ports, loading };
}

export function note(title: string, ...paragraphs: string[]): string {
  return `# ${title}\n\n${paragraphs.join('\n\n')}\n`;
}
