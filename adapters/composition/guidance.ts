// Chooses the parts that store guidance, search it and answer from it, and the models they use.
import { fileURLToPath } from 'node:url';
import { answerQuestion, type AnswerPorts, type LoadedRelease } from '../../knowledge/answer-question.js';
import type { Question } from '../../knowledge/model/answer.js';
import { describeFailure } from '../../knowledge/model/errors.js';
import { readKnowledgeFiles } from '../../knowledge/knowledge-files.js';
import type { Embedder, FindPassages } from '../../knowledge/model/ports.js';
import { createRecordedAnswering } from '../../ingest/releases/record-answer-settings.js';
import { createAsOf, type Past } from '../../ingest/releases/ask-as-of.js';
import { createLiveRelease, type LoadPorts } from '../../ingest/releases/load-release.js';
import { againIfRecalled, withoutRecalled } from '../../ingest/releases/without-recalled.js';
import type { IngestPorts } from '../../ingest/ingest-folders.js';
import type { ChunkFile, VectorStore } from '../../ingest/model/ports.js';
import { createReadTurn, type ReadTurn } from '../../knowledge/turns/read-turn.js';
import { recordedEmbedder } from '../../bot/audit/record-sent-text.js';
import { withoutModelIfOff } from '../../bot/assistant-off/without-model-if-off.js';
import type { AnswerQuestion, BotPorts, Log } from '../../bot/model/ports.js';
import type { SentLineRecords } from '../../bot/model/governance/text-sent-elsewhere.js';
import type { Settings } from './settings/environment-settings.js';
import { serviceAddress, embeddingService } from './settings/model-services.js';
import { connectReading, connectReranker } from './question-reader.js';
import {
  createCurrentEntries,
  currentContacts,
  withCurrentTerms,
  type CurrentEntries,
} from '../../bot/editing/current-entries.js';
import { connectIndex, type Stores } from './stores.js';
import { openWrittenQuestions } from '../index/written-questions.js';
import type { ModelMeasures } from '../metrics/measure-models.js';
import {
  messageReadingPorts,
  type MessageReadingPorts,
} from '../../bot/message-reading/message-reading-ports.js';
import { connectMessageReader, type ConnectedReader } from './message-reader.js';
import { createMiniLmEmbedder, createPublishedMiniLm } from '../models/minilm/embedder.js';
import { createParserProcess, type ParserProcess } from '../parsers/parser-process.js';
import { readFolder } from '../sources/folder.js';

export interface Guidance extends IngestPorts {
  answerQuestion: AnswerQuestion;
  /** Answers with quotes only, without a language model. Does not record the answer. */
  answerWithoutModel: AnswerQuestion;
  /** Like `answerWithoutModel`, but also finds passages marked as wrong. Only for pages that say which ones are. */
  searchAll: AnswerQuestion;
  wholeRelease: () => Promise<LoadedRelease | undefined>;
  readTurn: ReadTurn;
  findPassages: FindPassages;
  loading: LoadPorts;
  /** Uses a separate process, because someone is waiting and the queue of folders and sources can take minutes. */
  chunkFileUrgently: ChunkFile;
  past: Past;
  messageReader: ConnectedReader;
  entries: CurrentEntries;
  loadedRelease: () => Promise<LoadedRelease | undefined>;
  /** Loads the live release if necessary. Rejects if that fails, even if an older release is loaded. */
  loadLive(): Promise<void>;
  close(): Promise<void>;
}

export type BotGuidance = Pick<Guidance, 'store' | 'answerQuestion' | 'loadLive'> &
  Partial<
    Pick<
      Guidance,
      | 'past'
      | 'messageReader'
      | 'answerWithoutModel'
      | 'searchAll'
      | 'loadedRelease'
      | 'wholeRelease'
      | 'readTurn'
      | 'entries'
    >
  >;

export interface GuidanceOptions {
  /** True if this process will answer questions. Its embedding process then starts now. Defaults to true. */
  answering?: boolean;
  /**
   * True if no one is waiting for the answers, as in a batch. Every question then goes to the language model,
   * even after repeated failures, and the passage reader has more time. Without this, answers would depend on
   * how busy the machine is. Defaults to false.
   */
  patient?: boolean;
  /** Measures calls to models; absent if no metrics are served. */
  measures?: ModelMeasures;
}

export async function connectGuidance(
  settings: Settings,
  { guidance: store, vectors, editing, library, store: conversations, editedEntries }: Stores,
  log: Log,
  options: GuidanceOptions = {},
): Promise<Guidance> {
  const { sent } = conversations.records;
  const models = await connectModels(settings, { sent, live: store.liveRelease }, log, options);
  const { embedder, reading, messageReader } = models;
  const parsing = connectParsing(settings, log);
  const parsingAtOnce = connectParsing(settings, log);
  const { turnWeights, ...knowledge } = readKnowledgeFiles();
  const readTurn = createReadTurn(embedder, turnWeights);
  const entries = await createCurrentEntries(editedEntries, knowledge.glossary);
  const { recalled } = conversations.records.recalls;
  const loading = await connectLoading(
    settings,
    { store, vectors, readTurn, entries, recalled, knowledge, models },
    log,
  );
  const live = createLiveRelease(loading);
  const wholeRelease = withCurrentTerms(live.current, loading);
  const loadedRelease = withoutRecalled(wholeRelease, recalled);
  const ports: AnswerPorts = { embedder, loadedRelease, ...(reading && { reading }) };
  const recorded = createRecordedAnswering(ports, store);
  const answerWithoutModel = againIfRecalled(
    (question: Question) => answerQuestion({ embedder, loadedRelease }, question),
    recalled,
  );
  return {
    store,
    indexFiles: loading.indexFiles,
    embedder,
    readFolder,
    chunkFile: parsing.chunkFile,
    chunkFileUrgently: parsingAtOnce.chunkFile,
    loading,
    answerQuestion: againIfRecalled(
      reading ? withoutModelIfOff(recorded, conversations.records.switches) : recorded,
      recalled,
    ),
    // Does not use our language model, because the programs that call this function write answers with their
    // own models.
    findPassages: answerWithoutModel,
    answerWithoutModel,
    searchAll: (question) => answerQuestion({ embedder, loadedRelease: wholeRelease }, question),
    readTurn,
    dependents: { editing, library, clock: () => new Date() },
    messageReader,
    entries,
    past: createAsOf(loading, editing),
    loadedRelease,
    wholeRelease,
    async loadLive() {
      await live.refresh();
      await loadedRelease();
    },
    async close() {
      await Promise.all([entries, models, parsing, parsingAtOnce].map((part) => part.close()));
    },
  };
}

