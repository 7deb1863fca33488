// Scores the best passages with our own small model, which reads each one together with the question, in a
// separate process.
import { fileURLToPath } from 'node:url';
import type { ModelFailure } from '../../../knowledge/model/errors.js';
import type { Reranker } from '../../../knowledge/model/ports.js';
import { askChild } from '../../process/ask-child.js';
import { TRAINED_HASH, type ToRead } from './passage-reader-session.js';
import { localModelsWording } from '../wording/local-models-wording.js';

const said = localModelsWording.passageReader;

/**
 * Reading 8 passages takes 0.2 s on 2 busy cores. If it takes longer than this, the answer comes from the search
 * results alone, because someone is waiting.
 */
const DEADLINE_MS = 800;
/**
 * The deadline if no other question is waiting. We wait longer then, because without the reader's scores,
 * more of the quotes would be irrelevant.
 */
const ALONE_MS = 2_000;

const CHILD = fileURLToPath(new URL('./passage-reader-child.ts', import.meta.url));

export interface PassageReaderOptions {
  log?: (line: string) => void;
  deadlineMs?: number;
  /** Defaults to `deadlineMs`, if that is set. */
  aloneMs?: number;
}

export interface PassageReader extends Reranker {
  /** Starts the process and waits until the model is ready. Throws `ModelFailure` if it fails. */
  start(): Promise<void>;
  pid: () => number | undefined;
}

/**
 * The process does not start until the first question. Call `close`, or the process will keep this one
 * running.
 */
export function createPassageReader(options: PassageReaderOptions = {}): PassageReader {
  const { log = () => undefined, deadlineMs = DEADLINE_MS } = options;
  const { aloneMs = options.deadlineMs ?? ALONE_MS } = options;
  let reading = 0;
  const child = askChild<ToRead, number[]>({
    file: CHILD,
    log,
    says: said.process,
  });
  return {
    id: TRAINED_HASH,
    start: child.ready,
    pid: child.pid,
    async score(question, texts) {
      reading += 1;
      try {
        return await child.ask({ question, texts }, reading === 1 ? aloneMs : deadlineMs);
      } catch (error) {
        log(said.leftOut((error as ModelFailure).message));
        throw error;
      } finally {
        reading -= 1;
      }
    },
    close: child.close,
  };
}
