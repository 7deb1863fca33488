// If a PostgreSQL program closes its input early, its exit code shows whether it failed. The rest of the dump
// is still read.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkDump } from '../../../../adapters/sql/backup/postgres-programs.js';

let folder: string;
const path = process.env.PATH;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'programs-'));
  process.env.PATH = `${folder}:${path}`;
});
afterEach(async () => {
  process.env.PATH = path;
  await rm(folder, { recursive: true });
});

/** Makes a program that closes its input after the first byte. */
const pgRestore = (code: number) =>
  writeFile(join(folder, 'pg_restore'), `#!/bin/sh\nhead -c 1 >/dev/null\nexit ${code}\n`, { mode: 0o755 });

/** Makes a dump whose last pieces arrive long after the program has ended. */
function slowDump() {
  const read = { pieces: 0 };
  const content = (async function* () {
    for (; read.pieces < 4; read.pieces += 1) {
      yield Buffer.alloc(200_000);
      await wait(100);
    }
  })();
  return { read, content };
}

test('a program that has all it needs before the end causes no fault', async () => {
  await pgRestore(0);
  const { read, content } = slowDump();
  await checkDump(content);
  expect(read.pieces).toBe(4);
});

test('a program that fails before the end is named with its code', async () => {
  await pgRestore(3);
  await expect(checkDump(slowDump().content)).rejects.toThrow('pg_restore failed: code 3');
});

test('a dump that turns out to be damaged is, whatever the program made of its beginning', async () => {
  await pgRestore(0);
  const damaged = async function* () {
    yield* slowDump().content;
    throw new Error('The end is damaged.');
  };
  await expect(checkDump(damaged())).rejects.toThrow('The end is damaged.');
});
