// Tells the libraries which service to call, and turns off environment variables that would make them send or
// print questions.
import type { ClientOptions } from '@langchain/openai';
import { ConfigurationFailure, type ProblemAndRemedy } from '../../../knowledge/model/errors.js';

export type ModelService =
  | { kind: 'openai'; apiKey: string; /** A gateway's address, with its version path. */ baseUrl?: string }
  | { kind: 'azure'; apiKey: string; endpoint: string; deployment: string; apiVersion: string };

/** If no address were given, the library would use OPENAI_API_BASE, or a gateway from LANGSMITH_GATEWAY. */
const OPENAI = 'https://api.openai.com/v1';

/** `options` are passed to OpenAI's client. */
export function serviceSettings(service: ModelService, options: ClientOptions = {}) {
  // `OPENAI_LOG=debug` prints every request, with its text.
  const configuration: ClientOptions = { ...options, logLevel: 'off' };
  if (service.kind === 'openai')
    return {
      apiKey: service.apiKey,
      configuration: { ...configuration, baseURL: service.baseUrl ?? OPENAI },
    };
  return {
    configuration,
    azureOpenAIApiKey: service.apiKey,
    azureOpenAIApiVersion: service.apiVersion,
    azureOpenAIApiDeploymentName: service.deployment,
    // LangChain's classes ignore an endpoint, so we give the whole path up to the deployment's name.
    azureOpenAIBasePath: `${service.endpoint.replace(/\/+$/, '')}/openai/deployments`,
  };
}

/** Throws `ConfigurationFailure` if there is no key. */
export function checkKey(
  { apiKey, kind }: ModelService,
  noKey: (variable: string) => ProblemAndRemedy,
): void {
  if (apiKey) return;
  throw new ConfigurationFailure(...noKey(kind === 'azure' ? 'AZURE_OPENAI_API_KEY' : 'OPENAI_API_KEY'));
}

/**
 * `LANGSMITH_TRACING` and its older names send each question and answer to LangSmith, and `LANGCHAIN_VERBOSE`
 * prints them. LangChain reads these variables on every call and cannot be told to ignore them, so we delete
 * them.
 */
export function removeTracingVariables(): void {
  for (const name of Object.keys(process.env))
    if (/^LANG(?:SMITH|CHAIN)_/i.test(name)) Reflect.deleteProperty(process.env, name);
}
