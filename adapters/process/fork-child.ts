// Functions that start a child process, wait until it is ready, and stop it.
import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Failure } from '../../knowledge/model/errors.js';
import type { ChildReply, ChildRequest } from './child-protocol.js';
import { watchProcess } from './watch-process.js';
import { processWording } from './wording.js';

/**
 * Loads TypeScript in the child process, even if this process was started without the loader. The path is
 * resolved here, because the child process may start in another directory.
 */
const LOADER = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const PATIENCE_MS = 2_000;

interface ForkOptions {
  nodeOptions?: readonly string[];
  /** Defaults to the environment of this process. */
  env?: NodeJS.ProcessEnv;
  /** Where the child process's standard error output goes: shown with ours (the default), or ignored. */
  stderr?: 'inherit' | 'ignore';
}

/** `file` is a TypeScript file. If it has been compiled, the JavaScript next to it runs, without a loader. */
export function forkChild(file: string, options: ForkOptions = {}): ChildProcess {
  const { nodeOptions = [], env, stderr = 'inherit' } = options;
  const program = existsSync(file) ? file : file.replace(/\.ts$/, '.js');
  const child = fork(program, [], {
    execArgv: [...(program.endsWith('.ts') ? ['--import', LOADER] : []), ...nodeOptions],
    serialization: 'advanced',
    ...(env && { env }),
    // Ignore standard output, because answers go over IPC. Messages from native runtimes go to standard
    // error.
    stdio: ['ignore', 'ignore', stderr, 'ipc'],
  });
  // If sending fails, 'exit' follows and is handled elsewhere. Without this listener, the error would end our
  // own process.
  child.on('error', () => undefined);
  return child;
}

interface StartOptions {
  start: unknown;
  /** The limit on elapsed time, in milliseconds. */
  timeoutMs: number;
  /** The limit on processor time. If absent, only the limit on elapsed time applies. */
  processorMs?: number;
  /**
   * Makes the error to throw if the child does not become ready. An example of `reason` is `its process ended
   * with SIGKILL.`, and `remedy` is what the child says to do.
   */
  failure: (reason: string, remedy?: string) => Failure;
}

/**
 * Starts the child's work, and returns the details that the child reports. If the child does not send
 * `ready`, ends it and throws.
 */
export async function startChild<About>(
  child: ChildProcess,
  { start, timeoutMs, processorMs = Infinity, failure }: StartOptions,
): Promise<About> {
  const limits = { maxMs: processorMs, maxClockMs: timeoutMs };
  const stopWatching = watchProcess(child, limits, () => child.kill('SIGKILL'));
  const reply = await new Promise<ChildReply<unknown, About>>((resolve) => {
    const fail = (message: string) => resolve({ kind: 'failed', message });
    child.once('error', ({ message }) => fail(message));
    child.once('exit', (code, signal) =>
      fail(processWording.reasons.endedWith(signal ?? `code ${code ?? 'unknown'}`)),
    );
    child.once('message', resolve);
    child.send({ kind: 'start', start } satisfies ChildRequest<unknown, unknown>);
  });
  stopWatching();
  if (reply.kind === 'ready') return reply.about as About;
  child.kill('SIGKILL');
  throw reply.kind === 'failed'
    ? failure(reply.message, reply.remedy)
    : failure(processWording.reasons.unexpectedReply);
}

/** The child process exits when this process disconnects from it, or is killed after 2 seconds. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await ended;
  clearTimeout(timer);
}
