// Builds an HNSW graph of vectors, or a changed copy of a graph. To search the graph, save it and open it
// again.
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import hnswlib, { type HierarchicalNSW } from 'hnswlib-node';
import { IndexFailure } from '../../knowledge/model/errors.js';
import { checkUnit } from '../../knowledge/index/check-vector.js';
import type { EmbeddingModel } from '../../knowledge/model/release.js';
import { indexWording } from './wording.js';

/** Inner product. For unit vectors, this equals the cosine, without the division. */
export const SPACE = 'ip';
const LINKS = 16;
const EF_CONSTRUCTION = 200;
const SLICE_MS = 10;
const SEED = 100;

/** An index that can change, before it goes live. */
export interface GrowingIndex {
  readonly model: EmbeddingModel;
  readonly size: number;
  /** Takes 31 µs, because hnswlib copies the vector. */
  vectorOf: (label: number) => Float32Array;
  readonly parts: IndexParts;
  /**
   * Throws `IndexFailure` if the label was ever used in this index, or if the vector does not have unit
   * length.
   */
  add: (label: number, vector: Float32Array) => void;
  /** Gives an existing label a new vector. Throws `IndexFailure` if the label is not in the index. */
  replace: (label: number, vector: Float32Array) => void;
  /** Deletes a label. Searches no longer find the label, and it can never be used again. */
  markDeleted: (label: number) => void;
}

export interface IndexParts {
  graph: HierarchicalNSW;
  labels: Set<number>;
  /** Labels marked as deleted in the graph. If such a label is added again, the native index restores it. */
  deleted: Set<number>;
}

export function createVectorIndex(model: EmbeddingModel, capacity = 1_000): GrowingIndex {
  const graph = newGraph(model.dimension);
  graph.initIndex(Math.max(capacity, 1), LINKS, EF_CONSTRUCTION, SEED);
  return indexOfParts(model, { graph, labels: new Set(), deleted: new Set() });
}

/** Makes a new graph object, because reading a file into a used one crashes the process. */
export function newGraph(dimension: number): HierarchicalNSW {
  return new hnswlib.HierarchicalNSW(SPACE, dimension);
}

export function indexOfParts(model: EmbeddingModel, parts: IndexParts): GrowingIndex {
  const { graph, labels, deleted } = parts;
  const checkHeld = (label: number) => {
    if (!labels.has(label)) throw new IndexFailure(indexWording.noLabel(label), indexWording.rebuild);
  };
  return {
    model,
    parts,
    get size() {
      return labels.size;
    },
    vectorOf(label) {
      checkHeld(label);
      return Float32Array.from(graph.getPoint(label));
    },
    add(label, vector) {
      if (deleted.has(label)) throw new IndexFailure(...indexWording.labelDeleted(label));
      if (labels.has(label)) throw new IndexFailure(indexWording.labelTwice(label), indexWording.rebuild);
      checkUnit(vector, model.dimension);
      const full = graph.getCurrentCount() >= graph.getMaxElements();
      if (full) graph.resizeIndex(grown(graph.getMaxElements()));
      graph.addPoint(Array.from(vector), label);
      labels.add(label);
    },
    replace(label, vector) {
      checkHeld(label);
      checkUnit(vector, model.dimension);
      // If the label is already in the graph, the native index moves its point and links it again.
      graph.addPoint(Array.from(vector), label);
    },
    markDeleted(label) {
      checkHeld(label);
      graph.markDelete(label);
      labels.delete(label);
      deleted.add(label);
    },
  };
}

/**
 * Returns the next capacity. Each is a fifth larger, because doubling would waste half of a large index's
 * memory.
 */
function grown(capacity: number): number {
  return Math.ceil(capacity * 1.2) + 100;
}

/** Adds or replaces many vectors, blocking the event loop for about 10 ms at a time. Progress is from 0 to 1. */
export async function addInSlices(
  put: GrowingIndex['add'],
  entries: readonly { label: number; vector: Float32Array }[],
  onProgress: (share: number) => void = () => undefined,
): Promise<void> {
  let sliceStart = performance.now();
  for (const [n, { label, vector }] of entries.entries()) {
    put(label, vector);
    if (performance.now() - sliceStart < SLICE_MS) continue;
    onProgress((n + 1) / entries.length);
    await turnOfTheLoop();
    sliceStart = performance.now();
  }
  onProgress(1);
}
