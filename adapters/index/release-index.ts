// Keeps each release's index in its own folder, in files for vectors, keywords and sentences, each with a
// checksum.
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openKeywordIndex } from '../../knowledge/index/keyword-index.js';
import { packUnitVectors } from '../../knowledge/index/pack-unit-vectors.js';
import type { Embedding } from '../../knowledge/model/ports.js';
import type { ReleaseContent } from '../../knowledge/model/release.js';
import { inTurns, type Steps } from '../../knowledge/model/slice-long-work.js';
import { positionsOf } from '../../knowledge/index/label-positions.js';
import { createSearchIndex, type SentenceVectors } from '../../knowledge/index/search-index.js';
import type { IndexFiles, VectorsOf } from '../../ingest/model/ports.js';
import { createExactIndex } from './exact-index.js';
import { copyIndex, openVectorIndex, saveVectorIndex } from './index-files.js';
import {
  copySentences,
  keywordsOf,
  packSentences,
  readKeywords,
  readSentences,
  writeKeywords,
  writeSentences,
} from './release-files.js';
import { addInSlices, createVectorIndex } from './vector-index.js';

interface ReleaseDifference {
  /** Labels that are only in the earlier release. */
  removed: number[];
  /** Ordinals of passages in the later release whose vector cannot be copied from the earlier release. */
  fresh: number[];
  /**
   * Labels of fresh passages whose words are the same as before, but whose punctuation, headings or title
   * differ.
   */
  renamed: Set<number>;
  /**
   * Maps a passage's ordinal in the later release to its ordinal in the earlier one. Undefined for fresh
   * passages.
   */
  earlier: (number | undefined)[];
}

const KEYWORDS = 'keywords.bin';
const KEYWORD_COUNTS = 'keyword-counts.bin';

export const keywordFilesIn = (folder: string) => ({
  keywords: join(folder, KEYWORDS),
  counts: join(folder, KEYWORD_COUNTS),
});

const SENTENCES = 'sentences.bin';

const rootIn = (dataDir: string) => join(dataDir, 'releases');
export const folderOf = (dataDir: string, { release }: ReleaseContent) =>
  join(rootIn(dataDir), String(release.number));

export function createIndexFiles(dataDir: string): IndexFiles {
  const root = rootIn(dataDir);
  return {
    async build(content, vectorsOf, onProgress) {
      const folder = folderOf(dataDir, content);
      const vectors = await vectorsOf([...content.labels.keys()]);
      const index = createVectorIndex(content.release.model, content.passages.length);
      const entries = content.labels.map((label, n) => ({ label, vector: vectors[n]!.vector }));
      await addInSlices(index.add, entries, onProgress);
      await saveVectorIndex(index, folder);
      await writeSentences(join(folder, SENTENCES), await inTurns(sentencesOf(content, vectors)));
      // Write this file last, because it identifies the passages. If we crash before that, the folder cannot be
      // mistaken for a complete index.
      await writeKeywords(keywordFilesIn(folder), content);
    },
    async open(content) {
      const folder = folderOf(dataDir, content);
      const expected = { model: content.release.model, labels: content.labels };
      const [vectors, keywords, sentences] = await Promise.all([
        openVectorIndex(folder, expected),
        readKeywords(join(folder, KEYWORDS), content),
        readSentences(join(folder, SENTENCES), content.passages.length),
      ]);
      return createSearchIndex(content, openKeywordIndex(keywords), vectors, filled(sentences));
    },
    derive: (from, content, vectorsOf) =>
      derive(folderOf(dataDir, from), folderOf(dataDir, content), { from, content, vectorsOf }),
    async scan(content, vectorsOf) {
      const vectors = await vectorsOf([...content.labels.keys()]);
      const index = createExactIndex(
        vectors.map(({ vector }) => vector),
        content.labels,
      );
      const sentences = filled(await inTurns(sentencesOf(content, vectors)));
      const keywords = openKeywordIndex(await inTurns(keywordsOf(content)));
      return createSearchIndex(content, keywords, index, sentences);
    },
    async removeBefore(release) {
      await mkdir(root, { recursive: true });
      for (const name of await readdir(root))
        if (/^\d+$/.test(name) && Number(name) < release)
          await rm(join(root, name), { recursive: true, force: true });
    },
  };
}

function* sentencesOf({ release }: ReleaseContent, vectors: readonly Embedding[]): Steps<SentenceVectors> {
  const packed: (Int8Array | undefined)[] = [];
  for (const { spans } of vectors) {
    packed.push(spans?.length ? packUnitVectors(spans) : undefined);
    yield;
  }
  return yield* packSentences(release.model.dimension, packed);
}

/** Returns undefined if the model does not provide sentence vectors. Search then works without them. */
function filled(sentences: SentenceVectors): SentenceVectors | undefined {
  return sentences.values.length ? sentences : undefined;
}

interface Derivation {
  from: ReleaseContent;
  content: ReleaseContent;
  vectorsOf: VectorsOf;
}

async function derive(
  source: string,
  target: string,
  { from, content, vectorsOf }: Derivation,
): Promise<void> {
  const { model } = content.release;
  const difference = await inTurns(differenceOf(from, content));
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
  const fresh = await inTurns(sentencesOf(content, vectors));
  const { earlier } = difference;
  const files = { source: join(source, SENTENCES), target: join(target, SENTENCES) };
  await copySentences(files, from, fresh, earlier);
  await writeKeywords(keywordFilesIn(target), content, {
    files: keywordFilesIn(source),
    content: from,
    earlier,
  });
}

/** Compares 2 releases passage by passage, to find what can be copied between their indexes. */
export function* differenceOf(from: ReleaseContent, to: ReleaseContent): Steps<ReleaseDifference> {
  const ordinalOf = positionsOf(from.labels);
  const held = new Set(to.labels);
  const fresh: number[] = [];
  const renamed = new Set<number>();
  const earlier: (number | undefined)[] = [];
  for (const [ordinal, label] of to.labels.entries()) {
    const before = ordinalOf(label);
    const isSame = before !== undefined && hasSameContext(from, before, to, ordinal);
    if (before !== undefined && !isSame) renamed.add(label);
    if (!isSame) fresh.push(ordinal);
    earlier.push(isSame ? before : undefined);
    yield;
  }
  return {
    removed: from.labels.filter((label) => !held.has(label)),
    fresh,
    renamed,
    earlier,
  };
}

function hasSameContext(from: ReleaseContent, before: number, to: ReleaseContent, ordinal: number): boolean {
  const [one, other] = [from.passages[before]!, to.passages[ordinal]!];
  // An edition that is in both releases is only read once, so its passages are the same objects.
  const isSameEdition =
    one === other && from.documents.get(one.document) === to.documents.get(other.document);
  return isSameEdition || contextOf(from, before) === contextOf(to, ordinal);
}

/**
 * Returns everything that a passage's vector depends on besides its words: punctuation, title and headings.
 * The label only identifies the words.
 */
function contextOf({ documents, passages }: ReleaseContent, ordinal: number): string {
  const { document, headings, text } = passages[ordinal]!;
  return JSON.stringify([documents.get(document)!.title, headings, text]);
}
