// Opens the live release in DATA_DIR in the same way as the bot, so that it can be measured.
import { createIndexFiles } from '../../adapters/index/releases/release-index.js';
import { openWrittenQuestions } from '../../adapters/index/written-questions.js';
import { createMiniLmEmbedder } from '../../adapters/models/minilm/embedder.js';
import { readKnowledgeFiles } from '../../knowledge/knowledge-files.js';
import { openDatabase, type Database } from '../../adapters/sql/engine/open-database.js';
import { createGuidanceStore } from '../../adapters/sql/guidance/guidance-store.js';
import { migrate } from '../../adapters/sql/migrations/migrate.js';
import { createReadTurn } from '../../knowledge/turns/read-turn.js';
import { loadRelease } from '../../ingest/releases/load-release.js';
import type { LoadedRelease } from '../../knowledge/answer-question.js';
import type { Embedder } from '../../knowledge/model/ports.js';

export interface LiveReleaseSetup {
  release: LoadedRelease;
  embedder: Embedder;
  close(): Promise<void>;
}

/** If `questions` is false, the search does not use the questions written about passages. */
export async function openLiveRelease(
  dataDir = process.env.DATA_DIR ?? './data',
  { questions = true } = {},
): Promise<LiveReleaseSetup> {
  const database = await openDatabase({ dataDir });
  await migrate(database);
  const embedder = await createMiniLmEmbedder({ dataDir });
  return {
    release: await loadLive(database, dataDir, embedder, questions),
    embedder,
    async close() {
      await embedder.close();
      await database.close();
    },
  };
}

export async function loadLive(
  database: Database,
  dataDir: string,
  embedder: Embedder,
  questions = true,
): Promise<LoadedRelease> {
  const store = createGuidanceStore(database);
  const live = await store.liveRelease();
  if (!live) throw new Error(`No release is live in ${dataDir}. Ingest a folder with --publish first.`);
  const { turnWeights, ...knowledge } = readKnowledgeFiles();
  const ports = {
    store,
    indexFiles: createIndexFiles(dataDir),
    embedder,
    ...knowledge,
    readTurn: createReadTurn(embedder, turnWeights),
    ...(questions && { writtenQuestions: await openWrittenQuestions() }),
  };
  return loadRelease(ports, live.number);
}
