// Chooses the parts that hold and answer guidance, as the settings say.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { answerQuestion } from '../../knowledge/answer-question.js';
import type { AnswerPorts, LoadedRelease } from '../../knowledge/answer-question.js';
import { glossarySchema } from '../../knowledge/model/glossary.js';
import type { Embedder, FindPassages, Reranker } from '../../knowledge/model/ports.js';
import { z } from 'zod';
import { calibrationSchema } from '../../knowledge/model/calibration.js';
import { SIGNALS } from '../../knowledge/search/ranking-signals.js';
import type { RankingWeights } from '../../knowledge/search/find-passages.js';
import { createRecordedAnswering } from '../../ingest/releases/answer-with-recorded-settings.js';
import { createLiveRelease } from '../../ingest/releases/load-release.js';
import type { LoadPorts } from '../../ingest/releases/load-release.js';
import type { IngestPorts } from '../../ingest/ingest-folders.js';
import type { ChunkFile } from '../../ingest/model/ports.js';
import type { AnswerQuestion, Log } from '../../bot/model/ports.js';
import type { Settings } from './settings/config.js';
import { createIndexFiles } from '../index/release-index.js';
import { connectReading } from './language-model.js';
import { connectPast } from './past.js';
import type { Past } from './past.js';
import type { EmbeddingService } from '../models/openai/embedder.js';
import { createCrossEncoder } from '../models/cross-encoder/cross-encoder.js';
import { createMiniLmEmbedder, createPublishedMiniLm } from '../models/minilm/embedder.js';
import { createParserProcess } from '../parsers/parser-process.js';
import type { ParserProcess } from '../parsers/parser-process.js';
import { readFolder } from '../sources/folder.js';
import type { Database } from '../sql/engine/database.js';
import { createEditingStore } from '../sql/guidance/editing-store.js';
import { createLibraryStore } from '../sql/guidance/library-store.js';
import { createGuidanceStore } from '../sql/guidance/guidance-store.js';

export interface Guidance extends IngestPorts {
  answerQuestion: AnswerQuestion;
  findPassages: FindPassages;
  /** How a release is loaded; for those that are not live. */
  loading: LoadPorts;
  /** Of what people wait for: behind folders and sources they would wait for minutes. */
  chunkFileUrgently: ChunkFile;
  past: Past;
  /** The live release as questions are answered from it. */
  loadedRelease: () => Promise<LoadedRelease | undefined>;
  /** Loads the live release where this process has not done so yet. Throws as answering would. */
  loadLive(): Promise<void>;
  close(): Promise<void>;
}

/** What a bot that runs needs of it. */
export type BotGuidance = Pick<Guidance, 'store' | 'answerQuestion' | 'loadLive'> &
  Partial<Pick<Guidance, 'past'>>;

export interface GuidanceOptions {
  /** Whether this process will answer questions, so that its embedding process is worth starting now; true unless given. */
  answering?: boolean;
  /** Whether a language model is asked every question, however often it failed; false unless given. */
  patient?: boolean;
}

