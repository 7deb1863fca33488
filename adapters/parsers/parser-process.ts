// Reads untrusted files in a separate process with limits on time and memory, so that a bad file affects
// nothing else.
import type { ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { FileKind } from '../../ingest/model/document.js';
import type { ChunkedDocument, ChunkFile, FileToChunk } from '../../ingest/model/ports.js';
import { InputFailure, MachineFailure, type ProblemAndRemedy } from '../../knowledge/model/errors.js';
import type { ChildReply, ChildRequest } from '../process/child-protocol.js';
import { endChild, forkChild, startChild } from '../process/fork-child.js';
import { oneAtATime } from '../process/in-turn.js';
import { watchProcess } from '../process/watch-process.js';
import { DEFAULT_LIMITS, type ParseLimits } from './blocks/limits.js';
import type { ReadFile, StartParser } from './parser-protocol.js';
import { checkFile } from './recognise-file-kind.js';
import { parsingWording as said } from './wording/parsing-wording.js';

const MEGABYTE = 1024 * 1024;
/** The limit on CPU time for starting: 40 times what it usually takes. */
const START_MS = 60_000;
/** The limit on elapsed time. With a load of 30 on 2 cores, starting takes 7 to 9 seconds instead of 1.5. */
const CLOCK_MS = 900_000;
/** The pauses before further attempts, if the machine was at fault. */
const PAUSES_MS = [1_000, 5_000];
/**
 * How long an idle process is kept: long enough for an editor's next upload, and short enough to free 200 MB
 * soon.
 */
const IDLE_MS = 60_000;
/** The share of the memory limit for JavaScript objects. The rest is for buffers and Node itself. */
const HEAP_SHARE = 0.6;

interface ParserLimits {
  /** The limit on CPU time for one file. The slowest of 181 real documents takes 4 seconds. */
  maxMs: number;
  /** The limit on elapsed time, for starting and for each file. On a busy machine, this is reached first. */
  maxClockMs: number;
  /**
   * The memory limit for the whole process. Reading 181 real documents one after another takes up to 330 MB.
   */
  maxMemoryBytes: number;
}

const DEFAULT_READING_LIMITS: ParserLimits = {
  maxMs: 60_000,
  maxClockMs: CLOCK_MS,
  maxMemoryBytes: 768 * MEGABYTE,
};

interface ParserProcessOptions {
  childFile: string;
  counting: StartParser['counting'];
  limits?: Partial<ParseLimits & ParserLimits>;
  log?: (line: string) => void;
}

export interface ParserProcess {
  /** Reads one file at a time, while others wait. */
  chunkFile: ChunkFile;
  pid: () => number | undefined;
  close: () => Promise<void>;
}

/**
 * The process does not start until the first file. Call `close`, or the process will keep this one running.
 */
export function createParserProcess(options: ParserProcessOptions): ParserProcess {
  const { log = () => undefined } = options;
  const limits = { ...DEFAULT_LIMITS, ...DEFAULT_READING_LIMITS, ...options.limits };
  const kept = keepWarm(options, limits);
  const inTurn = oneAtATime();

  async function read(file: FileToChunk): Promise<ChunkedDocument> {
    checkFile(file.kind, file.bytes, limits);
    const { child, isFresh } = await kept.running();
    let outcome = await readIn(child, file, limits);
    // Earlier files may have used up the memory, so we try this file again in a new process.
    if (outcome.kind === undefined && outcome.ended !== 'time' && !isFresh)
      outcome = await readIn((await kept.running()).child, file, limits);
    if (outcome.kind === 'chunked') return outcome.chunked;
    if (outcome.kind === undefined && kept.isClosed()) throw closedFailure();
    if (outcome.kind === undefined && MACHINE[outcome.ended])
      throw new MachineFailure(...MACHINE[outcome.ended]!);
    if (outcome.kind === undefined) throw endedFailure(file.kind, outcome.ended, limits, log);
    if (outcome.fault) log(said.fault(file.kind, outcome.fault));
    throw new InputFailure(outcome.message, outcome.remedy);
  }

  async function readPatiently(file: FileToChunk): Promise<ChunkedDocument> {
    for (const pauseMs of PAUSES_MS) {
      try {
        return await read(file);
      } catch (error) {
        if (!(error instanceof MachineFailure) || kept.isClosed()) throw error;
        log(said.tryingAgain(error.message));
        await wait(pauseMs);
      }
    }
    return read(file);
  }

  return {
    chunkFile: (file) => inTurn(() => readPatiently(file).finally(kept.rest)),
    pid: kept.pid,
    close: kept.close,
  };
}

function keepWarm(
  { childFile, counting, limits = {} }: ParserProcessOptions,
  { maxMemoryBytes, maxClockMs }: ParserLimits,
) {
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  let closed = false;

  async function letGo(): Promise<void> {
    const gone = child;
    child = undefined;
    if (gone) await endChild(gone);
  }

  return {
    pid: () => child?.pid,
    isClosed: () => closed,
    /** `isFresh` is true if the process has not read a file yet. */
    async running(): Promise<{ child: ChildProcess; isFresh: boolean }> {
      clearTimeout(idle);
      if (closed) throw closedFailure();
      if (child?.connected) return { child, isFresh: false };
      const started = fork(childFile, maxMemoryBytes);
      child = started;
      started.once('exit', () => {
        if (child === started) child = undefined;
      });
      const start: StartParser = { counting, limits };
      const within = { processorMs: START_MS, timeoutMs: maxClockMs };
      await startChild(started, { start, ...within, failure: startFailure });
      lowerPriority(started);
      return { child: started, isFresh: true };
    },
    rest(): void {
      clearTimeout(idle);
      idle = setTimeout(() => void letGo(), IDLE_MS).unref();
    },
    async close(): Promise<void> {
      closed = true;
      clearTimeout(idle);
      // Kill the process, because it may never finish the file that it is reading.
      child?.kill('SIGKILL');
      await letGo();
    },
  };
}

function fork(childFile: string, maxMemoryBytes: number): ChildProcess {
  const heap = Math.floor((maxMemoryBytes * HEAP_SHARE) / MEGABYTE);
  return forkChild(childFile, {
    nodeOptions: [`--max-old-space-size=${heap}`],
    // The files may come from anyone, so the process that reads them must not have our passwords.
    env: Object.fromEntries(['PATH', 'TMPDIR', 'TEMP', 'TMP', 'TZ'].map((name) => [name, process.env[name]])),
    // Ignore its error output, because libraries may print text from a file that they cannot read.
    stderr: 'ignore',
  });
}

/**
 * Lowers the process's priority, so that people do not have to wait for it. Called after it has started: on a
 * busy machine, a process with low priority might never start.
 */
function lowerPriority({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // The system may not support priorities, or the process may have exited, which 'exit' reports.
  }
}

type Outcome =
  | ReadFile
  /** The limit, signal or exit code that ended the process before it replied. */
  | { kind?: undefined; ended: string };

/** Reads one file. Never rejects, and never leaves the process working on the file. */
async function readIn(child: ChildProcess, file: FileToChunk, limits: ParserLimits): Promise<Outcome> {
  let why: string | undefined;
  const end = (reason: string) => {
    why ??= reason;
    child.kill('SIGKILL');
  };
  const stopWatching = watchProcess(child, limits, end);
  const outcome = await new Promise<Outcome>((resolve) => {
    const answer = (outcome: Outcome) => {
      child.off('exit', onExit).off('message', onReply);
      resolve(outcome);
    };
    const onExit = (code: number | null, signal: NodeJS.Signals | null) =>
      answer({ ended: why ?? (isOutOfMemory(code, signal) ? 'memory' : (signal ?? `code ${code}`)) });
    const onReply = (reply: ChildReply<ReadFile>) => {
      if (reply.kind === 'answered') answer(reply.answer);
      else end(said.unexpectedReply);
    };
    child.on('exit', onExit).on('message', onReply);
    // If the child process has already exited, the 'exit' event follows.
    child.send({ kind: 'ask', id: 0, question: file } satisfies ChildRequest<StartParser, FileToChunk>);
  });
  stopWatching();
  return outcome;
}

/** V8 aborts the process when its heap is full. */
function isOutOfMemory(code: number | null, signal: NodeJS.Signals | null): boolean {
  return signal === 'SIGABRT' || code === 134;
}

function endedFailure(
  kind: FileKind,
  ended: string,
  { maxMs, maxMemoryBytes }: ParserLimits,
  log: (line: string) => void,
): InputFailure {
  const reasons: Record<string, ProblemAndRemedy> = {
    time: said.tooSlow(kind, maxMs / 1000),
    memory: said.tooMuchMemory(kind, Math.round(maxMemoryBytes / MEGABYTE)),
  };
  const [problem, remedy] = reasons[ended] ?? said.stopped(kind, ended);
  log(problem);
  return new InputFailure(problem, remedy);
}

/**
 * The problem to report if the process ends when the file is not at fault, for example because the machine is
 * shutting down.
 */
const MACHINE: Record<string, ProblemAndRemedy | undefined> = {
  clock: said.machine.busy,
  SIGKILL: said.machine.killed,
  SIGTERM: said.machine.ended,
};

const startFailure = (reason: string, remedy?: string) =>
  new MachineFailure(...said.notStarted(reason, remedy));

const closedFailure = () => new MachineFailure(...said.shuttingDown);
