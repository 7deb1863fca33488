// This project on a set of documents: the real ingest into a store of its own, with what each stage cost.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIndexFiles } from '../../../adapters/index/release-index.js';
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
  /** Undefined if a part had been embedded before, and no one recorded what that cost. */
  costs?: Costs;
  release: LoadedRelease;
  close(): Promise<void>;
}

interface Files extends Partial<Pick<IngestPorts, 'readFolder'>> {
  parse?: ParseFile;
}

/** Takes the folders in, unless the DATA_DIR holds them already; then the costs are those of the time they went in. */
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
    // A run that embeds only what a new way of parsing changed would tell of a fraction of the cost. A few passages
    // are embedded once for two documents that say the same under one title.
    costs: remembered(costs, embedded > 0.9 * live.passages, join(dataDir, 'bench-costs.json')),
    release: await loadLive(database, dataDir, embedder),
    close: () => database.close(),
  };
}

/** Parsing runs beside embedding: the three together may be more than the time that passed. */
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
