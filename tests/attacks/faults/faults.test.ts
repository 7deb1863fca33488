// Tests that the faults can still be put back. `npm run accept -- FOLDER faults` does so, and sees a test fail.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { putBack, readFaults } from './read-faults.js';

test.each(readFaults())('can be put back: $why', (fault) => {
  const copy = mkdtempSync(join(tmpdir(), 'fault-'));
  const file = join(copy, fault.file);
  const code = readFileSync(fault.file, 'utf8');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code);
  const takeOut = putBack(fault, copy);
  expect(readFileSync(file, 'utf8')).not.toBe(code);
  takeOut();
  expect(readFileSync(file, 'utf8')).toBe(code);
  rmSync(copy, { recursive: true });
  expect(existsSync(fault.test)).toBe(true);
});
