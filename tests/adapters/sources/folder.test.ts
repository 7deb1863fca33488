// Reads every file in a folder except hidden files, and nothing outside the folder.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFolder } from '../../../adapters/sources/folder.js';
import { InputFailure } from '../../../knowledge/model/errors.js';

let home: string;
let folder: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'folder-'));
  folder = join(home, 'guidance');
  await mkdir(join(folder, 'part', 'deep'), { recursive: true });
});
afterEach(() => rm(home, { recursive: true }));

const put = (name: string, text = name) => writeFile(join(folder, name), text);
const names = async (place = folder) => (await readFolder(place)).files.map(({ name }) => name);

describe('the files of a folder', () => {
  it('are all of it, folders within it included, in a stable order', async () => {
    for (const name of ['b.md', 'part/deep/c.md', 'a.md', '-starts.md', 'Z.pdf', 'ü b.txt']) await put(name);
    expect(await names()).toEqual(['-starts.md', 'Z.pdf', 'a.md', 'b.md', 'part/deep/c.md', 'ü b.txt']);
  });

  it('can be read whatever their names begin with', async () => {
    await put('-rf.md', 'A rule.');
    const [file] = (await readFolder(folder)).files;
    expect(Buffer.from(await file!.read()).toString()).toBe('A rule.');
    expect(file!.bytes).toBe(7);
  });

  it('are none in an empty folder', async () => {
    expect(await readFolder(folder)).toEqual({ files: [] });
  });

  it('are the same however the folder is written', async () => {
    await put('a.md');
    expect(await names(`${folder}/`)).toEqual(['a.md']);
    expect(await names(join(folder, 'part', '..'))).toEqual(['a.md']);
  });

  it('include none that are hidden or in a hidden folder, also when the folder itself is hidden', async () => {
    const hidden = join(home, '.guidance');
    await mkdir(join(hidden, '.git'), { recursive: true });
    for (const name of ['a.md', '.DS_Store', '.git/config.md']) await writeFile(join(hidden, name), 'x');
    expect(await names(hidden)).toEqual(['a.md']);
  });

  it('include no link, to a file or to a folder, inside or outside', async () => {
    await writeFile(join(home, 'secret.md'), 'outside');
    await mkdir(join(home, 'outside'));
    await writeFile(join(home, 'outside', 'secret.md'), 'outside');
    await put('a.md');
    await symlink(join(home, 'secret.md'), join(folder, 'link.md'));
    await symlink(join(home, 'outside'), join(folder, 'linked'));
    await symlink(join(folder, 'a.md'), join(folder, 'inside.md'));
    await symlink(join(home, 'nowhere'), join(folder, 'dangling.md'));
    expect(await names()).toEqual(['a.md']);
  });
});

describe('the catalogue', () => {
  it('is given as text and is no file of its own', async () => {
    await put('a.md');
    await put('corpus.json', '[]');
    expect(await readFolder(folder)).toMatchObject({ files: [{ name: 'a.md' }], catalogue: '[]' });
  });

  it('is only the one at the top', async () => {
    await put('part/corpus.json', '[]');
    const read = await readFolder(folder);
    expect(read.catalogue).toBeUndefined();
    expect(read.files.map(({ name }) => name)).toEqual(['part/corpus.json']);
  });
});

describe('what cannot be read', () => {
  it('is a folder that is missing, or no folder', async () => {
    await put('a.md');
    for (const place of [join(home, 'nowhere'), join(folder, 'a.md')]) {
      const failure = await readFolder(place).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(InputFailure);
      expect((failure as InputFailure).message).toContain(place);
    }
  });

  it('is a file that is gone by the time it is read; the others stay readable', async () => {
    await put('a.md');
    await put('b.md');
    const { files } = await readFolder(folder);
    await rm(join(folder, 'a.md'));
    await expect(files[0]!.read()).rejects.toThrow(InputFailure);
    expect(Buffer.from(await files[1]!.read()).toString()).toBe('b.md');
  });
});
