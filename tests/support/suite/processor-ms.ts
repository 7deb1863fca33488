// Measures the processor time of a piece of work. Unlike elapsed time, it does not grow when other processes
// use the machine.

export function processorMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
