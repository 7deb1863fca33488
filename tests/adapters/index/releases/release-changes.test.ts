// Tests that a release which uses the files of an earlier one is only opened with exactly those files, and keeps
// them when the earlier one's are removed.
import { createHash } from 'node:crypto';
import type * as fs from 'node:fs/promises';
import { copyFile, mkdtemp, readFile, readdir, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readPacked, writePacked } from '../../../../adapters/index/packed-file.js';
import { createIndexFiles } from '../../../../adapters/index/releases/release-index.js';
import type { SearchIndex } from '../../../../knowledge/index/search-index.js';
import { IndexFailure } from '../../../../knowledge/model/errors.js';
import type { ReleaseContent } from '../../../../knowledge/model/release.js';
import { createFakeEmbedder } from '../../../fakes/models/fake-embedder.js';
import { createMemoryRelease } from '../../../fakes/memory-release.js';

const disk = vi.hoisted(() => ({ canLink: true }));
vi.mock('node:fs/promises', async (original) => {
  const actual = await original<typeof fs>();
  const link: typeof actual.link = (from, to) =>
    disk.canLink ? actual.link(from, to) : Promise.reject(new Error('EPERM'));
  return { ...actual, link };
});

const TEXTS = ['A guardian is appointed.', 'Tell the police.', 'Ask the school.', 'Go to court.'];
const embedder = createFakeEmbedder();
let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'changes-'));
});
afterEach(async () => {
  disk.canLink = true;
  await rm(home, { recursive: true });
});

const folder = (release: number) => join(home, 'releases', String(release));
const changesFile = (release: number) => join(folder(release), 'changes.bin');

/** Each text has the same label in every release, as in the store. */
async function releaseOf(number: number, texts: readonly string[], title = 'Rules'): Promise<ReleaseContent> {
  const { content } = (await createMemoryRelease([{ slug: 'one', title, texts }])).index;
  const labels = texts.map((text) => TEXTS.indexOf(text) + 1);
  return { ...content, release: { ...content.release, number }, labels };
}

const vectorsOf = (content: ReleaseContent) => (ordinals: readonly number[]) =>
  embedder.embedPassages(
    ordinals.map((n) => {
      const { document, text } = content.passages[n]!;
      return { text: `${content.documents.get(document)!.title} ${text}`, spans: [[0, 5] as const] };
    }),
  );

/** Builds a release of the first 3 texts, and derives one of the last 3 from it. */
async function published(title?: string) {
  const files = createIndexFiles(home, () => false);
  const [first, next] = [await releaseOf(1, TEXTS.slice(0, 3), title), await releaseOf(2, TEXTS.slice(1))];
  await files.build(first, vectorsOf(first));
  await files.derive(first, next, vectorsOf(next));
  return { files, first, next };
}

const opened = (content: ReleaseContent) => createIndexFiles(home).open(content);
const refused = (content: ReleaseContent) => expect(opened(content)).rejects.toThrow(IndexFailure);

describe('a release with few changes', () => {
  const inode = async (release: number, name: string) => (await stat(join(folder(release), name))).ino;

  it('has the files of the one before under another name, and one of its own', async () => {
    await published();
    const names = await readdir(folder(1));
    expect((await readdir(folder(2))).sort()).toEqual(['changes.bin', ...names].sort());
    for (const name of names) expect(await inode(2, name)).toBe(await inode(1, name));
  });

  it('has copies of them if the file system cannot give a file a second name', async () => {
    disk.canLink = false;
    const { next } = await published();
    for (const name of await readdir(folder(1))) expect(await inode(2, name)).not.toBe(await inode(1, name));
    expect((await opened(next)).content).toBe(next);
  });

  it('can be derived a second time, over what was there', async () => {
    const { files, first, next } = await published();
    const names = await readdir(folder(2));
    await files.derive(first, next, vectorsOf(next));
    expect(await readdir(folder(2))).toEqual(names);
    await opened(next);
  });

  it('still opens when the files of the one before are gone', async () => {
    const { files, next } = await published();
    await files.removeBefore(2);
    expect(await readdir(join(home, 'releases'))).toEqual(['2']);
    await opened(next);
  });

  it('has vectors in memory once with the one before, unless a file was written to since', async () => {
    const { files, first, next } = await published();
    const bytesOf = async (index: SearchIndex) => (await index.vectorsOf([0]))[0]!.vector.buffer;
    const before = await files.open(first);
    setFlagsFromString('--expose-gc');
    (runInNewContext('gc') as () => void)();
    expect(await bytesOf(await files.open(next))).toBe(await bytesOf(before));
    const file = join(folder(2), 'sentences.bin');
    await writeFile(
      file,
      (await readFile(file)).map((byte, n) => (n > 100 ? byte ^ 1 : byte)),
    );
    await expect(files.open(next)).rejects.toThrow(IndexFailure);
  });

  it('does not change the files of the one before when it is built from the store', async () => {
    const { files, first, next } = await published();
    await files.build(next, vectorsOf(next));
    expect(await readdir(folder(2))).not.toContain('changes.bin');
    for (const content of [first, next]) await opened(content);
  });
});

