// The process's log: JSON lines on standard error, never the text of a message.
import { destination, pino } from 'pino';
import type { Log } from '../../../bot/model/ports.js';

/** A last fence: our own calls never hand these over, a library's error may carry a whole request. */
const LEFT_OUT = ['text', 'words', 'authorization', 'Authorization', 'token', 'password', 'secret'];
const DEPTHS = ['', '*.', '*.*.', '*.*.*.'];

/** On standard error, because standard output carries answers and protocols. A level that is none counts as info. */
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
