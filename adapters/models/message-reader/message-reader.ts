import { fileURLToPath } from 'node:url';
import type { MessageReader, MessageReading } from '../../../knowledge/model/ports.js';
import { askChild } from '../../process/ask-child.js';

/**
 * A 100-word message takes 15 ms on 2 cores. Someone is waiting, and the rules still apply if the model is
 * too slow.
 */
const DEADLINE_MS = 3_000;
/** Extra time for pasted documents, which take 0.1 ms for each character. */
const MORE_MS_A_LETTER = 1;

const CHILD = fileURLToPath(new URL('./reader-child.ts', import.meta.url));

export interface MessageReaderOptions {
  log?: (line: string) => void;
  deadlineMs?: number;
}

export interface OnnxMessageReader extends MessageReader {
  /** Starts the process and waits until the model is ready. Throws `ModelFailure` if it fails. */
  start(): Promise<void>;
  pid: () => number | undefined;
}

/** The process starts with the first message. Call `close`, or the process will keep this one running. */
export function createMessageReader(options: MessageReaderOptions = {}): OnnxMessageReader {
  const { log = () => undefined, deadlineMs = DEADLINE_MS } = options;
  const child = askChild<string, MessageReading>({
    file: CHILD,
    log,
    says: {
      process: 'The process that reads messages',
      failed: 'The model could not read a message',
      remedy: 'We will try again. If this keeps happening, report this error.',
      cannotStart: 'The model that reads messages cannot be used',
      startRemedy:
        'Check that onnxruntime-node is installed and runs here. If you set MESSAGE_READER=off, only the rules remove personal details, in strict mode.',
    },
  });
  return {
    start: child.ready,
    pid: child.pid,
    read: (text) => child.ask(text, deadlineMs + text.length * MORE_MS_A_LETTER),
    close: child.close,
  };
}
