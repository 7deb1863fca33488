// Keeps one embedding process running: restarts it after a crash, and asks again once what it left unanswered.
import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ModelFailure } from '../../knowledge/errors.js';
import type { TextToEmbed } from '../../knowledge/ports.js';
import type { EngineName, PackedVectors, Reply, Request, StartRequest } from './protocol.js';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
/** The child is TypeScript too, whatever loaded the parent. */
const LOADER = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const ATTEMPTS = 2;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
/** Far longer than 64 passages take in the slow engine: without any answer for so long, the process hangs. */
const SILENCE_MS = 120_000;

interface Pending {
  id: number;
  texts: TextToEmbed[];
  attempts: number;
  resolve(vectors: PackedVectors): void;
  reject(error: ModelFailure): void;
}

export interface EmbeddingProcess {
  /** Resolves when the process can embed. Throws `ModelFailure` when it cannot be started. */
  ready(): Promise<EngineName>;
  embed(texts: TextToEmbed[]): Promise<PackedVectors>;
  /** The process's id, for whoever watches it; undefined while none runs. */
  pid(): number | undefined;
  close(): Promise<void>;
}

export function keepEmbeddingProcess(
  options: Omit<StartRequest, 'kind'>,
  log: (line: string) => void,
): EmbeddingProcess {
  const pending = new Map<number, Pending>();
  let child: ChildProcess | undefined;
  let starting: Promise<EngineName> | undefined;
  let failures = 0;
  let lastId = 0;
  let closed = false;
  let silence: NodeJS.Timeout | undefined;

  function ready(): Promise<EngineName> {
    starting ??= start().catch((error: unknown) => {
      starting = undefined;
      throw error;
    });
    return starting;
  }

  async function start(): Promise<EngineName> {
    if (failures) await wait(Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS));
    if (closed) throw closedFailure();
    // A runtime that kills the process while it loads cannot be caught inside, only avoided the next time.
    const engine = options.engine === 'auto' && failures > 1 ? 'wasm' : options.engine;
    const started = forkChild();
    child = started;
    started.on('exit', (code, signal) => onExit(started, signal ?? `code ${code ?? 'unknown'}`));
    const reply = await firstReply(started, { kind: 'start', ...options, engine });
    if (reply.note) log(reply.note);
    failures = 0;
    started.on('message', onReply);
    return reply.engine;
  }

  function onReply(reply: Reply): void {
    if (reply.kind !== 'embedded' && reply.kind !== 'refused') return;
    const request = pending.get(reply.id);
    pending.delete(reply.id);
    watchForSilence();
    if (reply.kind === 'embedded') request?.resolve(reply.vectors);
    else request?.reject(new ModelFailure(`The embedding model failed: ${reply.message}`, REPORT));
  }

  function onExit(exited: ChildProcess, reason: string): void {
    if (child !== exited) return;
    child = undefined;
    starting = undefined;
    clearTimeout(silence);
    if (closed) return;
    failures++;
    log(`The embedding process ended by itself (${reason}); it is started again when it is needed.`);
    for (const request of [...pending.values()]) void send(request);
  }

  async function send(request: Pending): Promise<void> {
    try {
      if (request.attempts++ >= ATTEMPTS) throw crashedFailure();
      await ready();
      child?.send({ kind: 'embed', id: request.id, texts: request.texts } satisfies Request);
      watchForSilence();
    } catch (error) {
      pending.delete(request.id);
      request.reject(error instanceof ModelFailure ? error : crashedFailure(error));
    }
  }

  function watchForSilence(): void {
    clearTimeout(silence);
    if (pending.size) silence = setTimeout(() => child?.kill('SIGKILL'), SILENCE_MS).unref();
  }

  return {
    ready,
    pid: () => child?.pid,
    embed(texts) {
      return new Promise((resolve, reject) => {
        if (closed) return reject(closedFailure());
        const request: Pending = { id: ++lastId, texts, attempts: 0, resolve, reject };
        pending.set(request.id, request);
        void send(request);
      });
    },
    async close() {
      closed = true;
      clearTimeout(silence);
      for (const request of pending.values()) request.reject(closedFailure());
      pending.clear();
      if (child) await endChild(child);
    },
  };
}

function forkChild(): ChildProcess {
  return fork(CHILD, [], {
    execArgv: ['--import', LOADER],
    serialization: 'advanced',
    // Standard output carries answers only; what the native runtime has to say goes to standard error.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** The answer to `start`; throws `ModelFailure` when there is none. */
function firstReply(child: ChildProcess, request: StartRequest): Promise<Extract<Reply, { kind: 'ready' }>> {
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => reject(crashedFailure(cause)));
    child.once('exit', () => reject(crashedFailure()));
    child.once('message', (reply: Reply) => {
      if (reply.kind === 'ready') return resolve(reply);
      const message = reply.kind === 'failed' ? reply.message : 'it answered out of turn.';
      child.kill();
      reject(new ModelFailure(`The embedding model cannot be loaded: ${message}`, REINSTALL));
    });
    child.send(request);
  });
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.kill('SIGKILL'), 2_000);
  await ended;
  clearTimeout(timer);
}

const REPORT = 'Try again; if it stays so, start with the slow engine and report the message.';
const REINSTALL = 'Run "npm ci" again, and check that the machine has 500 MB of memory free.';

function crashedFailure(cause?: unknown): ModelFailure {
  return new ModelFailure('The embedding process ended before it answered.', REINSTALL, { cause });
}

function closedFailure(): ModelFailure {
  return new ModelFailure('The embedder is closed.', 'Start the program again.');
}
