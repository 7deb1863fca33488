// Index files larger than Node can read at once are written and read in pieces. Here, the pieces are a few
// bytes, and so is the most that Node reads or writes.
import { createHash } from 'node:crypto';
import { mkdtemp, open, readFile, readdir, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { piecesOf, readInPieces, readPieces } from '../../../adapters/index/file-pieces.js';
import { createIndexFiles } from '../../../adapters/index/releases/release-index.js';
import type { ReleaseContent } from '../../../knowledge/model/release.js';
import { sentenceCosines } from '../../../knowledge/index/search-index.js';
import { splitUnits } from '../../../knowledge/text/sentences.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { createMemoryRelease } from '../../fakes/memory-release.js';

const pieces = vi.hoisted(() => ({ bytes: 1 << 20, largest: 0 }));

vi.mock(import('../../../adapters/index/file-pieces.js'), async (load) => {
  const actual = await load();
  return {
    ...actual,
    piecesOf: (bytes, size = pieces.bytes) => actual.piecesOf(bytes, size),
    readPieces: (handle, length, start, size = pieces.bytes) =>
      actual.readPieces(handle, length, start, size),
    readInPieces: (handle, target, hash, size = pieces.bytes) =>
      actual.readInPieces(handle, target, hash, size),
    sha256InPieces: (file, size = pieces.bytes) => actual.sha256InPieces(file, size),
  };
});

/** Remembers the most bytes of a file that Node was given at once. Lists of labels stay far below 2 GiB. */
function count(file: string, { byteLength }: { byteLength: number }): void {
  if (!/vectors\.json/.test(file)) pieces.largest = Math.max(pieces.largest, byteLength);
}

vi.mock(import('node:fs/promises'), async (load) => {
  const actual = await load();
  return {
    ...actual,
    async readFile(file: string, options?: object) {
      const read = (await actual.readFile(file, options)) as unknown as Buffer;
      count(file, read);
      return read;
    },
    async writeFile(file: string, bytes: Uint8Array) {
      count(file, bytes);
      return actual.writeFile(file, bytes);
    },
    async open(file: string, flags?: string) {
      const handle = await actual.open(file, flags);
      const read: (bytes: Uint8Array, ...where: (number | null)[]) => Promise<unknown> =
        handle.read.bind(handle);
      const writeFile = handle.writeFile.bind(handle);
      return Object.assign(handle, {
        async read(bytes: Uint8Array, ...where: (number | null)[]) {
          count(file, bytes);
          return read(bytes, ...where);
        },
        async writeFile(bytes: Uint8Array) {
          count(file, bytes);
          return writeFile(bytes);
        },
      });
    },
  } as unknown as typeof actual;
});

const home = await mkdtemp(join(tmpdir(), 'pieces-'));
afterAll(() => rm(home, { recursive: true }));

it('files have the same bytes and checksum, however large the pieces', async () => {
  const file = join(home, 'bytes.bin');
  const sizes = fc.integer({ min: 1, max: 12 });
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), sizes, sizes, async (bytes, written, read) => {
      const withHandle = async (flags: string, work: (handle: FileHandle) => Promise<void>) => {
        const handle = await open(file, flags);
        await work(handle).finally(() => handle.close());
      };
      await withHandle('w', async (handle) => {
        for (const piece of piecesOf(bytes, written)) await handle.writeFile(piece);
      });
      const found = new Uint8Array(bytes.length);
      const hash = createHash('sha256');
      await withHandle('r', (handle) => readInPieces(handle, found, hash, read));
      expect([...found]).toEqual([...bytes]);
      const [start, end] = [written, read].sort((a, b) => a - b).map((at) => Math.min(at, bytes.length));
      const part: number[] = [];
      await withHandle('r', async (handle) => {
        for await (const piece of readPieces(handle, end! - start!, start, read)) part.push(...piece);
      });
      expect(part).toEqual([...bytes.subarray(start, end)]);
      expect(hash.digest()).toEqual(createHash('sha256').update(bytes).digest());
      const longer = new Uint8Array(bytes.length + 1);
      await withHandle('r', (handle) =>
        expect(readInPieces(handle, longer, undefined, read)).rejects.toThrow('too early'),
      );
    }),
    { numRuns: 50 },
  );
});

const embedder = createFakeEmbedder();
const TEXTS = Array.from({ length: 60 }, (_, n) => `Rule ${n} is about guardians. Rule ${n} goes on.`);

/** Each text has the same label in every release, as in the store. */
async function releaseOf(number: number, texts: readonly string[]): Promise<ReleaseContent> {
  const { content } = (await createMemoryRelease([{ slug: 'one', texts }])).index;
  const labels = texts.map((text) => TEXTS.indexOf(text) + 1);
  return { ...content, release: { ...content.release, number }, labels };
}

const vectorsOf = (content: ReleaseContent) => (ordinals: readonly number[]) =>
  embedder.embedPassages(
    ordinals.map((n) => {
      const { text } = content.passages[n]!;
      return { text, spans: splitUnits(text).map(({ start, end }) => [start, end] as const) };
    }),
  );

describe('the files of a release', () => {
  const answer = async (folder: string, content: ReleaseContent) => {
    const index = await createIndexFiles(folder).open(content);
    const { vector } = await embedder.embedQuestion('the guardian of rule 7' as never);
    const all = [...content.labels.keys()];
    return {
      nearest: await index.nearest(vector, 20),
      words: index.keyword.search([{ term: 'guardian', weight: 1 }], 20),
      sentences: (await index.vectorsOf(all)).map((one) => sentenceCosines(one, vector)),
    };
  };
  /** Builds a release, and the next one from its files. Returns the answers of both. */
  const publish = async (folder: string, bytes: number) => {
    Object.assign(pieces, { bytes, largest: 0 });
    const [first, next] = [await releaseOf(1, TEXTS.slice(0, 50)), await releaseOf(2, TEXTS.slice(5))];
    // The next release has a base of its own, because that reads and writes all kinds of files.
    const files = createIndexFiles(folder, () => true);
    await files.build(first, vectorsOf(first));
    await files.derive(first, next, vectorsOf(next));
    return [await answer(folder, first), await answer(folder, next)];
  };
  const contentsOf = async (folder: string) => {
    const names = (await readdir(folder, { recursive: true })).filter((name) => /\.\w+$/.test(name)).sort();
    return Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'base64')]));
  };
  const whole = join(home, 'whole');
  beforeEach(async () => {
    await rm(whole, { recursive: true, force: true });
  });

  it.each([7, 1_000])('are the same if Node is given at most %i bytes at once', async (bytes) => {
    const folder = await mkdtemp(join(home, 'release-'));
    const found = await publish(folder, bytes);
    // A checksum of 32 bytes is always written as one.
    expect(pieces.largest).toBe(Math.max(bytes, 32));
    expect(found).toEqual(await publish(whole, 1 << 20));
    expect(pieces.largest).toBeGreaterThan(1_000);
    const written = await contentsOf(folder);
    expect(written).toHaveLength(8);
    expect(written).toEqual(await contentsOf(whole));
  });
});
