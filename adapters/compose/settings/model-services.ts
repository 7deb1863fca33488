// Which service embeds and which one answers, from the settings.
import type { AnswerService } from '../../models/openai/chat-client.js';
import type { EmbeddingService } from '../../models/openai/embedder.js';
import type { Settings } from './environment-settings.js';

/** The settings were checked to hold what each service needs. */
export function embeddingService(settings: Settings): EmbeddingService {
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

export function answerService(settings: Settings): AnswerService {
  if (settings.ANSWER_MODEL_SERVICE === 'azure-openai')
    return {
      kind: 'azure',
      apiKey: settings.AZURE_OPENAI_API_KEY ?? '',
      endpoint: settings.AZURE_OPENAI_ENDPOINT ?? '',
      deployment: settings.AZURE_OPENAI_API_DEPLOYMENT_NAME ?? '',
      apiVersion: settings.AZURE_OPENAI_API_VERSION,
    };
  return { kind: 'openai', apiKey: settings.OPENAI_API_KEY ?? 'none', baseUrl: settings.OPENAI_BASE_URL };
}
