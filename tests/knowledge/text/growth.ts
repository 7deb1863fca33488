// Compares how long a function takes for a text and for a text 8 times as long. Quadratic work takes 64 times
// as long.
import { processorMs } from '../../support/suite/processor-ms.js';

const TIMES = 8;
const ROUNDS = 5;

/**
 * Returns about 8 if the time is linear and 64 if it is quadratic. Measures the 2 lengths in turn, and uses
 * the fastest of several rounds.
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
  // Times below 0.1 milliseconds cannot be measured reliably.
  return forLong / Math.max(forShort, 0.1);
}

const SHORT = 2_000;
