import type { ModelService } from '../../models/openai/client-settings.js';
import type { Settings } from './environment-settings.js';

export function embeddingService(settings: Settings): ModelService {
  const { AZURE_OPENAI_API_EMBEDDINGS_DEPLOYMENT_NAME: deployment } = settings;
  return settings.EMBEDDER === 'azure-openai' ? azure(settings, deployment) : openai(settings);
}

export function answerService(settings: Settings): ModelService {
  const { AZURE_OPENAI_API_DEPLOYMENT_NAME: deployment } = settings;
  return settings.ANSWER_MODEL_SERVICE === 'azure-openai' ? azure(settings, deployment) : openai(settings);
}

/** Settings have been checked already, so each service has the values it needs. */
function azure(settings: Settings, deployment = '') {
  return {
    kind: 'azure' as const,
    apiKey: settings.AZURE_OPENAI_API_KEY ?? '',
    endpoint: settings.AZURE_OPENAI_ENDPOINT ?? '',
    deployment,
    apiVersion: settings.AZURE_OPENAI_API_VERSION,
  };
}

/** Some gateways on this machine do not need a key, but the client library requires one. */
function openai({ OPENAI_API_KEY, OPENAI_BASE_URL }: Settings) {
  return { kind: 'openai' as const, apiKey: OPENAI_API_KEY ?? 'none', baseUrl: OPENAI_BASE_URL };
}

export function serviceAddress(service: ModelService): string {
  return service.kind === 'azure' ? service.endpoint : (service.baseUrl ?? 'https://api.openai.com/v1');
}
