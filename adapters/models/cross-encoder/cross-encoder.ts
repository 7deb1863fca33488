// The reranker that needs no network: a cross-encoder from a folder of the deployer's, in a process of its own.
import { fileURLToPath } from 'node:url';
import { ModelFailure } from '../../../knowledge/model/errors.js';
import type { Reranker } from '../../../knowledge/model/ports.js';
import { forkChild, startChild } from '../../process/fork-child.js';
import { fingerprintOf, readCrossEncoderFolder } from './cross-encoder-folder.js';
import type { CrossEncoderReply, ScoreRequest } from './cross-encoder-protocol.js';
import { superviseChild } from '../../process/supervise-child.js';

/** Twenty passages take a model of six layers about a third of a second on two cores; a person waits. */
const DEADLINE_MS = 3_000;
const START_MS = 60_000;
const HANGS_MS = 60_000;

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

interface Pending {
  resolve: (scores: number[]) => void;
  reject: (error: ModelFailure) => void;
}

/**
 * Resolves when it can score. Throws `ConfigurationFailure` for a folder that holds no such model, `ModelFailure` for
 * one that does not run. Call `close`, or its process keeps this one alive.
 */
export async function createCrossEncoder(options: CrossEncoderOptions): Promise<CrossEncoder> {
  const { folder, startWhenAsked, log = () => undefined, deadlineMs = DEADLINE_MS } = options;
  const id = await fingerprintOf(await readCrossEncoderFolder(folder));
  const child = keepScoringProcess(folder, log);
  if (!startWhenAsked) await child.running();
  return {
    id,
    pid: child.pid,
    async score(question, texts) {
      try {
        return await child.ask(question, texts, deadlineMs);
      } catch (error) {
        const failure =
          error instanceof ModelFailure ? error : failureBecause('its process cannot be reached.');
        log(`${failure.message} The passages keep the order of the ranking.`);
        throw failure;
      }
    },
    close: child.close,
  };
}

function keepScoringProcess(folder: string, log: (line: string) => void) {
  const asked = trackQuestions();
  const kept = superviseChild({
    async start(onFork) {
      const child = forkChild(CHILD);
      onFork(child);
      const failure = (reason: string) => startFailure(folder, reason);
      await startChild(child, { request: { kind: 'start', folder }, timeoutMs: START_MS, failure });
      return child.on('message', (reply: CrossEncoderReply) => {
        if (asked.settle(reply)) kept.worked();
      });
    },
    onCrash(reason) {
      log(`The process of the cross-encoder stopped unexpectedly (${reason}). It will restart when needed.`);
      asked.failAll('its process stopped.');
    },
  });

  async function send(request: ScoreRequest): Promise<number[]> {
    const child = await kept.running();
    const scores = asked.wait(request.id);
    child.send(request);
    return scores;
  }

  return {
    running: kept.running,
    pid: () => kept.current()?.pid,
    /**
     * Throws `ModelFailure` also when it is late. The model then ends its pass for nobody, and until it has, every
     * other question fails at once: passes that pile up would make each person wait for the whole deadline.
     */
    async ask(question: string, texts: readonly string[], deadlineMs: number): Promise<number[]> {
      if (asked.isLate()) throw failureBecause('it is still at a question that it was late with.');
      const request: ScoreRequest = { kind: 'score', id: asked.newId(), question, texts: [...texts] };
      try {
        return await inTime(send(request), deadlineMs);
      } catch (error) {
        // A process that hangs would otherwise be taken for a busy one for ever.
        asked.followLate(request.id, () => kept.current()?.kill('SIGKILL'));
        throw error;
      }
    },
    async close(): Promise<void> {
      asked.failAll('it was closed.');
      await kept.close();
    },
  };
}

/** Which questions the process is at, and which of them nobody waits for any more. */
function trackQuestions() {
  const pending = new Map<number, Pending>();
  const late = new Set<number>();
  let lastId = 0;
  return {
    newId: () => ++lastId,
    wait: (id: number) =>
      new Promise<number[]>((resolve, reject) => void pending.set(id, { resolve, reject })),
    isLate: () => late.size > 0,
    /** Does nothing for a question that has been answered, or never reached the process. */
    followLate(id: number, onHang: () => void): void {
      if (!pending.has(id)) return;
      late.add(id);
      setTimeout(() => late.has(id) && onHang(), HANGS_MS).unref();
    },
    /** Whether it was the answer to a question. */
    settle(reply: CrossEncoderReply): boolean {
      if (reply.kind !== 'scored' && reply.kind !== 'refused') return false;
      const request = pending.get(reply.id);
      pending.delete(reply.id);
      late.delete(reply.id);
      if (reply.kind === 'scored') request?.resolve(reply.scores);
      else request?.reject(failureBecause(reply.message));
      return true;
    },
    failAll(reason: string): void {
      for (const { reject } of pending.values()) reject(failureBecause(reason));
      pending.clear();
      late.clear();
    },
  };
}

async function inTime<T>(work: Promise<T>, deadlineMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(failureBecause(`it did not answer within ${deadlineMs} ms.`)),
      deadlineMs,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function failureBecause(reason: string): ModelFailure {
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
