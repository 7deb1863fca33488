// Writes a vector index to a directory. When reading it back, only accepts files that are complete, undamaged
// and made with the expected model.
import { createHash, hash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { IndexFailure } from '../../knowledge/model/errors.js';
import type { EmbeddingModel } from '../../knowledge/model/release.js';
import { inTurns } from '../../knowledge/model/slice-long-work.js';
import { createDotProducts } from './dot-product.js';
import { readInPieces, sha256InPieces } from './file-pieces.js';
import { createGraphIndex, type GraphIndex } from './graph-index.js';
import { isWholeGraph, openSavedGraph } from './saved-graph.js';
import {
  SPACE,
  addInSlices,
  createVectorIndex,
  indexOfParts,
  newGraph,
  type GrowingIndex,
} from './vector-index.js';
import { indexWording } from './wording.js';

const { damage } = indexWording;
export const GRAPH = 'vectors.hnsw';
/** An earlier version also kept the vectors in this file, and only opens an index that has a checksum for it. */
const VALUES = 'vectors.f32';
export const DETAILS = 'vectors.json';

const detailsSchema = z.object({
  format: z.literal(1),
  model: z.object({
    id: z.string(),
    dimension: z.number(),
    weightsHash: z.string(),
    maxTokens: z.number(),
  }),
  space: z.literal(SPACE),
  count: z.number(),
  labels: z.array(z.number()),
  deleted: z.array(z.number()),
  sha256: z.object({ [GRAPH]: z.string() }),
});
type Details = z.infer<typeof detailsSchema>;
/** The length of the end of the file of details: a checksum in hexadecimal, a quotation mark and a bracket. */
const SUM_END = 66;
const fileSchema = z.object({ details: z.unknown(), sha256: z.string() });

/**
 * Each file is complete before it gets its final name. The details are written last, with the checksum of
 * the graph. If we crash part of the way through, opening the index fails instead of mixing old and
 * new files. Do not change the index while this runs.
 */
export async function saveVectorIndex(index: GrowingIndex, directory: string): Promise<void> {
  const { graph, labels, deleted } = index.parts;
  try {
    await mkdir(directory, { recursive: true });
    const graphHash = await replaceFile(directory, GRAPH, async (file) => {
      await graph.writeIndex(file);
      // The native writer does not report a full disk.
      if (!(await isWholeGraph(file))) throw new RangeError('The graph was not written completely.');
    });
    const sha256 = { [GRAPH]: graphHash, [VALUES]: '' };
    const details = JSON.stringify({
      format: 1,
      model: index.model,
      space: SPACE,
      count: labels.size,
      labels: [...labels],
      deleted: [...deleted],
      sha256,
    } satisfies Details);
    const content = `{"details":${details},"sha256":"${hash('sha256', details)}"}`;
    await replaceFile(directory, DETAILS, (file) => writeFile(file, content));
  } catch (cause) {
    throw new IndexFailure(...indexWording.folderUnwritten(directory), { cause });
  }
}

export interface ExpectedIndex {
  model: EmbeddingModel;
  /** The labels of the release, in any order. If set, the index must contain exactly these. */
  labels?: readonly number[];
}

/**
 * Opens the index to answer questions. Throws `IndexFailure` if a file it reads is missing, damaged or not as
 * expected. The index must then be rebuilt.
 */
export async function openVectorIndex(directory: string, expected: ExpectedIndex): Promise<GraphIndex> {
  const details = await readDetails(directory);
  checkExpected(directory, details, expected);
  const { dimension } = expected.model;
  const { size } = await stat(join(directory, GRAPH)).catch((cause: unknown) => {
    throw damaged(directory, damage.unread(GRAPH), cause);
  });
  const products = createDotProducts(size, dimension);
  await readGraph(directory, details, products.bytes);
  return createGraphIndex(dimension, await inTurns(openSavedGraph(products)));
}

/**
 * Opens the index so that a copy of it can be extended. Throws `IndexFailure` in the same cases as
 * `openVectorIndex`.
 */
async function openGrowingIndex(directory: string, model: EmbeddingModel): Promise<GrowingIndex> {
  const details = await readDetails(directory);
  checkExpected(directory, details, { model });
  // The native reader loads corrupted bytes without an error, so check the checksum first.
  await readGraph(directory, details);
  const graph = newGraph(model.dimension);
  await graph.readIndex(join(directory, GRAPH)).catch((cause: unknown) => {
    throw damaged(directory, damage.graphUnread, cause);
  });
  return indexOfParts(model, {
    graph,
    labels: new Set(details.labels),
    deleted: new Set(details.deleted),
  });
}

export interface IndexChanges {
  model: EmbeddingModel;
  remove: readonly number[];
  add: readonly { label: number; vector: Float32Array }[];
  /** Labels that are kept, but get a new vector. */
  replace?: readonly { label: number; vector: Float32Array }[];
  onProgress?: (share: number) => void;
}

/**
 * Writes a changed copy of an index to another directory. The index in `from` does not change. Deleted labels
 * stay in the graph so that searches can pass through them; once they outnumber the live labels, the graph is
 * rebuilt.
 */
export async function copyIndex(from: string, to: string, changes: IndexChanges): Promise<GrowingIndex> {
  const { model, remove, add, replace = [], onProgress } = changes;
  let index = await openGrowingIndex(from, model);
  for (const label of remove) index.markDeleted(label);
  if (index.parts.deleted.size > index.size) index = await withoutDeleted(index, index.size + add.length);
  await addInSlices(index.replace, replace);
  await addInSlices(index.add, add, onProgress);
  await saveVectorIndex(index, to);
  return index;
}

/** Like `copyIndex`, but works out what changes: the copy has exactly these labels, some with new vectors. */
export async function mergeIndex(
  from: string,
  to: string,
  model: EmbeddingModel,
  labels: readonly number[],
  fresh: IndexChanges['add'],
): Promise<void> {
  const held = new Set((await readDetails(from)).labels);
  const wanted = new Set(labels);
  await copyIndex(from, to, {
    model,
    remove: [...held].filter((label) => !wanted.has(label)),
    add: fresh.filter(({ label }) => !held.has(label)),
    replace: fresh.filter(({ label }) => held.has(label)),
  });
}

async function withoutDeleted(index: GrowingIndex, capacity: number): Promise<GrowingIndex> {
  const fresh = createVectorIndex(index.model, capacity);
  await addInSlices(
    fresh.add,
    [...index.parts.labels].map((label) => ({ label, vector: index.vectorOf(label) })),
  );
  return fresh;
}

/** Returns the checksum of the details, which identifies the index. Does not check the files. */
export async function readIndexSum(directory: string): Promise<string> {
  const file = join(directory, DETAILS);
  const handle = await open(file).catch((cause: unknown) => {
    throw new IndexFailure(indexWording.noIndex(directory), indexWording.rebuild, { cause });
  });
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(SUM_END), 0, SUM_END, Math.max(0, size - SUM_END));
    return buffer.toString('latin1');
  } finally {
    await handle.close();
  }
}

