import { fileURLToPath } from 'node:url';
import { LONGEST_MESSAGE } from '../../../bot/model/messages/message-length.js';
import type { MessageReader, MessageReading } from '../../../knowledge/model/ports.js';
import { ModelFailure } from '../../../knowledge/model/errors.js';
import { askChild } from '../../process/ask-child.js';
import { inTurn } from '../../process/in-turn.js';
import { localModelsWording } from '../wording/local-models-wording.js';

const said = localModelsWording.messageReader;

/**
 * The time limit for a short message, because someone is waiting. A 100-word message takes 15 ms on 2 cores.
 * The rules still apply if the model is too slow.
 */
const DEADLINE_MS = 3_000;
/**
 * The shortest time that a long text takes, in milliseconds for each letter, on a machine that does nothing
 * else.
 */
const LEAST_MS_A_LETTER = 0.1;
/** Extra time allowed, in milliseconds for each letter. */
const MORE_MS_A_LETTER = 1;

/**
 * Texts longer than this are advisers' replies, or were stored when there was no limit. One can take many
 * seconds of processor time. They are read one at a time, so that at most one of them is late.
 */
const LONG = LONGEST_MESSAGE;
/** While one long text is late, shorter texts are still read in between its parts. */
const MOST_LATE = 1;

const CHILD = fileURLToPath(new URL('./reader-child.ts', import.meta.url));

export interface MessageReaderOptions {
  log?: (line: string) => void;
  /** This and the options below are only set by tests. */
  deadlineMs?: number;
  moreMsALetter?: number;
  childFile?: string;
}

export interface OnnxMessageReader extends MessageReader {
  /** Starts the process and waits until the model is ready. Throws `ModelFailure` if it fails. */
  start(): Promise<void>;
  pid: () => number | undefined;
}

/**
 * The process does not start until the first message. Call `close`, or the process will keep this one
 * running.
 */
export function createMessageReader(options: MessageReaderOptions = {}): OnnxMessageReader {
  const { log = () => undefined, childFile = CHILD } = options;
  const { deadlineMs = DEADLINE_MS, moreMsALetter = MORE_MS_A_LETTER } = options;
  const child = askChild<string, MessageReading>({
    file: childFile,
    log,
    says: said.process,
  });
  const inOrder = inTurn();
  const tooLate = () => new ModelFailure(said.tooLate, said.process.remedy);
  const readNow = (text: string) => {
    const limitMs = deadlineMs + text.length * moreMsALetter;
    if (text.length <= LONG) return child.ask(text, limitMs, MOST_LATE);
    const leastMs = text.length * LEAST_MS_A_LETTER;
    return inOrder((leftMs) => child.ask(text, leftMs), { patienceMs: limitMs, leastMs, tooLate });
  };
  // The job that reads a message and the code that answers it often ask at the same time, so they share one
  // reading.
  const underway = new Map<string, Promise<MessageReading>>();
  return {
    start: child.ready,
    pid: child.pid,
    read(text) {
      const known = underway.get(text);
      if (known) return known;
      const reading = readNow(text).finally(() => underway.delete(text));
      underway.set(text, reading);
      return reading;
    },
    close: child.close,
  };
}
