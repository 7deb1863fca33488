// Collects acceptance figures, and prints each one next to its limit.

export interface Measurements {
  /**
   * Records a figure. `must` is the limit as text and is only printed; `holds` says whether the figure
   * passes.
   */
  note(name: string, value: number | string, must: string, holds: boolean): void;
  atLeast(name: string, value: number, least: number): void;
  atMost(name: string, value: number, most: number): void;
  /** Prints the table. Returns true if every figure passes. */
  report(): boolean;
}

export function createMeasurements(): Measurements {
  const rows: { name: string; value: string; must: string; holds: boolean }[] = [];
  const shown = (value: number | string) =>
    typeof value === 'string' ? value : String(Math.round(value * 1000) / 1000);
  const note: Measurements['note'] = (name, value, must, holds) => {
    rows.push({ name, value: shown(value), must, holds });
    process.stdout.write(`${holds ? 'holds' : 'FAILS'}  ${name}: ${shown(value)} (must be ${must})\n`);
  };
  return {
    note,
    atLeast: (name, value, least) => note(name, value, `at least ${least}`, value >= least),
    atMost: (name, value, most) => note(name, value, `at most ${most}`, value <= most),
    report() {
      const failed = rows.filter(({ holds }) => !holds);
      process.stdout.write(`\n${rows.length - failed.length} of ${rows.length} figures hold\n`);
      for (const { name, value, must } of failed)
        process.stdout.write(`  not reached: ${name}: ${value}, must be ${must}\n`);
      return failed.length === 0;
    },
  };
}