describe('a release is refused', () => {
  it('without its file of changes, as after a crash', async () => {
    const { next } = await published();
    await unlink(changesFile(2));
    await refused(next);
  });

  it('if its file of changes is damaged', async () => {
    const { next } = await published();
    const bytes = await readFile(changesFile(2));
    for (const at of [0, 40, bytes.length - 1]) {
      await writeFile(
        changesFile(2),
        bytes.map((byte, n) => (n === at ? byte ^ 1 : byte)),
      );
      await refused(next);
    }
  });

  it.each(['vectors.hnsw', 'vectors.json', 'sentences.bin', 'keywords.bin'])(
    'if %s is that of another base with the same passages',
    async (name) => {
      const { next } = await published();
      // Its vectors and headings are others, but its labels are the same.
      const other = await releaseOf(3, TEXTS.slice(0, 3), 'Other rules');
      const longer = { ...other, passages: other.passages.map((one) => ({ ...one, headings: ['Part'] })) };
      await createIndexFiles(home).build(longer, async (ordinals) =>
        (await vectorsOf(other)(ordinals)).map((one) => ({ ...one, spans: [one.vector] })),
      );
      await unlink(join(folder(2), name));
      await copyFile(join(folder(3), name), join(folder(2), name));
      await refused(next);
    },
  );

  it('if its file of changes is that of another release', async () => {
    const { files, first, next } = await published();
    const other = await releaseOf(3, TEXTS.slice(1), 'Other rules');
    await files.derive(first, other, vectorsOf(other));
    await copyFile(changesFile(3), changesFile(2));
    await refused(next);
  });

  it('if a new vector does not have unit length', async () => {
    const { files, first } = await published();
    const other = await releaseOf(3, TEXTS.slice(1));
    const broken = () => Promise.resolve([{ vector: new Float32Array(64) }]);
    await expect(files.derive(first, other, broken)).rejects.toThrow(IndexFailure);
    await refused(other);
  });
});

describe('files of an earlier version, with the counts of keywords apart', () => {
  /** Rewrites the keywords of the first release as an earlier version did. */
  async function rewritten(first: ReleaseContent) {
    const file = join(folder(1), 'keywords.bin');
    const { details, bytesOf } = await readPacked(file);
    const { terms } = details as { terms: string[] };
    const said = first.passages.map(({ id, headings, document }) =>
      JSON.stringify([id, first.documents.get(document)!.title, headings]),
    );
    const passages = createHash('sha256').update(said.join('')).digest('base64url');
    const [offsets, labels, tenths, lengths] = ['offsets', 'labels', 'tenths', 'lengths'].map(bytesOf);
    const weights = new Float32Array(labels!.length / 4);
    await unlink(file);
    await writePacked(
      file,
      { format: 1, passages, size: first.passages.length, terms },
      { offsets: offsets!, labels: labels!, weights },
    );
    const counts = join(folder(1), 'keyword-counts.bin');
    await writePacked(counts, { format: 1, passages }, { lengths: lengths!, tenths: tenths! });
  }

  it.each([false, true])('are used as they are, also for the next release (merged: %s)', async (isMerged) => {
    const { first, next } = await published();
    const found = async () => {
      const { keyword } = await opened(first);
      return keyword.search([{ term: 'guardian', weight: 1 }], 3);
    };
    const before = await found();
    await rewritten(first);
    expect(await found()).toEqual(before);
    const files = createIndexFiles(home, () => isMerged);
    await files.derive(first, next, vectorsOf(next));
    await opened(next);
    const other = await releaseOf(1, TEXTS.slice(0, 3), 'Other');
    await refused(other);
  });

  it('are refused without the counts', async () => {
    const { first } = await published();
    await rewritten(first);
    await unlink(join(folder(1), 'keyword-counts.bin'));
    await refused(first);
  });
});
