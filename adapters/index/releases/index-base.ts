// Writes and reads the base of an index, which has all the passages of one release.
import { keywordPart } from '../../../knowledge/index/keyword-index.js';
import { packUnitVectors } from '../../../knowledge/index/pack-unit-vectors.js';
import type { Embedding, PassageVectors } from '../../../knowledge/model/ports.js';
import type { ReleaseContent } from '../../../knowledge/model/release.js';
import { inTurns, type Steps } from '../../../knowledge/model/slice-long-work.js';
import { mergeIndex, openVectorIndex, saveVectorIndex } from '../index-files.js';
import { freshOrdinals, clearChanges, type Folders, type ReleaseChanges } from './release-changes.js';
import {
  copySentences,
  countsOf,
  packSentences,
  readKeywords,
  readSentences,
  updatedCounts,
  writeKeywords,
  writeSentences,
} from '../release-files.js';
import { addInSlices, createVectorIndex } from '../vector-index.js';

export async function readBase(folder: string, { release }: ReleaseContent) {
  const [vectors, sentences, { counts, isOf }] = await Promise.all([
    openVectorIndex(folder, { model: release.model }),
    readSentences(folder),
    readKeywords(folder),
  ]);
  return { vectors, sentences, isOf, keywords: keywordPart(counts) };
}

export async function buildBase(
  folder: string,
  content: ReleaseContent,
  embeddings: readonly Embedding[],
  onProgress?: (share: number) => void,
): Promise<void> {
  const { model } = content.release;
  await clearChanges(folder);
  const index = createVectorIndex(model, content.passages.length);
  const entries = content.labels.map((label, n) => ({ label, vector: embeddings[n]!.vector }));
  await addInSlices(index.add, entries, onProgress);
  await saveVectorIndex(index, folder);
  await writeSentences(folder, await packedSentences(model.dimension, await inTurns(packed(embeddings))));
  // Write this file last, because it identifies the passages. If we crash before that, the folder cannot be
  // mistaken for a complete index.
  await writeKeywords(folder, content, await inTurns(countsOf(content)));
}

/** Makes a new base for a release, from an earlier base and everything that has changed since. */
export async function mergeChanges(
  { from, to }: Folders,
  content: ReleaseContent,
  changes: ReleaseChanges,
): Promise<void> {
  const { model } = content.release;
  const { fresh } = changes;
  const labels = freshOrdinals(changes).map((ordinal) => content.labels[ordinal]!);
  const added = fresh.map(({ vector }, n) => ({ label: labels[n]!, vector }));
  await clearChanges(to);
  await mergeIndex(from, to, model, content.labels, added);
  await copySentences(from, to, await packedSentences(model.dimension, fresh), changes);
  await writeKeywords(to, content, await updatedCounts(from, content, changes));
}

export const packedSentences = (dimension: number, passages: readonly PassageVectors[]) =>
  inTurns(
    packSentences(
      dimension,
      passages.map(({ sentences }) => sentences),
    ),
  );

export function* packed(embeddings: readonly Embedding[]): Steps<PassageVectors[]> {
  const passages: PassageVectors[] = [];
  for (const { vector, spans } of embeddings) {
    passages.push({ vector, ...(spans?.length && { sentences: packUnitVectors(spans) }) });
    yield;
  }
  return passages;
}
