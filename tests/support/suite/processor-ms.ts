// How long the processor works on something: unlike the time on a clock, no longer where others use the machine.

export function processorMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
