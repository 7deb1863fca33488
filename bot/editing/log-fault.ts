// Logs a fault in the program while it was refreshing a source. The page only says that something went wrong.
import { describeBug } from '../kernel/describe-bug.js';
import type { Log } from '../model/ports.js';

export function logFault(log: Log, source: string): (fault: unknown) => void {
  return (fault) => log.error({ source, failure: describeBug(fault) }, 'A source could not be read.');
}
