// Sends the Bot Framework's console output to the log, without stack traces, keys or any text that people
// wrote.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Log } from '../../../bot/model/ports.js';

const running = new AsyncLocalStorage<Log>();
let redirected = false;

/**
 * Runs `work`, which may call the library, and redirects only what `work` prints. The whole process shares
 * one console, and the output of other code must still reach it.
 */
export function withRedirectedConsole<T>(log: Log, work: () => Promise<T>): Promise<T> {
  redirectConsole();
  return running.run(log, work);
}

function redirectConsole(): void {
  if (redirected) return;
  redirected = true;
  /* eslint-disable no-console -- we redirect the library's console output */
  for (const method of ['error', 'warn', 'log', 'info', 'debug', 'trace'] as const) {
    const write = console[method].bind(console);
    console[method] = (...parts: unknown[]) => {
      const log = running.getStore();
      if (log) log.warn({ platform: 'teams' }, `Teams library: ${nameOf(parts[0])}`);
      else write(...parts);
    };
  }
  /* eslint-enable no-console */
}

/**
 * Returns the text before the first colon or bracket, because the rest may contain a key or a request body.
 */
function nameOf(part: unknown): string {
  if (part instanceof Error) return part.name;
  return typeof part === 'string' ? part.split(/[:([{\n]/)[0]!.trim() : 'unnamed';
}
