// Logs a bug that came up while a source was being refreshed. The page only says that something went wrong.
import { describeBug } from '../kernel/describe-bug.js';
import type { Log } from '../model/ports.js';

export function logFault(log: Log, source: string): (fault: unknown) => void {
  return (fault) => log.error({ source, failure: describeBug(fault) }, 'A source could not be read.');
}
