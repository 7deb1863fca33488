// Embeds texts without an account or a network: runs all-MiniLM-L6-v2 in a separate process.
import { join } from 'node:path';
import type { Embedder, Embedding, QuestionEmbedder, TextToEmbed } from '../../../knowledge/model/ports.js';
import { createEmbeddingProcess } from './child-process.js';
import { unpackVectors } from './pool-vectors.js';
import type { EngineName } from './protocol.js';
import { loadTokenizer } from './tokenizer.js';
import { MINILM, PUBLISHED_MINILM, type MiniLmVersion } from './weights.js';

/**
 * The most texts in one request. Packing and unpacking them blocks the event loop for a few milliseconds at
 * most.
 */
const TEXTS_A_REQUEST = 64;
/** While the process works on one request, the next waits in the pipe. */
const REQUESTS_IN_FLIGHT = 2;

export interface MiniLmOptions {
  /** The folder for data. Its `models/` folder keeps the result of comparing the engines on this machine. */
  dataDir: string;
  /** auto (the default) uses onnx if it works. Otherwise it uses wasm, and logs that it did. */
  engine?: EngineName | 'auto';
  /** Defaults to `trained`. */
  version?: MiniLmVersion;
  /** If true, the process does not start until the first text, because some programs never embed one. */
  startWhenAsked?: boolean;
  log?: (line: string) => void;
}

export interface MiniLmEmbedder extends Embedder {
  /** The engine in use, or undefined if none has started. Both engines give the same vectors. */
  readonly engine: EngineName | undefined;
  pid: () => number | undefined;
}

/**
 * Resolves when the model is ready. This takes less than a second, or a few seconds longer the first time on
 * a machine. Throws `ModelFailure`. Call `close`, or the embedding process will keep this one running.
 */
export async function createMiniLmEmbedder(options: MiniLmOptions): Promise<MiniLmEmbedder> {
  const {
    dataDir,
    engine: wanted = 'auto',
    version = 'trained',
    startWhenAsked,
    log = () => undefined,
  } = options;
  const checkFile = join(dataDir, 'models', `minilm-engine-check-${version}.json`);
  const child = createEmbeddingProcess({ engine: wanted, version, checkFile, log });
  const started = startWhenAsked ? undefined : child.ready();
  const [tokenizer, about] = await Promise.all([loadTokenizer(), started]).catch(async (error: unknown) => {
    await child.close();
    throw error;
  });
  const embed = async (texts: TextToEmbed[], urgent: boolean) =>
    unpackVectors(await child.ask({ texts, urgent }), MINILM.dimension);

  return {
    model: version === 'trained' ? MINILM : PUBLISHED_MINILM,
    engine: about?.engine,
    pid: child.pid,
    embedPassages: (texts) => inWindows(texts, (window) => embed(window, false)),
    async embedQuestion(text) {
      const [embedding] = await embed([{ text }], true);
      return embedding!;
    },
    countTokens: tokenizer.count,
    close: child.close,
  };
}

/**
 * The original model, for releases that were embedded before we trained ours. Its process does not start
 * until the first question for one of these releases.
 */
export function createPublishedMiniLm(
  options: Pick<MiniLmOptions, 'dataDir' | 'log'>,
  create = createMiniLmEmbedder,
): QuestionEmbedder & Pick<Embedder, 'close'> {
  let started: Promise<MiniLmEmbedder> | undefined;
  return {
    model: PUBLISHED_MINILM,
    async embedQuestion(text) {
      started ??= create({ ...options, version: 'published' });
      // If the process did not start, try again with the next question.
      const embedder = await started.catch((error: unknown) => {
        started = undefined;
        throw error;
      });
      return embedder.embedQuestion(text);
    },
    close: async () => (await started?.catch(() => undefined))?.close(),
  };
}

/**
 * Sends texts of similar length together, to keep padding small. Returns results in the same order as the
 * texts.
 */
async function inWindows(
  texts: readonly TextToEmbed[],
  embed: (texts: TextToEmbed[]) => Promise<Embedding[]>,
): Promise<Embedding[]> {
  const byLength = texts.map((_, i) => i).sort((a, b) => texts[a]!.text.length - texts[b]!.text.length);
  const embeddings = new Array<Embedding>(texts.length);
  let next = 0;
  async function work(): Promise<void> {
    while (next < byLength.length) {
      const window = byLength.slice(next, (next += TEXTS_A_REQUEST));
      const answers = await embed(window.map((i) => texts[i]!));
      window.forEach((i, k) => (embeddings[i] = answers[k]!));
    }
  }
  await Promise.all(Array.from({ length: REQUESTS_IN_FLIGHT }, work));
  return embeddings;
}
