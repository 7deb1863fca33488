// Measures the processor time that some work takes. Other processes on the machine affect it less than
// elapsed time, but still a little, because they share the processor's caches. Garbage collection counts too.

export function processorMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  return since(before);
}

/**
 * How often slow work is tried. A busy machine slows down some runs, but work that grows too steeply is slow
 * each time.
 */
const MOST_RUNS = 3;

/** The least processor time of up to three runs. The work is only run again if it took longer than `limitMs`. */
export async function leastProcessorMs(limitMs: number, work: () => unknown): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < MOST_RUNS && least >= limitMs; run++) {
    const before = process.cpuUsage();
    await work();
    least = Math.min(least, since(before));
  }
  return least;
}

function since(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