async function readDetails(directory: string): Promise<Details> {
  const text = await readFile(join(directory, DETAILS), 'utf8').catch((cause: unknown) => {
    throw new IndexFailure(indexWording.noIndex(directory), indexWording.rebuild, { cause });
  });
  try {
    const { details, sha256 } = fileSchema.parse(JSON.parse(text));
    // Compare the details exactly as they are in the file, because another version may have written some that
    // this version does not read.
    if (sha256 === hash('sha256', JSON.stringify(details))) return detailsSchema.parse(details);
  } catch (cause) {
    throw damaged(directory, damage.notUnderstood(DETAILS), cause);
  }
  throw damaged(directory, damage.checksum(DETAILS));
}

function checkExpected(directory: string, details: Details, { model, labels }: ExpectedIndex): void {
  const made = details.model;
  const sameModel =
    made.id === model.id && made.dimension === model.dimension && made.weightsHash === model.weightsHash;
  if (!sameModel) {
    throw new IndexFailure(...indexWording.otherModel(directory, made, model));
  }
  if (!labels) return;
  const held = new Set(details.labels);
  if (labels.length !== held.size || !labels.every((label) => held.has(label))) {
    throw damaged(directory, damage.otherPassages);
  }
}

/** Writes to a temporary file, flushes it to the disk, then renames it. Returns the checksum. */
async function replaceFile(
  directory: string,
  name: string,
  write: (file: string) => Promise<void>,
): Promise<string> {
  const temporary = join(directory, `${name}.${process.pid}.tmp`);
  try {
    await write(temporary);
    const hash = await sha256InPieces(temporary);
    await flush(temporary);
    await rename(temporary, join(directory, name));
    await flush(directory);
    return hash;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Reads the graph, into `target` if that is given, and checks its checksum against the details. */
async function readGraph(directory: string, details: Details, target?: ArrayBufferView): Promise<void> {
  const file = join(directory, GRAPH);
  let hash: string;
  try {
    hash = await (target ? readWhole(file, target) : sha256InPieces(file));
  } catch (cause) {
    throw damaged(directory, damage.unread(GRAPH), cause);
  }
  if (hash !== details.sha256[GRAPH]) throw damaged(directory, damage.checksum(GRAPH));
}

/** Returns the checksum. Throws if the file does not have the length of `target`. */
async function readWhole(file: string, target: ArrayBufferView): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    if (size !== target.byteLength) throw new RangeError(`${size} bytes instead of ${target.byteLength}`);
    await readInPieces(handle, target, hash);
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

function damaged(directory: string, how: string, cause?: unknown): IndexFailure {
  return new IndexFailure(indexWording.folderDamaged(directory, how), indexWording.rebuild, { cause });
}
