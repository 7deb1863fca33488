// Tells the libraries which service to call, and turns off variables that they read themselves and that could send or
// print a question.
import type { ClientOptions } from '@langchain/openai';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';

export type ModelService =
  | { kind: 'openai'; apiKey: string; /** A gateway's address, with its version path. */ baseUrl?: string }
  | { kind: 'azure'; apiKey: string; endpoint: string; deployment: string; apiVersion: string };

/** Without this, the library would use OPENAI_API_BASE, or a gateway named in LANGSMITH_GATEWAY. */
const OPENAI = 'https://api.openai.com/v1';

/** `options` are for the client inside the library. */
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
    // The library's classes ignore an endpoint, so we give the path up to the deployment's name.
    azureOpenAIBasePath: `${service.endpoint.replace(/\/+$/, '')}/openai/deployments`,
  };
}

/**
 * Throws `ConfigurationFailure` if there is no key. `what` names the model, `otherwise` how to do without it.
 */
export function checkKey({ apiKey, kind }: ModelService, what: string, otherwise: string): void {
  if (apiKey) return;
  const name = kind === 'azure' ? 'AZURE_OPENAI_API_KEY' : 'OPENAI_API_KEY';
  throw new ConfigurationFailure(`There is no key for the ${what}.`, `Set ${name}, or ${otherwise}.`);
}

/**
 * `LANGSMITH_TRACING` and its older names send each question and answer to LangSmith, and `LANGCHAIN_VERBOSE`
 * prints them. LangChain reads them on every call and has no option to ignore them, so we remove them from
 * the environment.
 */
export function removeTracingVariables(): void {
  for (const name of Object.keys(process.env))
    if (/^LANG(?:SMITH|CHAIN)_/i.test(name)) Reflect.deleteProperty(process.env, name);
}
