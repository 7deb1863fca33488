// Turns off environment variables that the libraries read themselves, which could send or print a question.
import type { ClientOptions } from '@langchain/openai';

/** Without this, the library would use OPENAI_API_BASE, or a gateway named in LANGSMITH_GATEWAY. */
const OPENAI = 'https://api.openai.com/v1';

/** `OPENAI_LOG=debug` prints every request, with its text. */
export const UNLOGGED = { logLevel: 'off' } satisfies ClientOptions;

export function clientSettings(baseUrl: string | undefined): ClientOptions {
  return { ...UNLOGGED, baseURL: baseUrl ?? OPENAI };
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
