// Runs readers on inputs, and counts faults and stalls.
import fc from 'fast-check';
import { describeBug } from '../../../bot/jobs/describe-bug.js';
import type { OddInput } from '../../attacks/files/odd-inputs.js';

/**
 * A call that uses more processor time than this is a stall. Elapsed time would include other programs on a
 * busy machine.
 */
const STALL_MS = 1_000;
export const BATCH = 20;

export interface Tried {
  one: OddInput;
  runs: number;
  faults: number;
  stalls: number;
  slowestMs: number;
}

export const untried = (one: OddInput): Tried => ({ one, runs: 0, faults: 0, stalls: 0, slowestMs: 0 });

/** Runs a reader without counting, and ignores the result. */
export async function runAll({ read }: OddInput, inputs: readonly unknown[]): Promise<void> {
  for (const given of inputs) await faultOf(() => read(given as never));
}

/** Runs a reader, counts each run, and prints each input that ends in a fault or a stall. */
export async function runBatch(tried: Tried, inputs: readonly unknown[]): Promise<void> {
  const { name, read } = tried.one;
  for (const given of inputs) {
    const before = process.cpuUsage();
    const fault = await faultOf(() => read(given as never));
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1000;
    tried.runs += 1;
    tried.slowestMs = Math.max(tried.slowestMs, ms);
    if (fault !== undefined) tried.faults += 1;
    if (ms > STALL_MS) tried.stalls += 1;
    if (fault !== undefined || ms > STALL_MS)
      process.stdout.write(
        `${name}: ${fault === undefined ? `${Math.round(ms)} ms` : describeBug(fault)}\n${fc.stringify(given)}\n`,
      );
  }
}

async function faultOf(run: () => unknown): Promise<unknown> {
  try {
    await run();
    return undefined;
  } catch (error) {
    return error ?? new Error('nothing was thrown');
  }
}
