// Connects to a chat model from OpenAI, Azure OpenAI or a compatible server, with the parameters it accepts.
import { clientSettings, removeTracingVariables, UNLOGGED } from './client-settings.js';
import { isReasoningModel } from './model-capabilities.js';
import type { ModelCapabilities } from './model-capabilities.js';

export type AnswerService =
  | { kind: 'openai'; apiKey: string; /** A gateway's address, with its version path. */ baseUrl?: string }
  | { kind: 'azure'; apiKey: string; endpoint: string; deployment: string; apiVersion: string };

export interface ChatConfig {
  service: AnswerService;
  model: string;
  /** Sees the headers of each reply, which say how much may still be asked. */
  onHeaders?: (headers: Headers) => void;
}

/** What a reasoning model may think before it replies: below this it often ends before the reply begins. */
const THINKING_TOKENS = 3_000;

/** LangChain takes a second or more to load: before the first question, so that it counts against no deadline. */
export async function loadChatLibrary() {
  removeTracingVariables();
  return import('langchain');
}

export interface ClientLimits {
  timeoutMs: number;
  mostTokens: number;
  /** Keeps what the service sent beside what LangChain makes of it, which leaves a refusal out. */
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
    // Counting tokens while streaming is asked for by a field that not every gateway takes.
    streamUsage: false,
    // The default turns errors into others that no longer say their status.
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
    // The name under which LangChain takes it, for the models that it knows to think.
    ...(effort && { reasoning: { effort: 'low' } }),
  };
  // LangChain chooses the field by the model's name alone, which a gateway or a deployment may have changed.
  if (!isReasoning || isReasoningModel(model)) return { ...wishes, maxTokens: tokens };
  return { ...wishes, maxTokens: -1, modelKwargs: { max_completion_tokens: tokens } };
}
