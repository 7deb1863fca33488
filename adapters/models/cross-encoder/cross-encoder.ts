import { fileURLToPath } from 'node:url';
import type { ModelFailure } from '../../../knowledge/model/errors.js';
import type { Reranker } from '../../../knowledge/model/ports.js';
import { askChild } from '../../process/ask-child.js';
import { fingerprintOf, readCrossEncoderFolder } from './cross-encoder-folder.js';
import type { ToScore } from './cross-encoder-session.js';

/** A 6-layer model takes about a third of a second for 20 passages on 2 cores. Someone is waiting. */
const DEADLINE_MS = 3_000;

const CHILD = fileURLToPath(new URL('./cross-encoder-child.ts', import.meta.url));

export interface CrossEncoderOptions {
  /** Contains `model.onnx`, and `vocab.txt` or `tokenizer.json`, for a model in the BERT family. */
  folder: string;
  /** If true, the process starts with the first question, because some programs never ask one. */
  startWhenAsked?: boolean;
  log?: (line: string) => void;
  deadlineMs?: number;
}

export interface CrossEncoder extends Reranker {
  pid: () => number | undefined;
}

/**
 * Resolves when the model is ready. Throws `ConfigurationFailure` if the folder does not contain a
 * cross-encoder, or `ModelFailure` if the model does not run. Call `close`, or its process will keep this one
 * running.
 */
export async function createCrossEncoder(options: CrossEncoderOptions): Promise<CrossEncoder> {
  const { folder, startWhenAsked, log = () => undefined, deadlineMs = DEADLINE_MS } = options;
  const id = await fingerprintOf(await readCrossEncoderFolder(folder));
  const child = askChild<ToScore, number[]>({
    file: CHILD,
    start: folder,
    log,
    says: {
      process: 'The cross-encoder process',
      failed: 'The cross-encoder failed',
      remedy: 'Try again. If this keeps happening, remove CROSS_ENCODER_DIR and report this error.',
      cannotStart: `The cross-encoder in ${folder} cannot be used`,
      startRemedy:
        'Check that onnxruntime-node is installed and that the folder contains a cross-encoder in ONNX format, or remove CROSS_ENCODER_DIR.',
    },
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
        log(`${(error as ModelFailure).message} The passages stay in the order the search ranked them.`);
        throw error;
      }
    },
    close: child.close,
  };
}
