// Describes an unexpected error without repeating any message text.
import { Failure, describeFailure } from '../../knowledge/model/errors.js';
import type { Log } from '../model/ports.js';

/**
 * Gives our own failures in full. For any other error, gives only its name and the line it came from, since
 * its message may quote what someone wrote.
 */
export function describeBug(error: unknown): string {
  if (error instanceof Failure) return describeFailure(error);
  if (!(error instanceof Error)) return 'An unknown value was thrown.';
  const line = error.stack?.split('\n').find((frame) => /^\s+at /.test(frame));
  return `${error.name}${line ? ` ${line.trim()}` : ''}`;
}

/** Logs the errors it is called with. For `catch`, where the work goes on without a result. */
export const bugLogger =
  (log: Log, level: 'warn' | 'error', sentence: string, details: object = {}) =>
  (error: unknown): undefined => {
    log[level]({ ...details, failure: describeBug(error) }, sentence);
  };
