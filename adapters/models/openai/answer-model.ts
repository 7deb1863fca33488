// Has answers written by a chat model of OpenAI, Azure OpenAI or a gateway. Redacted questions leave this machine.
import { ConfigurationFailure, ModelFailure } from '../../../knowledge/model/errors.js';
import type { AnswerWriter, DraftClaim } from '../../../knowledge/model/ports.js';
import { INSTRUCTIONS, requestText } from './answer-prompt.js';
import { createDraftReader, draftsSchema, shapeOptions } from './answer-shape.js';
import { clientSettings, forgetTracing, UNLOGGED } from './own-settings.js';

export type AnswerService =
  | { kind: 'openai'; apiKey: string; /** A gateway's address, with its version path. */ baseUrl?: string }
  | { kind: 'azure'; apiKey: string; endpoint: string; deployment: string; apiVersion: string };

export interface AnswerWriterConfig {
  service: AnswerService;
  model: string;
  /** How the service is told the shape of its answer: some gateways know only tools. json-schema unless given. */
  output?: 'json-schema' | 'tool';
  /** Of the one attempt that is made, to the last byte. 8 seconds unless given. */
  timeoutMs?: number;
}

const MOST_TOKENS = 1_200;

/**
 * Asks once and never again: the caller has quotes to show, and the person is waiting. Each claim is handed on as soon
 * as it is complete. An answer of another shape, a refusal and an answer that was cut off are failures all the same;
 * no claims at all is an answer.
 */
export function createAnswerWriter(config: AnswerWriterConfig): AnswerWriter {
  if (!config.service.apiKey)
    throw new ConfigurationFailure('The answer model has no key.', 'Set the key, or take ANSWER_MODEL out.');
  const timeoutMs = config.timeoutMs ?? 8_000;
  let model: ReturnType<typeof connect> | undefined;
  return {
    async write(request, signal, onDraft): Promise<DraftClaim[]> {
      // The client's own time-out ends with the headers; a service may stall after them.
      const ending = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      try {
        const ready = await (model ??= connect(config, timeoutMs));
        const options = { ...shapeOptions(config.output ?? 'json-schema'), signal: ending };
        const reading = ready
          .stream(messagesOf(request), options)
          .then((pieces) => readDrafts(pieces, onDraft));
        return await untilEnded(reading, ending);
      } catch (error) {
        throw error instanceof ModelFailure ? error : failureOf(error, ending);
      }
    },
  };
}

/** LangChain takes most of a second to load, so only those who have a model wait for it. */
async function connect({ service, model }: AnswerWriterConfig, timeoutMs: number) {
  forgetTracing();
  const { initChatModel } = await import('langchain');
  // Counting tokens while streaming is asked for by a field that not every gateway takes.
  const common = {
    temperature: 0,
    maxTokens: MOST_TOKENS,
    timeout: timeoutMs,
    maxRetries: 0,
    streamUsage: false,
  };
  // The default turns errors into others that no longer say their status.
  const onFailedAttempt = () => undefined;
  return initChatModel(
    model,
    service.kind === 'openai'
      ? {
          ...common,
          onFailedAttempt,
          modelProvider: 'openai',
          apiKey: service.apiKey,
          configuration: clientSettings(service.baseUrl),
        }
      : {
          ...common,
          onFailedAttempt,
          modelProvider: 'azure_openai',
          configuration: UNLOGGED,
          azureOpenAIApiKey: service.apiKey,
          azureOpenAIApiVersion: service.apiVersion,
          azureOpenAIApiDeploymentName: service.deployment,
          azureOpenAIBasePath: `${service.endpoint.replace(/\/+$/, '')}/openai/deployments`,
        },
  );
}

function messagesOf(request: Parameters<AnswerWriter['write']>[0]): [string, string][] {
  return [
    ['system', INSTRUCTIONS],
    ['human', requestText(request)],
  ];
}

/** LangChain heeds the signal between its steps; a body that never ends is none of them. */
async function untilEnded<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  let stop: () => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    stop = () => reject(new DOMException('The wait was ended.', 'AbortError'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    signal.removeEventListener('abort', stop);
    work.catch(() => undefined);
  }
}

/** The part of a message that LangChain names by how it was asked for. */
interface Piece {
  content: unknown;
  tool_call_chunks?: { args?: string }[];
}

async function readDrafts(
  pieces: AsyncIterable<Piece>,
  onDraft: (draft: DraftClaim) => void = () => undefined,
): Promise<DraftClaim[]> {
  const reader = createDraftReader();
  for await (const { content, tool_call_chunks: calls = [] } of pieces) {
    const said = typeof content === 'string' ? content : '';
    reader.read(said + calls.map(({ args = '' }) => args).join('')).forEach(onDraft);
  }
  const drafts = draftsSchema.safeParse(JSON.parse(reader.whole()));
  if (drafts.success) return drafts.data.claims;
  throw otherShape(drafts.error);
}

function otherShape(cause: unknown): ModelFailure {
  return new ModelFailure(
    'The answer model did not answer in the shape it was asked for.',
    'Set ANSWER_MODEL_OUTPUT to the other way of asking (json-schema or tool), or use another model.',
    { cause },
  );
}

/** The service's own words stay in `cause`: they can hold a part of the key. */
function failureOf(error: unknown, signal: AbortSignal): ModelFailure {
  const { name, status } = error as { name?: string; status?: number };
  if (signal.aborted || name === 'TimeoutError' || name === 'AbortError')
    return new ModelFailure('The answer model did not answer in time.', LATER, { cause: error });
  if (error instanceof SyntaxError || name?.endsWith('ZodError')) return otherShape(error);
  if (status === undefined)
    return new ModelFailure('The answer model cannot be reached or answered no JSON.', ADDRESS, {
      cause: error,
    });
  const remedies: Record<number, string> = { 400: SHAPE, 401: KEY, 403: KEY, 404: ADDRESS };
  return new ModelFailure(`The answer model answered ${status}.`, remedies[status] ?? LATER, {
    cause: error,
  });
}

const LATER = 'Try again later; if it stays so, look at the status page of the service.';
const KEY = 'Check the key of the answer model, and what it may use.';
const ADDRESS = 'Check the address of the service and the name of the model or deployment.';
const SHAPE = 'Check the name of the model; if it knows no JSON schemas, set ANSWER_MODEL_OUTPUT=tool.';
