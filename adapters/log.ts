// The process's log: JSON lines on standard error, never the text of a message.
import { destination, pino } from 'pino';
import type { Log } from '../bot/ports.js';

/** Standard error, because standard output carries answers and protocols. */
export function createLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      // A last fence: our own calls never hand these over, a library's might.
      redact: {
        paths: ['text', '*.text', 'authorization', '*.authorization', 'token', '*.token'],
        censor: '[left out]',
      },
    },
    destination({ fd: 2, sync: true }),
  );
}
