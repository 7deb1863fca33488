// Sends texts to the embedding process and receives vectors. After a crash, it sends unanswered requests once more.
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ModelFailure } from '../../../knowledge/model/errors.js';
import type { TextToEmbed } from '../../../knowledge/model/ports.js';
import { forkChild, startChild } from '../../process/fork-child.js';
import { superviseChild } from '../../process/supervise-child.js';
import type { EmbedRequest, EngineName, PackedVectors, ReadyReply, Reply, StartRequest } from './protocol.js';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
const ATTEMPTS = 2;
/**
 * Much longer than the slow engine needs for 64 passages, so if there is no answer for this long, the process has hung.
 */
const SILENCE_MS = 120_000;

export interface EmbeddingProcess {
  /** Resolves when the process is ready to embed, with the name of the engine. Throws `ModelFailure`. */
  ready: () => Promise<EngineName>;
  /** Throws `ModelFailure`, including if this request has crashed the process twice. */
  embed: (texts: TextToEmbed[], options?: { urgent: boolean }) => Promise<PackedVectors>;
  /** The process's id, or undefined if none is running. */
  pid: () => number | undefined;
  close: () => Promise<void>;
}

export interface ProcessOptions extends Omit<StartRequest, 'kind'> {
  log: (line: string) => void;
  /** Runs another program instead of the child process, for tests. */
  childFile?: string;
  silenceMs?: number;
}

interface Pending {
  message: EmbedRequest;
  attempts: number;
  resolve: (vectors: PackedVectors) => void;
  reject: (error: ModelFailure) => void;
}

export function createEmbeddingProcess(options: ProcessOptions): EmbeddingProcess {
  const { log, silenceMs = SILENCE_MS } = options;
  const pending = new Map<number, Pending>();
  let engine: EngineName | undefined;
  let lastId = 0;
  let closed = false;
  const watchdog = createWatchdog(silenceMs, () => kept.current()?.kill('SIGKILL'));

  const kept = superviseChild({
    async start(onFork) {
      const { child, name } = await startEngine(options, silenceMs, onFork, () => closed);
      engine = name;
      return child.on('message', onReply);
    },
    onCrash(reason) {
      watchdog.stop();
      log(`The embedding process stopped unexpectedly (${reason}). It will restart when needed.`);
      for (const request of [...pending.values()]) void send(request);
    },
  });

  function onReply(reply: Reply): void {
    if (reply.kind !== 'embedded' && reply.kind !== 'refused') return;
    const request = pending.get(reply.id);
    pending.delete(reply.id);
    watchdog.restart(pending.size > 0);
    kept.worked();
    if (reply.kind === 'embedded') request?.resolve(reply.vectors);
    else request?.reject(refusedFailure(reply.message));
  }

  async function send(request: Pending): Promise<void> {
    try {
      if (request.attempts++ >= ATTEMPTS) throw crashedFailure();
      const child = await kept.running();
      // If the child process has already exited, 'exit' follows, and onCrash sends the request again.
      child.send(request.message);
      watchdog.restart(true);
    } catch (error) {
      pending.delete(request.message.id);
      request.reject(error instanceof ModelFailure ? error : crashedFailure(error));
    }
  }

  return {
    ready: () => kept.running().then(() => engine!),
    pid: () => kept.current()?.pid,
    embed(texts, { urgent } = { urgent: false }) {
      return new Promise((resolve, reject) => {
        if (closed) return reject(closedFailure());
        const message: EmbedRequest = { kind: 'embed', id: ++lastId, texts, urgent };
        const request: Pending = { message, attempts: 0, resolve, reject };
        pending.set(message.id, request);
        void send(request);
      });
    },
    async close() {
      closed = true;
      watchdog.stop();
      for (const request of pending.values()) request.reject(closedFailure());
      pending.clear();
      await kept.close();
    },
  };
}

/** Calls `onSilence` if `restart` has not been called for this long. It does not keep this process running. */
function createWatchdog(silenceMs: number, onSilence: () => void) {
  let timer: NodeJS.Timeout | undefined;
  const stop = () => clearTimeout(timer);
  return {
    stop,
    restart(waiting: boolean): void {
      stop();
      if (waiting) timer = setTimeout(onSilence, silenceMs).unref();
    },
  };
}

async function startEngine(
  { engine, version, checkFile, childFile = CHILD, log }: ProcessOptions,
  timeoutMs: number,
  onFork: (child: ChildProcess) => void,
  isClosed: () => boolean,
): Promise<{ child: ChildProcess; name: EngineName }> {
  async function startWith(wanted: StartRequest['engine']) {
    const child = forkChild(childFile);
    onFork(child);
    const request: StartRequest = { kind: 'start', engine: wanted, version, checkFile };
    const reply = await startChild<ReadyReply>(child, { request, timeoutMs, failure: startFailure });
    if (reply.note) log(reply.note);
    return { child, name: reply.engine };
  }

  if (engine !== 'auto') return startWith(engine);
  try {
    return await startWith('auto');
  } catch {
    if (isClosed()) throw closedFailure();
    // If the runtime kills its process while loading, that process can't catch it, so we can only use the other engine.
    log('The embedding process stopped while loading the fast engine, so the slow one is used.');
    return startWith('wasm');
  }
}

function startFailure(reason: string): ModelFailure {
  return new ModelFailure(
    `The embedding model cannot be loaded: ${reason}`,
    'Run "npm ci" again, and check that the machine has 500 MB of memory free.',
  );
}

function refusedFailure(message: string): ModelFailure {
  return new ModelFailure(
    `The embedding model failed: ${message}`,
    'Try again. If this keeps happening, choose the slow engine and report this message.',
  );
}

function crashedFailure(cause?: unknown): ModelFailure {
  return new ModelFailure(
    'The embedding process crashed twice on the same texts.',
    'Check that the machine has 500 MB of memory free; if it has, choose the slow engine.',
    { cause },
  );
}

function closedFailure(): ModelFailure {
  return new ModelFailure('The embedder is closed.', 'Start the program again.');
}
