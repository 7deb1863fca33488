// Connects to a chat model from OpenAI, Azure OpenAI or a compatible server, with the parameters it accepts.
import { checkKey, removeTracingVariables, serviceSettings, type ModelService } from './client-settings.js';
import { isReasoningModel, type ModelCapabilities } from './model-capabilities.js';

export interface ChatConfig {
  service: ModelService;
  model: string;
  /** What we have learned about the service, shared with everything else that calls it. */
  capabilities: { current: ModelCapabilities };
  /** Time limit for one call, up to the last byte. The caller's signal may end it sooner. */
  timeoutMs: number;
  /** Gets the headers of each reply, which may say how much of the service's limit is left. */
  onHeaders?: (headers: Headers) => void;
}

/** How many tokens a reasoning model may use to think: with fewer, it often stops before the reply starts. */
const THINKING_TOKENS = 3_000;

/** LangChain takes a second or more to load, so we load it before the first question's time starts. */
export async function loadChatLibrary() {
  removeTracingVariables();
  return import('langchain');
}

/**
 * Returns a client with the parameters that the service accepts now, for replies of up to `mostTokens`. With `raw`, its
 * messages also hold exactly what the service sent, because LangChain's version leaves out a refusal. Throws
 * `ConfigurationFailure` if there is no key.
 */
export function createChatClients(config: ChatConfig, raw: boolean) {
  checkKey(config.service, 'answer model', 'remove ANSWER_MODEL');
  const clients = new Map<string, ReturnType<typeof connect>>();
  return (mostTokens: number) => {
    const key = JSON.stringify([mostTokens, config.capabilities.current]);
    const client = clients.get(key) ?? connect(config, mostTokens, raw);
    clients.set(key, client);
    // If it could not connect, the next call tries again.
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
    // Counting tokens while streaming needs a field that some gateways do not accept.
    streamUsage: false,
    // By default, errors are replaced by new ones that do not include the status.
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
    // LangChain uses this name for the models it knows can reason.
    ...(effort && { reasoning: { effort: 'low' } }),
  };
  // LangChain chooses the field from the model's name alone, but a gateway or a deployment may use a different name.
  if (!isReasoning || isReasoningModel(model)) return { ...wishes, maxTokens: tokens };
  return { ...wishes, maxTokens: -1, modelKwargs: { max_completion_tokens: tokens } };
}
