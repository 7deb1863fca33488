// Tests that a suite whose program is missing is reported as skipped, or fails if `CI` is set.
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { missingPrograms, pathOf } from './requirements.js';

const PROGRAM_NAMES = [
  'chromium',
  'postgresql',
  'pgvector',
  'kustomize',
  'prometheus',
  'promtool',
  'squawk',
  'strace',
] as const;

it('gives a path only where there is a program', () => {
  for (const name of PROGRAM_NAMES) {
    const path = pathOf(name);
    if (path) expect(existsSync(path)).toBe(true);
  }
});

it('lists what is missing with the packages that bring it, and nothing that is there', () => {
  const present = PROGRAM_NAMES.filter((name) => pathOf(name)).length;
  const missing = missingPrograms();
  expect(missing).toHaveLength(PROGRAM_NAMES.length - present);
  for (const { paths, debianPackages, fromNpm } of missing) {
    expect(paths.some((path) => existsSync(path))).toBe(false);
    expect(fromNpm ?? debianPackages.length > 0).toBe(true);
  }
});
