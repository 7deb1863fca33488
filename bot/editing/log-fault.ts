// Logs what went wrong in the program while it refreshed a source: the page says only that it did.
import { describeBug } from '../kernel/describe-bug.js';
import type { Log } from '../model/ports.js';

export function logFault(log: Log, source: string): (fault: unknown) => void {
  return (fault) => log.error({ source, failure: describeBug(fault) }, 'A source could not be read.');
}
