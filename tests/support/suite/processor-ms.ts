// Measures the processor time that some work takes. Unlike elapsed time, it does not change if other
// processes use the machine.

export function processorMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
