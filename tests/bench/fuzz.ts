// Calls the code that reads text and files from strangers with random inputs for a few minutes, and counts
// faults and stalls: `npm run fuzz [-- MINUTES] [PART-OF-A-NAME]`.
import fc from 'fast-check';
import { describeBug } from '../../bot/jobs/describe-bug.js';
import { ODD_INPUTS, type OddInput } from '../attacks/files/odd-inputs.js';

/**
 * A call that uses more processor time than this is a stall. Elapsed time would include other programs on a
 * busy machine.
 */
const STALL_MS = 1_000;
const BATCH = 20;

const say = (line: string) => void process.stdout.write(`${line}\n`);

interface Count {
  runs: number;
  faults: number;
  stalls: number;
  slowestMs: number;
}

async function run(minutes: number, wanted: string): Promise<number> {
  const counts = new Map<OddInput, Count>(
    ODD_INPUTS.filter(({ name }) => name.includes(wanted)).map((one) => [
      one,
      { runs: 0, faults: 0, stalls: 0, slowestMs: 0 },
    ]),
  );
  // A warm-up: the first call of each reader loads its lists and libraries.
  for (const [{ input, read }] of counts)
    await Promise.allSettled(
      fc.sample(input, { numRuns: 1 }).map((given) => Promise.resolve(given as never).then(read)),
    );
  const end = performance.now() + minutes * 60_000;
  for (let seed = Date.now() % 1e9; performance.now() < end; seed += 1)
    for (const [one, count] of counts) await runBatch(one, count, seed);
  for (const [{ name }, { runs, faults, stalls, slowestMs }] of counts)
    say(`${name}: ${runs} runs, ${faults} faults, ${stalls} stalls, slowest ${Math.round(slowestMs)} ms`);
  return [...counts.values()].some(({ faults, stalls }) => faults + stalls > 0) ? 1 : 0;
}

async function runBatch({ name, input, read }: OddInput, count: Count, seed: number): Promise<void> {
  for (const given of fc.sample(input, { numRuns: BATCH, seed })) {
    const before = process.cpuUsage();
    const fault: unknown = await Promise.resolve()
      .then(() => read(given as never))
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1000;
    count.runs += 1;
    count.slowestMs = Math.max(count.slowestMs, ms);
    if (fault !== undefined) count.faults += 1;
    if (ms > STALL_MS) count.stalls += 1;
    if (fault !== undefined || ms > STALL_MS)
      say(
        `${name}, seed ${seed}: ${fault === undefined ? `${Math.round(ms)} ms` : describeBug(fault)}\n${shown(given)}`,
      );
  }
}

function shown(given: unknown): string {
  return given instanceof Uint8Array ? Buffer.from(given).toString('base64') : fc.stringify(given);
}

const [minutes = '1', wanted = ''] = process.argv.slice(2);
process.exit(await run(Number(minutes), wanted));
