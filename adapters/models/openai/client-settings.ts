// The libraries read their own environment variables, which could send a question to a third party or print it. This
// turns them all off.
import type { ClientOptions } from '@langchain/openai';

/** What the library would otherwise take from OPENAI_API_BASE, or from a gateway that LANGSMITH_GATEWAY names. */
const OPENAI = 'https://api.openai.com/v1';

/** `OPENAI_LOG=debug` prints every request, with its text. */
export const UNLOGGED = { logLevel: 'off' } satisfies ClientOptions;

export function clientSettings(baseUrl: string | undefined): ClientOptions {
  return { ...UNLOGGED, baseURL: baseUrl ?? OPENAI };
}

/**
 * `LANGSMITH_TRACING` and its older names send each question and answer to LangSmith; `LANGCHAIN_VERBOSE` prints
 * them. LangChain reads them at every call and has no option to ignore them, so we remove them from the environment.
 */
export function removeTracingVariables(): void {
  for (const name of Object.keys(process.env))
    if (/^LANG(?:SMITH|CHAIN)_/i.test(name)) Reflect.deleteProperty(process.env, name);
}
