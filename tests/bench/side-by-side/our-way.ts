// Ingests a set of documents with this project into a separate store, and records the cost of each stage.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIndexFiles } from '../../../adapters/index/releases/release-index.js';
import { readFolder } from '../../../adapters/sources/folder.js';
import { openDatabase } from '../../../adapters/sql/engine/open-database.js';
import { createGuidanceStore } from '../../../adapters/sql/guidance/guidance-store.js';
import { migrate } from '../../../adapters/sql/migrations/migrate.js';
import { ingestFolders, type IngestPorts } from '../../../ingest/ingest-folders.js';
import type { ParseFile } from '../../../ingest/model/ports.js';
import type { LoadedRelease } from '../../../knowledge/answer-question.js';
import type { Embedder } from '../../../knowledge/model/ports.js';
import { loadLive } from '../../../tools/training/open-live-release.js';
import { secondsSince, type Costs } from './usual-recipe.js';
import { chunkInProcess } from '../../support/cut-in-process.js';

export interface OurWay {
  /** Undefined if some passages were embedded in an earlier run and the cost was not recorded. */
  costs?: Costs;
  release: LoadedRelease;
  close(): Promise<void>;
}

interface Files extends Partial<Pick<IngestPorts, 'readFolder'>> {
  parse?: ParseFile;
}

/**
 * Ingests the folders, unless the DATA_DIR already contains them. The costs are then those of the earlier
 * ingest.
 */
export async function createOurWay(
  folders: readonly string[],
  embedder: Embedder,
  dataDir: string,
  { parse, ...files }: Files = {},
): Promise<OurWay> {
  mkdirSync(dataDir, { recursive: true });
  const database = await openDatabase({ dataDir });
  await migrate(database);
  const costs: Costs = { cutSeconds: 0, embedSeconds: 0, indexSeconds: 0, pieces: 0 };
  const ports = timed(
    {
      store: createGuidanceStore(database),
      indexFiles: createIndexFiles(dataDir),
      embedder,
      readFolder,
      chunkFile: chunkInProcess((text) => embedder.countTokens(text), parse),
      ...files,
    },
    costs,
  );
  const { live, embedded } = await ingestFolders(ports, folders, {
    publish: true,
    onProblem: (file, problem) => void process.stderr.write(`${file}: ${problem}\n`),
  });
  if (!live) throw new Error(`Nothing of ${folders.join(', ')} could be taken in.`);
  costs.pieces = live.passages;
  return {
    // Records costs only if nearly all passages were embedded. After a change to parsing, only the passages
    // that changed are embedded, which costs far less. Even a full run does not embed every passage: 2
    // documents with the same text and title share an embedding.
    costs: remembered(costs, embedded > 0.9 * live.passages, join(dataDir, 'bench-costs.json')),
    release: await loadLive(database, dataDir, embedder),
    close: () => database.close(),
  };
}

/**
 * Adds up the seconds of each stage. Parsing and embedding run at the same time, so the total may exceed the
 * elapsed time.
 */
function timed(ports: IngestPorts, costs: Costs): IngestPorts {
  const add = async <T>(stage: 'cutSeconds' | 'embedSeconds' | 'indexSeconds', work: () => Promise<T>) => {
    const start = performance.now();
    try {
      return await work();
    } finally {
      costs[stage] += secondsSince(start);
    }
  };
  return {
    ...ports,
    chunkFile: (file) => add('cutSeconds', () => ports.chunkFile(file)),
    embedder: {
      ...ports.embedder,
      embedPassages: (texts) => add('embedSeconds', () => ports.embedder.embedPassages(texts)),
    },
    indexFiles: {
      ...ports.indexFiles,
      build: (...args) => add('indexSeconds', () => ports.indexFiles.build(...args)),
    },
  };
}

function remembered(costs: Costs, areWhole: boolean, file: string): Costs | undefined {
  if (areWhole) writeFileSync(file, JSON.stringify(costs));
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Costs) : undefined;
}
