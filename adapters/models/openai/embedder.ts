// Embeds texts through OpenAI, Azure OpenAI or a compatible gateway. Texts are sent to that service.
import { hash } from 'node:crypto';
import { AzureOpenAIEmbeddings, OpenAIEmbeddings } from '@langchain/openai';
import { ModelFailure } from '../../../knowledge/model/errors.js';
import type { Embedder } from '../../../knowledge/model/ports.js';
import { countTokens } from './count-tokens.js';
import { createEmbeddingRequest, type EmbeddingRequest } from './embedding-request.js';
import { checkKey, serviceSettings, type ModelService } from './client-settings.js';
import { servicesWording } from '../wording/services-wording.js';

const said = servicesWording.embeddings;

/**
 * Parsing the reply for this many texts blocks the event loop for about 15 ms, with 1,536 numbers for each
 * text.
 */
const TEXTS_A_REQUEST = 64;
const KNOWN_DIMENSIONS: Record<string, number> = {
  'text-embedding-3-small': 1_536,
  'text-embedding-3-large': 3_072,
  'text-embedding-ada-002': 1_536,
};
/** The token limit of the 3 OpenAI models. For models that accept less, set `maxTokens`. */
const MAX_TOKENS = 8_191;

export interface OpenAiEmbedderConfig {
  service: ModelService;
  /**
   * The model's own name, even if an Azure deployment has another. Vectors can only be compared if they have
   * the same model name.
   */
  model: string;
  /**
   * For text-embedding-3 models, shortens the vectors to this length. For others, this must be the length
   * they return.
   */
  dimension?: number;
  /**
   * Called if the dimension is not known and asking the service for it failed. May return the live release's
   * model. If that is the same model, uses its dimension, so that the failure does not stop everything else.
   */
  modelBefore?: (failure: unknown) => Promise<Pick<Embedder['model'], 'id' | 'dimension'> | undefined>;
  maxTokens?: number;
  /** The time limit for one attempt, to the last byte. Defaults to 20 seconds. */
  timeoutMs?: number;
  /** The longest pause before another attempt, even if the service asks for more. Defaults to 10 seconds. */
  longestPauseMs?: number;
}

const idOf = (model: string) => `openai:${model}`;

/**
 * Tries a failed request up to 3 times. Returns no span vectors, because the service returns one vector for
 * each text. If the dimension is not known, makes one request to find out, so this may also throw
 * `ModelFailure`.
 */
export async function createOpenAiEmbedder(config: OpenAiEmbedderConfig): Promise<Embedder> {
  const { model, maxTokens = MAX_TOKENS } = config;
  const client = createClient(config);
  const request = createEmbeddingRequest((texts) => client.embedDocuments(texts), {
    timeoutMs: config.timeoutMs ?? 20_000,
    longestPauseMs: config.longestPauseMs ?? 10_000,
  });
  const cut = (text: string) => withinTokens(text, maxTokens);
  const dimension = config.dimension ?? KNOWN_DIMENSIONS[model] ?? (await askDimension(request, config));

  async function embed(texts: string[]): Promise<Float32Array[]> {
    const vectors = await request(texts.map(cut));
    for (const { length } of vectors)
      if (length !== dimension) throw new ModelFailure(...said.otherDimension(model, length, dimension));
    return vectors;
  }

  return {
    model: {
      id: idOf(model),
      dimension,
      weightsHash: hash('sha256', `${idOf(model)}:${dimension}`),
      maxTokens,
    },
    async embedPassages(texts) {
      const vectors: Float32Array[] = [];
      for (let from = 0; from < texts.length; from += TEXTS_A_REQUEST) {
        const batch = texts.slice(from, from + TEXTS_A_REQUEST);
        vectors.push(...(await embed(batch.map(({ text }) => text))));
      }
      return vectors.map((vector) => ({ vector }));
    },
    async embedQuestion(text) {
      const [vector] = await embed([text]);
      return { vector: vector! };
    },
    countTokens,
    close: () => Promise.resolve(),
  };
}

async function askDimension(
  request: EmbeddingRequest,
  { model, modelBefore }: OpenAiEmbedderConfig,
): Promise<number> {
  try {
    return (await request(['How long is a vector?']))[0]!.length;
  } catch (failure) {
    const before = await modelBefore?.(failure);
    if (before?.id !== idOf(model)) throw failure;
    return before.dimension;
  }
}

function createClient({
  service,
  model,
  dimension,
  timeoutMs = 20_000,
}: OpenAiEmbedderConfig): OpenAIEmbeddings {
  checkKey(service, said.noKey);
  const Embeddings = service.kind === 'openai' ? OpenAIEmbeddings : AzureOpenAIEmbeddings;
  return new Embeddings({
    model,
    // Only send a dimension to text-embedding-3 models. Other models would reply with status 400.
    ...(dimension && model.startsWith('text-embedding-3') ? { dimensions: dimension } : {}),
    batchSize: TEXTS_A_REQUEST,
    stripNewLines: false,
    // The client's default is base64, which many gateways do not support.
    encodingFormat: 'float',
    timeout: timeoutMs,
    maxRetries: 0,
    // By default, LangChain replaces errors with new ones that do not say how long to wait.
    onFailedAttempt: () => undefined,
    ...serviceSettings(service),
  });
}

/**
 * The service rejects texts that are empty or too long. Cuts long texts, which local models do too, and sends
 * a full stop instead of an empty text.
 */
function withinTokens(text: string, maxTokens: number): string {
  let fitting = text;
  while (countTokens(fitting) > maxTokens) fitting = fitting.slice(0, Math.floor(fitting.length * 0.9));
  return fitting.trim() === '' ? '.' : fitting.replace(/\p{Surrogate}/gu, '\ufffd');
}