type Models = Awaited<ReturnType<typeof connectModels>>;

/** Starts the reranker first, then the other models in parallel, because each takes seconds. */
async function connectModels(
  settings: Settings,
  { sent, live }: { sent: SentLineRecords; live: IngestPorts['store']['liveRelease'] },
  log: Log,
  { answering = true, patient = false, measures }: GuidanceOptions,
) {
  const reranker = connectReranker(settings, log, { answering, patient });
  const connecting = connectReading(settings, log, { answering, patient, measures, sent });
  const connected = await connectEmbedder(settings, log, answering, sent, live).catch(
    async (error: unknown) => {
      // Close the reranker. Otherwise, its process would keep this process running, and the failure would not
      // be reported.
      await reranker?.close();
      throw error;
    },
  );
  const embedder = measures?.embedder(connected) ?? connected;
  const published = createPublishedMiniLm({
    dataDir: settings.DATA_DIR,
    log: (line) => log.info({}, line),
  });
  const reading = await connecting;
  const messageReader = connectMessageReader(settings, log, answering);
  return {
    embedder,
    published,
    reranker,
    reading,
    messageReader,
    async close() {
      await Promise.all([embedder.close(), messageReader.close(), published.close(), reranker?.close()]);
    },
  };
}

interface LoadingParts extends Pick<LoadPorts, 'store' | 'readTurn' | 'recalled'> {
  vectors?: VectorStore;
  entries: CurrentEntries;
  knowledge: Omit<ReturnType<typeof readKnowledgeFiles>, 'turnWeights'>;
  models: Models;
}

async function connectLoading(
  settings: Settings,
  { store, vectors, readTurn, entries, recalled, knowledge, models }: LoadingParts,
  log: Log,
): Promise<LoadPorts> {
  const { embedder, published, reranker } = models;
  return {
    store,
    indexFiles: connectIndex(settings, vectors),
    embedder,
    earlierEmbedders: [published],
    ...(reranker && { reranker }),
    ...knowledge,
    get glossary() {
      return entries.glossary();
    },
    readTurn,
    recalled,
    writtenQuestions: await openWrittenQuestions(),
    onRebuild: (release, reason) =>
      log.warn({ release, reason }, 'The index files were rebuilt from the store.'),
  };
}

/** The bot's ports that are the same on every platform. */
export function coreRules(
  guidance: Pick<BotGuidance, 'answerQuestion' | 'past' | 'messageReader' | 'readTurn' | 'entries'>,
): Pick<
  BotPorts,
  'answerQuestion' | 'askAsOf' | 'readTurn' | keyof MessageReadingPorts | 'contacts' | 'allContacts' | 'clock'
> {
  return {
    answerQuestion: guidance.answerQuestion,
    ...(guidance.readTurn && { readTurn: guidance.readTurn }),
    ...(guidance.past && { askAsOf: guidance.past.askAsOf }),
    ...messageReadingPorts(guidance.messageReader),
    ...currentContacts(guidance.entries),
    clock: () => new Date(),
  };
}

export async function connectEmbedder(
  settings: Settings,
  log: Log,
  answering: boolean,
  sent: SentLineRecords,
  live?: IngestPorts['store']['liveRelease'],
): Promise<Embedder> {
  if (settings.EMBEDDER === 'minilm')
    return createMiniLmEmbedder({
      dataDir: settings.DATA_DIR,
      startWhenAsked: !answering,
      log: (line) => log.info({}, line),
    });
  // Load OpenAI's library only here. It takes half a second to load, and a service with the local model never
  // needs it.
  const { createOpenAiEmbedder } = await import('../models/openai/embedder.js');
  const service = embeddingService(settings);
  const modelBefore = async (failure: unknown) => {
    log.error(
      { failure: describeFailure(failure) },
      'The embedding service did not say how long its vectors are.',
    );
    return (await live?.())?.model;
  };
  const embedder = await createOpenAiEmbedder({
    service,
    model: settings.OPENAI_EMBEDDING_MODEL,
    modelBefore,
  });
  const { countTokens } = embedder;
  return recordedEmbedder(embedder, { records: sent, address: serviceAddress(service), countTokens });
}

function connectParsing(settings: Settings, log: Log): ParserProcess {
  return createParserProcess({
    childFile: fileURLToPath(new URL('./parser-child.ts', import.meta.url)),
    counting: settings.EMBEDDER === 'minilm' ? 'minilm' : 'estimate',
    log: (line) => log.warn({}, line),
  });
}