export async function connectGuidance(
  settings: Settings,
  database: Database,
  log: Log,
  { answering = true, patient = false }: GuidanceOptions = {},
): Promise<Guidance> {
  const reranker = await connectReranker(settings, log, answering);
  const connecting = connectReading(settings, log, { answering, patient });
  const embedder = await connectEmbedder(settings, log, answering).catch(async (error: unknown) => {
    // Its process would keep this one alive, and the failure unsaid.
    await reranker?.close();
    throw error;
  });
  const published = createPublishedMiniLm({
    dataDir: settings.DATA_DIR,
    log: (line) => log.info({}, line),
  });
  const reading = await connecting;
  const parsing = connectParsing(settings, log);
  const parsingAtOnce = connectParsing(settings, log);
  const store = createGuidanceStore(database);
  const editing = createEditingStore(database);
  const indexFiles = createIndexFiles(settings.DATA_DIR);
  const loading: LoadPorts = {
    store,
    indexFiles,
    embedder,
    earlierEmbedders: [published],
    ...(reranker && { reranker }),
    ...readKnowledgeFiles(),
    onRebuild: (release, reason) =>
      log.warn({ release, reason }, 'The index files were built again from the store.'),
  };
  const loadedRelease = createLiveRelease(loading);
  const ports: AnswerPorts = { embedder, loadedRelease, ...(reading && { reading }) };
  return {
    store,
    indexFiles,
    embedder,
    readFolder,
    chunkFile: parsing.chunkFile,
    chunkFileUrgently: parsingAtOnce.chunkFile,
    loading,
    answerQuestion: createRecordedAnswering(ports, store),
    // Whoever writes from passages brings a language model of their own.
    findPassages: (question) => answerQuestion({ embedder, loadedRelease }, question),
    resting: { editing, library: createLibraryStore(database), clock: () => new Date() },
    past: connectPast(loading, embedder, editing),
    loadedRelease,
    async loadLive() {
      await loadedRelease();
    },
    async close() {
      await Promise.all([
        embedder.close(),
        published.close(),
        reranker?.close(),
        parsing.close(),
        parsingAtOnce.close(),
      ]);
    },
  };
}

async function connectEmbedder(settings: Settings, log: Log, answering: boolean): Promise<Embedder> {
  if (settings.EMBEDDER === 'minilm')
    return createMiniLmEmbedder({
      dataDir: settings.DATA_DIR,
      startWhenAsked: !answering,
      log: (line) => log.info({}, line),
    });
  // Half a second of loading that a service with the local model never needs.
  const { createOpenAiEmbedder } = await import('../models/openai/embedder.js');
  return createOpenAiEmbedder({
    service: embeddingService(settings),
    model: settings.OPENAI_EMBEDDING_MODEL,
  });
}

function connectParsing(settings: Settings, log: Log): ParserProcess {
  return createParserProcess({
    childFile: fileURLToPath(new URL('./reading-child.ts', import.meta.url)),
    counting: settings.EMBEDDER === 'minilm' ? 'minilm' : 'estimate',
    log: (line) => log.warn({}, line),
  });
}

/** Without CROSS_ENCODER_DIR the order of the ranking stands. */
async function connectReranker(
  settings: Settings,
  log: Log,
  answering: boolean,
): Promise<Reranker | undefined> {
  if (settings.CROSS_ENCODER_DIR === undefined) return undefined;
  return createCrossEncoder({
    folder: settings.CROSS_ENCODER_DIR,
    startWhenAsked: !answering,
    log: (line) => log.warn({}, line),
  });
}

/** The settings were checked to hold what each service needs. */
function embeddingService(settings: Settings): EmbeddingService {
  if (settings.EMBEDDER === 'azure-openai')
    return {
      kind: 'azure',
      apiKey: settings.AZURE_OPENAI_API_KEY ?? '',
      endpoint: settings.AZURE_OPENAI_ENDPOINT ?? '',
      deployment: settings.AZURE_OPENAI_API_EMBEDDINGS_DEPLOYMENT_NAME ?? '',
      apiVersion: settings.AZURE_OPENAI_API_VERSION,
    };
  // A gateway on this machine may want no key, but the client library insists on one.
  return { kind: 'openai', apiKey: settings.OPENAI_API_KEY ?? 'none', baseUrl: settings.OPENAI_BASE_URL };
}

/** Files that editors may change; a wrong entry stops the start with its place. */
export function readKnowledgeFiles() {
  return {
    glossary: glossarySchema.parse(readJson('model/glossary.json')),
    everydayWords: z.record(z.string(), z.string()).parse(readJson('question/everyday-words.json')),
    weights: z
      .record(z.enum(SIGNALS), z.number())
      .parse(readJson('search/ranking-weights.json')) as RankingWeights,
    calibration: calibrationSchema.parse(readJson('confidence/calibration.json')),
    calibrationOfModel: calibrationSchema.parse(readJson('confidence/calibration-minilm.json')),
  };
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../knowledge/${name}`, import.meta.url), 'utf8'));
}
