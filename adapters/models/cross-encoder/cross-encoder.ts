// A reranker that needs no network: a cross-encoder from the deployer's folder, in a separate process.
import { fileURLToPath } from 'node:url';
import { ModelFailure } from '../../../knowledge/model/errors.js';
import type { Reranker } from '../../../knowledge/model/ports.js';
import { askChild } from '../../process/ask-child.js';
import { fingerprintOf, readCrossEncoderFolder } from './cross-encoder-folder.js';
import type { ToScore } from './cross-encoder-session.js';

/** Twenty passages take a model of six layers about a third of a second on two cores; a person waits. */
const DEADLINE_MS = 3_000;

const CHILD = fileURLToPath(new URL('./cross-encoder-child.ts', import.meta.url));

export interface CrossEncoderOptions {
  /** `model.onnx` and `vocab.txt` or `tokenizer.json`, of the BERT family. */
  folder: string;
  /** Starts no process before the first question: for a process that may never have one. */
  startWhenAsked?: boolean;
  log?: (line: string) => void;
  deadlineMs?: number;
}

export interface CrossEncoder extends Reranker {
  /** Of its process; undefined while none runs. */
  pid: () => number | undefined;
}

/**
 * Resolves when it can score. Throws `ConfigurationFailure` for a folder that holds no such model, `ModelFailure` for
 * one that does not run. Call `close`, or its process keeps this one alive.
 */
export async function createCrossEncoder(options: CrossEncoderOptions): Promise<CrossEncoder> {
  const { folder, startWhenAsked, log = () => undefined, deadlineMs = DEADLINE_MS } = options;
  const id = await fingerprintOf(await readCrossEncoderFolder(folder));
  const child = askChild<string, ToScore, number[]>({
    file: CHILD,
    start: folder,
    failure,
    startFailure: (reason) => startFailure(folder, reason),
    onCrash: (reason) =>
      log(`The process of the cross-encoder stopped unexpectedly (${reason}). It will restart when needed.`),
  });
  if (!startWhenAsked) await child.ready();
  return {
    id,
    pid: child.pid,
    async score(question, texts) {
      try {
        return await child.ask({ question, texts }, deadlineMs);
      } catch (error) {
        log(`${(error as ModelFailure).message} The passages keep the order of the ranking.`);
        throw error;
      }
    },
    close: child.close,
  };
}

function failure(reason: string): ModelFailure {
  return new ModelFailure(
    `The cross-encoder failed: ${reason}`,
    'Try again. If this keeps happening, remove CROSS_ENCODER_DIR and report this message.',
  );
}

function startFailure(folder: string, reason: string): ModelFailure {
  return new ModelFailure(
    `The cross-encoder in ${folder} cannot be used: ${reason}`,
    'Check that onnxruntime-node is installed and that the folder holds a cross-encoder in ONNX, or remove CROSS_ENCODER_DIR.',
  );
}
