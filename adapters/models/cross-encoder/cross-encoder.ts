import { fileURLToPath } from 'node:url';
import type { ModelFailure } from '../../../knowledge/model/errors.js';
import type { Reranker } from '../../../knowledge/model/ports.js';
import { askChild } from '../../process/ask-child.js';
import { fingerprintOf, readCrossEncoderFolder } from './cross-encoder-folder.js';
import type { ToScore } from './cross-encoder-session.js';
import { localModelsWording } from '../wording/local-models-wording.js';

const said = localModelsWording.crossEncoder;

/**
 * The time limit, because someone is waiting. A 6-layer model takes about a third of a second for 20 passages
 * on 2 cores.
 */
const DEADLINE_MS = 3_000;

const CHILD = fileURLToPath(new URL('./cross-encoder-child.ts', import.meta.url));

export interface CrossEncoderOptions {
  /** The folder of a model in the BERT family. Contains `model.onnx`, and `vocab.txt` or `tokenizer.json`. */
  folder: string;
  /** If true, the process does not start until the first question, because some programs never ask one. */
  startWhenAsked?: boolean;
  log?: (line: string) => void;
  deadlineMs?: number;
}

export interface CrossEncoder extends Reranker {
  pid: () => number | undefined;
}

/**
 * Resolves when the model is ready. Throws `ConfigurationFailure` if the folder does not contain a
 * cross-encoder, or `ModelFailure` if the model does not run. Call `close`, or the model's process will keep
 * this one running.
 */
export async function createCrossEncoder(options: CrossEncoderOptions): Promise<CrossEncoder> {
  const { folder, startWhenAsked, log = () => undefined, deadlineMs = DEADLINE_MS } = options;
  const id = await fingerprintOf(await readCrossEncoderFolder(folder));
  const child = askChild<ToScore, number[]>({
    file: CHILD,
    start: folder,
    log,
    says: said.process(folder),
  });
  if (!startWhenAsked) await child.ready();
  return {
    id,
    scores: 'order',
    pid: child.pid,
    async score(question, texts) {
      try {
        return await child.ask({ question, texts }, deadlineMs);
      } catch (error) {
        log(said.orderKept((error as ModelFailure).message));
        throw error;
      }
    },
    close: child.close,
  };
}
