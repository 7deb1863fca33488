// Creates the process's log: JSON lines on standard error, never the text of a message.
import { destination, pino } from 'pino';
import type { Log } from '../../../bot/model/ports.js';

/**
 * Fields that are left out of the log, as an extra safeguard. No code in this project logs them, but a
 * library's error may contain a whole request.
 */
const LEFT_OUT = ['text', 'words', 'authorization', 'Authorization', 'token', 'password', 'secret'];
const DEPTHS = ['', '*.', '*.*.', '*.*.*.'];

/**
 * Writes to standard error, because standard output is for answers and protocols. An unknown level counts as
 * “info”.
 */
export function createLog(level: string): Log {
  return pino(
    {
      level: level === 'silent' || Object.hasOwn(pino.levels.values, level) ? level : 'info',
      base: null,
      redact: {
        paths: DEPTHS.flatMap((depth) => LEFT_OUT.map((name) => depth + name)),
        censor: '[left out]',
      },
    },
    destination({ fd: 2, sync: true }),
  );
}
