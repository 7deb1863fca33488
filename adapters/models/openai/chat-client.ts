// Connects to a chat model from OpenAI, Azure OpenAI or a compatible server, with the parameters it accepts.
import { checkKey, removeTracingVariables, serviceSettings, type ModelService } from './client-settings.js';
import { isReasoningModel, type ModelCapabilities } from './model-capabilities.js';
import { servicesWording } from '../wording/services-wording.js';

export interface ChatConfig {
  service: ModelService;
  model: string;
  /** The parameters that the service is known to accept. Shared by everything that calls the service. */
  capabilities: { current: ModelCapabilities };
  /** The time limit for one call, to the last byte. The caller's signal may end the call sooner. */
  timeoutMs: number;
  /** Called with the headers of each reply, which may say how much of the service's rate limit is left. */
  onHeaders?: (headers: Headers) => void;
}

/**
 * Extra tokens for a reasoning model to think with. With fewer, the model often stops before it starts the
 * reply.
 */
const THINKING_TOKENS = 3_000;

/** LangChain takes a second or more to load, so it is loaded before a question's time limit starts. */
export async function loadChatLibrary() {
  removeTracingVariables();
  return import('langchain');
}

/**
 * Returns a client with the parameters that the service accepts, for replies of up to `mostTokens`. With
 * `raw`, messages also contain the service's own reply, because LangChain's message leaves out a refusal.
 * Throws `ConfigurationFailure` if there is no key.
 */
export function createChatClients(config: ChatConfig, raw: boolean) {
  checkKey(config.service, servicesWording.answers.noKey);
  const clients = new Map<string, ReturnType<typeof connect>>();
  return (mostTokens: number) => {
    const key = JSON.stringify([mostTokens, config.capabilities.current]);
    const client = clients.get(key) ?? connect(config, mostTokens, raw);
    clients.set(key, client);
    // If this connection failed, the next call tries again.
    client.catch(() => clients.delete(key));
    return client;
  };
}

async function connect(
  { service, model, capabilities, timeoutMs, onHeaders }: ChatConfig,
  mostTokens: number,
  raw: boolean,
) {
  const { initChatModel } = await loadChatLibrary();
  return initChatModel(model, {
    modelProvider: service.kind === 'openai' ? 'openai' : 'azure_openai',
    timeout: timeoutMs,
    maxRetries: 0,
    // Counting tokens while streaming needs a field that some gateways reject.
    streamUsage: false,
    // By default, LangChain replaces errors with new ones that do not include the status.
    onFailedAttempt: () => undefined,
    __includeRawResponse: raw,
    ...limits(model, capabilities.current, mostTokens),
    ...serviceSettings(service, watching(onHeaders)),
  });
}

function watching(onHeaders: ChatConfig['onHeaders']): { fetch?: typeof fetch } {
  if (!onHeaders) return {};
  return {
    async fetch(...request) {
      const response = await fetch(...request);
      onHeaders(response.headers);
      return response;
    },
  };
}

function limits(
  model: string,
  { isReasoning, temperature, effort }: ModelCapabilities,
  mostTokens: number,
): object {
  const tokens = mostTokens + (isReasoning ? THINKING_TOKENS : 0);
  const wishes = {
    ...(temperature && { temperature: 0 }),
    // `reasoning` is LangChain's option for models that it knows to be reasoning models.
    ...(effort && { reasoning: { effort: 'low' } }),
  };
  // LangChain decides by the model's name how to send the token limit. A gateway or deployment may use
  // another name, so in that case we send the limit ourselves.
  if (!isReasoning || isReasoningModel(model)) return { ...wishes, maxTokens: tokens };
  return { ...wishes, maxTokens: -1, modelKwargs: { max_completion_tokens: tokens } };
}
