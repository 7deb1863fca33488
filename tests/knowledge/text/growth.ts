// Compares how long a function takes for a text and for one 8 times as long. Quadratic work takes 64 times as
// long.
import { processorMs } from '../../support/suite/processor-ms.js';

const TIMES = 8;
const ROUNDS = 5;

/**
 * About 8 for linear work, 64 for quadratic. Measures both lengths in turn, and uses the best of several
 * rounds.
 */
export function growth(work: (text: string) => unknown, textOf: (length: number) => string): number {
  const [short, long] = [textOf(SHORT), textOf(SHORT * TIMES)];
  let [forShort, forLong] = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round += 1) {
    forShort = Math.min(
      forShort,
      processorMs(() => work(short)),
    );
    forLong = Math.min(
      forLong,
      processorMs(() => work(long)),
    );
  }
  // Below a tenth of a millisecond, we would be measuring the clock itself.
  return forLong / Math.max(forShort, 0.1);
}

const SHORT = 2_000;
