// A suite whose program is missing says so here, and fails where everything must run.
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { missingPrograms, pathOf } from './requirements.js';

it('gives a path only where there is a program', () => {
  for (const name of ['chromium', 'postgresql'] as const) {
    const path = pathOf(name);
    if (path) expect(existsSync(path)).toBe(true);
  }
});

it('lists what is missing with the packages that bring it, and nothing that is there', () => {
  const present = (['chromium', 'postgresql'] as const).filter((name) => pathOf(name)).length;
  const missing = missingPrograms();
  expect(missing).toHaveLength(2 - present);
  for (const { paths, debianPackages } of missing) {
    expect(paths.some((path) => existsSync(path))).toBe(false);
    expect(debianPackages.length).toBeGreaterThan(0);
  }
});
