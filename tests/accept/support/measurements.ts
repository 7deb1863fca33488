// Collects acceptance figures, and prints each next to its limit and its value in the last run.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

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

interface MeasurementOptions {
  /** The file that keeps the figures from one run to the next. */
  lastFile?: string;
  write?: (text: string) => void;
}

interface Row {
  name: string;
  value: number | string;
  must: string;
  holds: boolean;
}

/** A figure that must be high is marked if it falls by more than this. */
const FALL = 0.01;

export function createMeasurements({
  lastFile,
  write = (text) => void process.stdout.write(text),
}: MeasurementOptions = {}): Measurements {
  const last = readLast(lastFile);
  const rows: Row[] = [];
  const fallen: string[] = [];
  const note: Measurements['note'] = (name, value, must, holds) => {
    rows.push({ name, value, must, holds });
    const was = last[name] === undefined ? '' : `, was ${shown(last[name])}`;
    write(`${holds ? 'holds' : 'FAILS'}  ${name}: ${shown(value)} (must be ${must}${was})\n`);
  };
  return {
    note,
    atLeast(name, value, least) {
      note(name, value, `at least ${least}`, value >= least);
      const was = last[name];
      if (was !== undefined && was - value > FALL) fallen.push(`${name}: ${shown(value)}, was ${shown(was)}`);
    },
    atMost: (name, value, most) => note(name, value, `at most ${most}`, value <= most),
    report() {
      const failed = rows.filter(({ holds }) => !holds);
      write(`\n${rows.length - failed.length} of ${rows.length} figures hold\n`);
      for (const { name, value, must } of failed)
        write(`  not reached: ${name}: ${shown(value)}, must be ${must}\n`);
      for (const line of fallen) write(`  fell: ${line}\n`);
      if (lastFile) writeFileSync(lastFile, JSON.stringify({ ...last, ...numbersOf(rows) }, undefined, 2));
      return failed.length === 0;
    },
  };
}

const shown = (value: number | string) =>
  typeof value === 'string' ? value : String(Math.round(value * 1000) / 1000);

function readLast(file: string | undefined): Record<string, number> {
  if (!file || !existsSync(file)) return {};
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
}

function numbersOf(rows: readonly Row[]): Record<string, number> {
  return Object.fromEntries(
    rows.flatMap(({ name, value }) => (typeof value === 'number' ? [[name, value] as const] : [])),
  );
}
