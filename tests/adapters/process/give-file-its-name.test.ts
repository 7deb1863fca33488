// Tests that a finished file gets its name on file systems with and without hard links.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { giveName } from '../../../adapters/process/give-file-its-name.js';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'name-'));
  await writeFile(join(home, 'draft'), 'whole');
});
afterEach(() => rm(home, { recursive: true, force: true }));

const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));

describe.each([
  ['with hard links', undefined],
  ['where a link is not permitted, as on exFAT', failing('EPERM')],
  ['where links are not supported, as on a network share', failing('ENOTSUP')],
])('%s', (_, link) => {
  const give = () => giveName(join(home, 'draft'), join(home, 'file'), link);

  test('the file gets its name', async () => {
    await give();
    expect(await readFile(join(home, 'file'), 'utf8')).toBe('whole');
  });

  test('a file that has the name already is kept', async () => {
    await writeFile(join(home, 'file'), 'earlier');
    await expect(give()).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await readFile(join(home, 'file'), 'utf8')).toBe('earlier');
  });
});

test('any other failure is passed on', async () => {
  await expect(giveName(join(home, 'draft'), join(home, 'file'), failing('EIO'))).rejects.toThrow('EIO');
});
