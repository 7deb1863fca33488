// Reads the arguments of the two fuzzing commands, and prints the result for each reader.
import fc from 'fast-check';
import { ODD_INPUTS } from '../../attacks/files/odd-inputs.js';
import { runAll, untried, type Tried } from './run-odd-inputs.js';

/**
 * Tries the readers whose names contain the command's second argument. The first argument is the total time in
 * minutes. Ends the process, with 1 if there was a fault or a stall.
 */
export async function tryReaders(
  tryEach: (readers: readonly Tried[], minutes: number) => Promise<void>,
): Promise<never> {
  const [minutes = '1', wanted = ''] = process.argv.slice(2);
  const readers = ODD_INPUTS.filter(({ name }) => name.includes(wanted)).map(untried);
  // A warm-up: the first call of each reader loads its lists and libraries.
  for (const { one } of readers) await runAll(one, fc.sample(one.input, { numRuns: 1 }));
  await tryEach(readers, Number(minutes));
  for (const { one, runs, faults, stalls, slowestMs } of readers)
    process.stdout.write(
      `${one.name}: ${runs} runs, ${faults} faults, ${stalls} stalls, slowest ${Math.round(slowestMs)} ms\n`,
    );
  process.exit(readers.some(({ faults, stalls }) => faults + stalls > 0) ? 1 : 0);
}
