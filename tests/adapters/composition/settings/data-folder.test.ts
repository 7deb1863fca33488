// Only the service's own user can read the files in DATA_DIR.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  keepPrivate,
  makeFilesPrivate,
  openToOthers,
} from '../../../../adapters/composition/settings/data-folder.js';

let folder: string;
let before: number;
beforeEach(() => {
  before = process.umask(0o022);
  folder = mkdtempSync(join(tmpdir(), 'data-folder-'));
});
afterEach(() => {
  process.umask(before);
  rmSync(folder, { recursive: true, force: true });
});

const modeOf = (...path: string[]) => statSync(join(folder, ...path)).mode & 0o777;

test('a folder that is made is open to its owner alone', () => {
  const made = join(folder, 'data');
  keepPrivate(made);
  expect(modeOf('data')).toBe(0o700);
});

test('a path that is a file is refused with what to do', () => {
  const file = join(folder, 'file');
  writeFileSync(file, 'x');
  for (const path of [file, join(file, 'within')])
    expect(() => keepPrivate(path)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(`DATA_DIR is ${path}`) as string,
        remedy: expect.stringContaining('Set DATA_DIR to a folder') as string,
      }),
    );
});

test('a folder that was open to others is closed with all that is in it', () => {
  mkdirSync(join(folder, 'releases'));
  writeFileSync(join(folder, 'store.sqlite'), 'x');
  writeFileSync(join(folder, 'releases', '1.index'), 'x');
  chmodSync(folder, 0o755);
  expect(openToOthers(folder)).toHaveLength(4);
  keepPrivate(folder);
  expect(openToOthers(folder)).toEqual([]);
  expect([modeOf(), modeOf('releases'), modeOf('store.sqlite')]).toEqual([0o700, 0o700, 0o600]);
  expect(modeOf('releases', '1.index')).toBe(0o600);
});

test('a folder of other programs is refused, and no one loses access to it', () => {
  mkdirSync(join(folder, 'other'));
  writeFileSync(join(folder, 'other', 'shared.conf'), 'x');
  chmodSync(folder, 0o755);
  expect(() => keepPrivate(folder)).toThrow(/nothing from this service/);
  expect([modeOf(), modeOf('other'), modeOf('other', 'shared.conf')]).toEqual([0o755, 0o755, 0o644]);
  mkdirSync(join(folder, 'own'));
  for (const name of ['lost+found', '.cache']) mkdirSync(join(folder, 'own', name));
  keepPrivate(join(folder, 'own'));
  expect(modeOf('own')).toBe(0o700);
});

test('what a link leads to is left alone', () => {
  const outside = mkdtempSync(join(tmpdir(), 'elsewhere-'));
  chmodSync(outside, 0o755);
  symlinkSync(outside, join(folder, 'link'));
  keepPrivate(folder);
  expect(statSync(outside).mode & 0o777).toBe(0o755);
  rmSync(outside, { recursive: true });
});

test('files that are made later are open to their owner alone', () => {
  makeFilesPrivate();
  writeFileSync(join(folder, 'later'), 'x');
  expect(modeOf('later')).toBe(0o600);
});

test('what another process deletes in the meantime causes no fault', () => {
  expect(openToOthers(join(folder, 'deleted'))).toEqual([]);
});
