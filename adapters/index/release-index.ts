// The index of a release, as files in its own folder: vectors, keywords, sentences and words, each with a checksum.
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openKeywordIndex } from '../../knowledge/index/keyword-index.js';
import type { Embedding } from '../../knowledge/model/ports.js';
import type { EmbeddingModel, ReleaseContent } from '../../knowledge/model/release.js';
import { createSearchIndex } from '../../knowledge/index/search-index.js';
import type { PartVectors } from '../../knowledge/index/search-index.js';
import type { IndexFiles } from '../../ingest/model/ports.js';
import { createExactIndex } from './exact-index.js';
import { copyIndex, openVectorIndex, saveVectorIndex } from './index-files.js';
import {
  keywordsOf,
  packParts,
  packedSpans,
  readKeywords,
  readParts,
  writeKeywords,
  writeParts,
} from './release-files.js';
import { differenceOf } from './release-difference.js';
import { addInSlices, createVectorIndex } from './vector-index.js';

const KEYWORDS = 'keywords.bin';
const SENTENCES = 'sentences.bin';
const WORDS = 'words.bin';

export function createIndexFiles(dataDir: string): IndexFiles {
  const root = join(dataDir, 'releases');
  const folderOf = ({ release }: ReleaseContent) => join(root, String(release.number));
  return {
    async build(content, vectors, onProgress) {
      const folder = folderOf(content);
      const index = createVectorIndex(content.release.model, content.passages.length);
      const entries = content.labels.map((label, n) => ({ label, vector: vectors[n]!.vector }));
      await addInSlices(index, entries, onProgress);
      await saveVectorIndex(index, folder);
      await writeRest(folder, content, partsOf(content.release.model, vectors));
    },
    async open(content) {
      const folder = folderOf(content);
      const expected = { model: content.release.model, labels: content.labels };
      const [vectors, keywords, parts] = await Promise.all([
        openVectorIndex(folder, expected),
        readKeywords(join(folder, KEYWORDS), content),
        readAllParts(folder, content.passages.length),
      ]);
      return createSearchIndex(content, openKeywordIndex(keywords), vectors, filled(parts));
    },
    derive: (from, content, vectorsOf) =>
      derive(folderOf(from), folderOf(content), { from, content, vectorsOf }),
    scan(content, vectors) {
      const index = createExactIndex(
        vectors.map(({ vector }) => vector),
        content.labels,
      );
      const parts = partsOf(content.release.model, vectors);
      return createSearchIndex(content, openKeywordIndex(keywordsOf(content)), index, filled(parts));
    },
    async removeBefore(release) {
      await mkdir(root, { recursive: true });
      for (const name of await readdir(root))
        if (/^\d+$/.test(name) && Number(name) < release)
          await rm(join(root, name), { recursive: true, force: true });
    },
  };
}

interface Parts {
  sentences: PartVectors;
  words: PartVectors;
}

function partsOf({ dimension, wordDimension = 1 }: EmbeddingModel, vectors: readonly Embedding[]): Parts {
  return {
    sentences: packParts(
      dimension,
      vectors.map(({ spans }) => packedSpans(spans)),
    ),
    words: packParts(
      wordDimension,
      vectors.map(({ words }) => words),
    ),
  };
}

/** Search works without the signals for parts that the model does not provide. */
function filled({ sentences, words }: Parts): Partial<Parts> {
  return { ...(sentences.values.length && { sentences }), ...(words.values.length && { words }) };
}

async function readAllParts(folder: string, passages: number): Promise<Parts> {
  const [sentences, words] = await Promise.all([
    readParts(join(folder, SENTENCES), passages),
    readParts(join(folder, WORDS), passages),
  ]);
  return { sentences, words };
}

async function writeRest(
  folder: string,
  content: ReleaseContent,
  { sentences, words }: Parts,
): Promise<void> {
  await writeParts(join(folder, SENTENCES), sentences);
  await writeParts(join(folder, WORDS), words);
  // Last, because it names the passages: after a crash in between, the folder cannot be mistaken for theirs.
  await writeKeywords(join(folder, KEYWORDS), content);
}

interface Derivation {
  from: ReleaseContent;
  content: ReleaseContent;
  vectorsOf: (ordinals: readonly number[]) => Promise<readonly Embedding[]>;
}

async function derive(
  source: string,
  target: string,
  { from, content, vectorsOf }: Derivation,
): Promise<void> {
  const { model } = content.release;
  const difference = differenceOf(from, content);
  const vectors = await vectorsOf(difference.fresh);
  const entries = difference.fresh.map((ordinal, n) => ({
    label: content.labels[ordinal]!,
    vector: vectors[n]!.vector,
  }));
  await copyIndex(source, target, {
    model,
    remove: difference.removed,
    add: entries.filter(({ label }) => !difference.renamed.has(label)),
    replace: entries.filter(({ label }) => difference.renamed.has(label)),
  });
  const fresh = partsOf(model, vectors);
  const before = await readAllParts(source, from.passages.length);
  const carried = (kind: keyof Parts): PartVectors =>
    packParts(
      fresh[kind].dimension,
      content.labels.map((_, ordinal) => {
        const earlier = difference.earlier[ordinal];
        return earlier === undefined
          ? partOf(fresh[kind], difference.place.get(ordinal)!)
          : partOf(before[kind], earlier);
      }),
    );
  await writeRest(target, content, { sentences: carried('sentences'), words: carried('words') });
}

function partOf({ dimension, offsets, values }: PartVectors, n: number): Int8Array {
  return values.subarray(offsets[n]! * dimension, offsets[n + 1]! * dimension);
}
