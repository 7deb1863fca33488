// Starts a child process that does one kind of work, waits until it is ready, and stops it.
import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Failure } from '../../knowledge/model/errors.js';
import type { ChildReply, ChildRequest } from './child-protocol.js';
import { watchProcess } from './watch-process.js';

/**
 * Loads TypeScript in the child process too, however this process was started. Resolved here, because the
 * child process may start in another directory.
 */
const LOADER = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const PATIENCE_MS = 2_000;

interface ForkOptions {
  /** Options for Node itself. */
  nodeOptions?: readonly string[];
  /** Defaults to the environment of this process. */
  env?: NodeJS.ProcessEnv;
  /** Whether to show what the child process writes to standard error. Shown by default. */
  stderr?: 'inherit' | 'ignore';
}

/** `file` is a TypeScript file. If the sources were compiled, the JavaScript next to it runs, without a loader. */
export function forkChild(file: string, options: ForkOptions = {}): ChildProcess {
  const { nodeOptions = [], env, stderr = 'inherit' } = options;
  const program = existsSync(file) ? file : file.replace(/\.ts$/, '.js');
  const child = fork(program, [], {
    execArgv: [...(program.endsWith('.ts') ? ['--import', LOADER] : []), ...nodeOptions],
    serialization: 'advanced',
    ...(env && { env }),
    // Standard output is only for answers. Messages from native runtimes go to standard error.
    stdio: ['ignore', 'ignore', stderr, 'ipc'],
  });
  // After a failed send, 'exit' follows, which we handle. Without this listener, the error would end our own process.
  child.on('error', () => undefined);
  return child;
}

interface StartOptions {
  start: unknown;
  /** A limit on elapsed time. */
  timeoutMs: number;
  /** A limit on processor time. If absent, only the limit on elapsed time applies. */
  processorMs?: number;
  /**
   * Makes the error to throw if the child is not `ready`, from a reason such as `its process ended with SIGKILL.`, and
   * from what the child says to do.
   */
  failure: (reason: string, remedy?: string) => Failure;
}

/**
 * Starts the child's work, and returns what the child says about itself. Throws and ends the child if it does
 * not send `ready`.
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
      fail(`its process ended with ${signal ?? `code ${code ?? 'unknown'}`}.`),
    );
    child.once('message', resolve);
    child.send({ kind: 'start', start } satisfies ChildRequest<unknown, unknown>);
  });
  stopWatching();
  if (reply.kind === 'ready') return reply.about as About;
  child.kill('SIGKILL');
  throw reply.kind === 'failed'
    ? failure(reply.message, reply.remedy)
    : failure('it sent an unexpected reply.');
}

/** Ends the child process. It exits when this process disconnects, or is killed after 2 seconds. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await ended;
  clearTimeout(timer);
}
