// A packed file is read back exactly as it was written, or refused.
import { mkdir, mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readPacked, writePacked } from '../../../adapters/index/packed-file.js';
import { IndexFailure } from '../../../knowledge/model/errors.js';

const home = await mkdtemp(join(tmpdir(), 'packed-'));
const file = join(home, 'index.bin');
afterAll(() => rm(home, { recursive: true }));

const bytes = fc.uint8Array({ maxLength: 40 });
const details = fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'binary' }), fc.integer()));
const arrays = fc.dictionary(fc.string({ maxLength: 8 }), bytes, { maxKeys: 4 });

describe('a packed file', () => {
  it('gives back its details and arrays, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(details, arrays, async (said, given) => {
        await writePacked(file, said, given);
        const packed = await readPacked(file);
        expect(packed.details).toEqual(JSON.parse(JSON.stringify(said)));
        for (const [name, array] of Object.entries(given))
          expect([...packed.bytesOf(name)]).toEqual([...array]);
      }),
      { numRuns: 50 },
    );
  });

  it('gives numbers of four bytes back as numbers', async () => {
    const numbers = Float32Array.of(0.1, -2, 3e10);
    await writePacked(file, null, { odd: new Uint8Array(3), numbers: numbers.subarray(1) });
    const packed = await readPacked(file);
    expect([...new Float32Array(packed.bytesOf('numbers').buffer)]).toEqual([...numbers.subarray(1)]);
  });

  it('is read if the version before wrote it', async () => {
    const written =
      'W3Z/HBEZYSdr0YsEKXir2ypERgAwVAwmUD7Hd3RB7QhcAAAAAAAAAHsiZGV0YWlscyI6eyJuYW1lIjoia2VwdCJ9LCJhcnJheXMi' +
      'Olt7Im5hbWUiOiJvZGQiLCJieXRlcyI6M30seyJuYW1lIjoibnVtYmVycyIsImJ5dGVzIjo4fV19AAAAAAECAwAAAAAAAAAAPwAAAMA=';
    await writeFile(file, written, 'base64');
    const packed = await readPacked(file);
    expect(packed.details).toEqual({ name: 'kept' });
    expect([...packed.bytesOf('odd')]).toEqual([1, 2, 3]);
    expect([...new Float32Array(packed.bytesOf('numbers').buffer)]).toEqual([0.5, -2]);
    await writePacked(
      file,
      { name: 'kept' },
      { odd: Uint8Array.of(1, 2, 3), numbers: Float32Array.of(0.5, -2) },
    );
    expect(await readFile(file, 'base64')).toBe(written);
  });

  it('leaves nothing temporary behind, and replaces the file before', async () => {
    await writePacked(file, 'first', {});
    await writePacked(file, 'second', {});
    expect((await readPacked(file)).details).toBe('second');
    expect(await readdir(home)).toEqual(['index.bin']);
  });

  it('has no array of another name', async () => {
    await writePacked(file, null, { here: Uint8Array.of(1) });
    const packed = await readPacked(file);
    expect(() => packed.bytesOf('toString')).toThrow(IndexFailure);
  });
});

describe('a damaged file is refused', () => {
  it('whichever byte was changed', async () => {
    await writePacked(file, { name: 'kept' }, { numbers: Uint8Array.of(1, 2, 3) });
    const whole = await readFile(file);
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 1 << (at % 8);
      await writeFile(file, changed);
      await expect(readPacked(file), `byte ${at}`).rejects.toThrow(IndexFailure);
      await expect(readPacked(file, 'numbers'), `byte ${at}`).rejects.toThrow(IndexFailure);
    }
  });

  it('when it was cut anywhere, or goes on after its end', async () => {
    await writePacked(file, { name: 'kept' }, { numbers: Uint8Array.of(1, 2, 3) });
    const whole = await readFile(file);
    await writeFile(file, Buffer.concat([whole, Buffer.of(0)]));
    await expect(readPacked(file)).rejects.toThrow(IndexFailure);
    for (let length = whole.length - 1; length >= 0; length -= 1) {
      await writeFile(file, whole);
      await truncate(file, length);
      await expect(readPacked(file), `${length} bytes`).rejects.toThrow(IndexFailure);
      await expect(readPacked(file, 'numbers'), `${length} bytes`).rejects.toThrow(IndexFailure);
    }
  });

  it('when it is missing or no file', async () => {
    await expect(readPacked(join(home, 'nowhere.bin'))).rejects.toThrow(IndexFailure);
    await expect(readPacked(home)).rejects.toThrow(IndexFailure);
  });

  it('when another program wrote it, with a right checksum and another layout', async () => {
    for (const text of ['not json', '{"other":1}', '{"details":1,"arrays":[{"name":"a","bytes":999}]}']) {
      const header = Buffer.from(text);
      const length = Buffer.alloc(8);
      length.writeUInt32LE(header.byteLength);
      const rest = Buffer.concat([length, header]);
      await writeFile(file, Buffer.concat([createHash('sha256').update(rest).digest(), rest]));
      await expect(readPacked(file), text).rejects.toThrow(IndexFailure);
    }
  });
});

it('a file that cannot be written fails with a remedy and leaves nothing behind', async () => {
  await writePacked(file, 'kept', {});
  await expect(writePacked(join(home, 'no', 'such', 'folder.bin'), null, {})).rejects.toThrow(IndexFailure);
  const folder = join(home, 'taken.bin');
  await mkdir(folder);
  await expect(writePacked(folder, null, {})).rejects.toThrow(/taken.bin cannot be written/);
  expect((await readdir(home)).sort()).toEqual(['index.bin', 'taken.bin']);
});
