// Tests that a test run keeps its files in a separate folder in memory, and removes files left there by a run
// that was killed.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { memoryFolder } from './memory-folder.js';

let memory: string;
beforeEach(() => {
  memory = mkdtempSync(join(tmpdir(), 'memory-'));
});
afterEach(() => rmSync(memory, { recursive: true }));

const NO_PROCESS = 2 ** 30;

test('makes a folder for this run, and removes that of a run that ended without removing it', () => {
  mkdirSync(join(memory, `ctac-tests-${NO_PROCESS}`, 'a-store'), { recursive: true });
  mkdirSync(join(memory, `ctac-tests-${process.ppid}`));
  mkdirSync(join(memory, 'of-another-program'));
  const folder = memoryFolder(memory, 0);
  expect(folder).toBe(join(memory, `ctac-tests-${process.pid}`));
  expect(readdirSync(memory).sort()).toEqual(
    [`ctac-tests-${process.pid}`, `ctac-tests-${process.ppid}`, 'of-another-program'].sort(),
  );
});

test('leaves the files on the disk where there is too little memory, or no such folder', () => {
  expect(memoryFolder(memory, Infinity)).toBeUndefined();
  expect(memoryFolder(join(memory, 'none'), 1)).toBeUndefined();
});
