// Describes an unexpected error without its message, which may contain what someone wrote.
import { Failure, describeFailure } from '../../knowledge/model/errors.js';
import type { Log } from '../model/ports.js';

/** Describes a `Failure` in full. For any other error, gives only its name and the line it came from. */
export function describeBug(error: unknown): string {
  if (error instanceof Failure || !(error instanceof Error)) return describeFailure(error);
  const line = error.stack?.split('\n').find((frame) => /^\s+at /.test(frame));
  return `${error.name}${line ? ` ${line.trim()}` : ''}`;
}

/** Returns a handler that logs an error. For use in `catch` if the code can continue without a result. */
export const bugLogger =
  (log: Log, level: 'warn' | 'error', sentence: string, details: object = {}) =>
  (error: unknown): undefined => {
    log[level]({ ...details, failure: describeBug(error) }, sentence);
  };
