// Tests that acceptance figures are printed next to those of the last run.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMeasurements } from './measurements.js';

let folder: string;
let file: string;
let said: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'measurements-'));
  file = join(folder, 'last.json');
  said = '';
});
afterEach(() => rmSync(folder, { recursive: true }));

function run(figures: Record<string, number>): boolean {
  said = '';
  const measurements = createMeasurements({ lastFile: file, write: (text) => (said += text) });
  for (const [name, value] of Object.entries(figures)) measurements.atLeast(name, value, 0.5);
  return measurements.report();
}

test('says what a figure was in the last run, and marks one that fell by more than 0.01', () => {
  run({ found: 0.9, quoted: 0.9 });
  expect(said).not.toContain('was');
  expect(run({ found: 0.88, quoted: 0.891 })).toBe(true);
  expect(said).toContain('found: 0.88 (must be at least 0.5, was 0.9)');
  expect(said).toContain('quoted: 0.891 (must be at least 0.5, was 0.9)');
  expect(said).toContain('  fell: found: 0.88, was 0.9\n');
  expect(said).not.toContain('fell: quoted');
});

test('compares with the run before, and keeps the figures of steps that did not run', () => {
  run({ found: 0.9, quoted: 0.9 });
  run({ found: 0.8 });
  run({ found: 0.8, quoted: 0.8 });
  expect(said).not.toContain('fell: found');
  expect(said).toContain('  fell: quoted: 0.8, was 0.9\n');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ found: 0.8, quoted: 0.8 });
});

test('does not mark a figure that must stay low, nor one that is words', () => {
  for (const value of [3, 1]) {
    said = '';
    const measurements = createMeasurements({ lastFile: file, write: (text) => (said += text) });
    measurements.atMost('seconds', value, 5);
    measurements.note('outcome', 'noticed', 'noticed', true);
    measurements.report();
  }
  expect(said).toContain('seconds: 1 (must be at most 5, was 3)');
  expect(said).toContain('outcome: noticed (must be noticed)');
  expect(said).not.toContain('fell');
});
