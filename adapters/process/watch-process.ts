// Watches another process's memory, processor time and elapsed time.
import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/**
 * How often to check the limits. In the fastest attack that we tried, the process used 100 MB in this time.
 */
const EVERY_MS = 50;
/** Linux counts a process's time in hundredths of a second. */
const TICK_MS = 10;

export interface ProcessLimits {
  /**
   * The limit for the memory of the whole process, including buffers and native memory, which V8's own limit
   * leaves out.
   */
  maxMemoryBytes?: number;
  /** The limit on processor time from now. Only counts time when the process is working. */
  maxMs: number;
  /** The limit on elapsed time, for a process that gets no processor time or waits for ever. */
  maxClockMs: number;
}

export type LimitReached = 'memory' | 'time' | 'clock';

/**
 * Calls `onOver` once, when the first limit is reached. Only Linux shows us another process's memory and
 * processor time. On other systems, V8's limit applies to memory, and elapsed time is counted instead of
 * processor time. Returns a function that stops watching.
 */
export function watchProcess(
  { pid }: ChildProcess,
  { maxMemoryBytes = Infinity, maxMs, maxClockMs }: ProcessLimits,
  onOver: (limit: LimitReached) => void,
): () => void {
  const start = performance.now();
  let startMs: number | undefined;
  let stopped = pid === undefined;
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    stopped = true;
    clearTimeout(timer);
  };
  const look = async () => {
    const { memoryBytes, processorMs } = await usageOf(pid!);
    if (stopped) return;
    startMs ??= processorMs;
    const clockMs = performance.now() - start;
    const ms = processorMs === undefined || startMs === undefined ? clockMs : processorMs - startMs;
    let limit: LimitReached | undefined;
    if (memoryBytes > maxMemoryBytes) limit = 'memory';
    else if (ms > maxMs) limit = 'time';
    else if (clockMs > maxClockMs) limit = 'clock';
    if (limit === undefined) {
      timer = setTimeout(() => void look(), EVERY_MS).unref();
      return;
    }
    stop();
    onOver(limit);
  };
  if (!stopped) void look();
  return stop;
}

interface Usage {
  memoryBytes: number;
  processorMs?: number;
}

/** Returns no figures if the process has exited or the system does not report them. */
async function usageOf(pid: number): Promise<Usage> {
  if (process.platform !== 'linux') return { memoryBytes: 0 };
  const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
  const [status, stat] = await Promise.all([read('status'), read('stat')]);
  // The program's name is in brackets and may contain spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return {
    memoryBytes: Number(/^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024,
    ...(stat && { processorMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS }),
  };
}
