// Watches how much memory another process uses, including buffers and native memory, which V8's own limit leaves out.
import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** The fastest attack that we tried used 100 MB in this time. */
const EVERY_MS = 50;

/**
 * Calls `onOver` once if the process uses more than `maxBytes`. Only Linux lets us see another process's
 * memory: elsewhere, V8's limit and the time limit still apply. Returns a function that stops watching.
 */
export function watchMemory({ pid }: ChildProcess, maxBytes: number, onOver: () => void): () => void {
  let stopped = pid === undefined || process.platform !== 'linux';
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    stopped = true;
    clearTimeout(timer);
  };
  const look = async () => {
    const bytes = await memoryOf(pid!);
    if (stopped) return;
    if (bytes > maxBytes) {
      stop();
      onOver();
    } else next();
  };
  const next = () => (timer = setTimeout(() => void look(), EVERY_MS).unref());
  if (!stopped) next();
  return stop;
}

/** Returns 0 for a process that has exited. */
async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}
