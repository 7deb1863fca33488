// Connects to a chat model from OpenAI, Azure OpenAI or a compatible server, with the parameters it accepts.
import { clientSettings, removeTracingVariables, UNLOGGED } from './client-settings.js';
import { isReasoningModel, type ModelCapabilities } from './model-capabilities.js';

export type AnswerService =
  | { kind: 'openai'; apiKey: string; /** A gateway's address, with its version path. */ baseUrl?: string }
  | { kind: 'azure'; apiKey: string; endpoint: string; deployment: string; apiVersion: string };

export interface ChatConfig {
  service: AnswerService;
  model: string;
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

export interface ClientLimits {
  timeoutMs: number;
  mostTokens: number;
  /** Also keeps exactly what the service sent, because LangChain's version leaves out a refusal. */
  raw?: boolean;
}

export async function connectChat(
  { service, model, onHeaders }: ChatConfig,
  capabilities: ModelCapabilities,
  { timeoutMs, mostTokens, raw = false }: ClientLimits,
) {
  const { initChatModel } = await loadChatLibrary();
  const common = {
    timeout: timeoutMs,
    maxRetries: 0,
    // Counting tokens while streaming needs a field that some gateways do not accept.
    streamUsage: false,
    // By default, errors are replaced by new ones that do not include the status.
    onFailedAttempt: () => undefined,
    __includeRawResponse: raw,
    ...limits(model, capabilities, mostTokens),
  };
  return initChatModel(
    model,
    service.kind === 'openai'
      ? {
          ...common,
          modelProvider: 'openai',
          apiKey: service.apiKey,
          configuration: { ...clientSettings(service.baseUrl), ...watching(onHeaders) },
        }
      : {
          ...common,
          modelProvider: 'azure_openai',
          configuration: { ...UNLOGGED, ...watching(onHeaders) },
          azureOpenAIApiKey: service.apiKey,
          azureOpenAIApiVersion: service.apiVersion,
          azureOpenAIApiDeploymentName: service.deployment,
          azureOpenAIBasePath: `${service.endpoint.replace(/\/+$/, '')}/openai/deployments`,
        },
  );
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
