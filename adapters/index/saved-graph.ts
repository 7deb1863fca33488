// Searches the bytes of an HNSW graph that hnswlib saved, so that vectors are in memory only once. hnswlib
// can only return its own vectors by copying each one, which takes 31 µs.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createHeap, push, removeFirst, replaceFirst } from './heap.js';
import type { DotProducts } from './dot-product.js';
import type { Steps } from '../../knowledge/model/slice-long-work.js';

/**
 * Positions in hnswlib's header, in 4-byte numbers. The header has 6 fields of 8 bytes, 2 of 4 bytes and 5 of
 * 8 bytes.
 */
const HEADER = { count: 4, perNode: 6, labelAt: 8, vectorAt: 10, maxLevel: 12, entry: 13, maxLinks: 14 };
const NODES_AT = 24;
/**
 * A node's list of links starts with the number of links, combined with a flag if the node is deleted. This
 * mask removes the flag.
 */
const LINKS_MASK = 0xffff;
const DELETED = 0x10000;
const MOST_TAGS = 0xffff;
/** Reading a node is slow, because each is in another part of memory: 100,000 took 126 ms on a busy machine. */
const NODES_A_STEP = 1_000;

export interface SavedGraph {
  /** The nodes that are not deleted. Their labels are in the same order. */
  nodes: Uint32Array;
  labels: Uint32Array;
  /** The whole file as numbers. The vector of a node starts at `vectorAt(node)`. */
  numbers: Float32Array;
  vectorAt(node: number): number;
  /**
   * Returns the labels and cosines of the nearest vectors, best first. Considers `candidates` nodes, or
   * `limit` if that is more.
   */
  search(
    question: Float32Array,
    limit: number,
    candidates: number,
    filter?: (label: number) => boolean,
  ): { label: number; score: number }[];
}

/** Only use this for bytes whose checksum has been checked, because nothing else is checked here. */
export function* openSavedGraph(products: DotProducts): Steps<SavedGraph> {
  const { buffer, byteLength } = products.bytes;
  // Do not use ">> 2", because it makes lengths of 2 GiB and more negative.
  const length = Math.floor(byteLength / 4);
  const whole = new Uint32Array(buffer, 0, length);
  const { count, perNode, labelAt, vectorAt } = headerOf(whole);
  const at = (node: number) => NODES_AT + node * perNode;
  const [nodes, labels] = [new Uint32Array(count), new Uint32Array(count)];
  let live = 0;
  for (let node = 0; node < count; node += 1) {
    if (node % NODES_A_STEP === 0) yield;
    if (whole[at(node)]! & DELETED) continue;
    nodes[live] = node;
    labels[live] = whole[at(node) + labelAt]!;
    live += 1;
  }
  return {
    nodes: nodes.subarray(0, live),
    labels: labels.subarray(0, live),
    numbers: new Float32Array(buffer, 0, length),
    vectorAt: (node) => at(node) + vectorAt,
    search: searchOf(whole, products),
  };
}

/** Says whether a file that hnswlib wrote is complete. */
export async function isWholeGraph(file: string): Promise<boolean> {
  const headerBytes = 4 * NODES_AT;
  const { size } = await stat(file);
  if (size < headerBytes || size % 4) return false;
  const { count, perNode } = headerOf(await numbersIn(file, 0, headerBytes - 1));
  const linksAt = headerBytes + 4 * count * perNode;
  if (size < linksAt) return false;
  const links = await numbersIn(file, linksAt);
  return upperLinks(links, 0, count).end === links.length;
}

/** Reads part of a file. `end` is its last byte. */
async function numbersIn(file: string, start: number, end?: number): Promise<Uint32Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of createReadStream(file, { start, end })) pieces.push(piece as Uint8Array);
  return new Uint32Array(Uint8Array.from(Buffer.concat(pieces)).buffer);
}

function headerOf(whole: Uint32Array) {
  return {
    count: whole[HEADER.count]!,
    perNode: whole[HEADER.perNode]! >> 2,
    labelAt: whole[HEADER.labelAt]! >> 2,
    vectorAt: whole[HEADER.vectorAt]! >> 2,
    maxLevel: whole[HEADER.maxLevel]!,
    entry: whole[HEADER.entry]!,
    maxLinks: whole[HEADER.maxLinks]!,
  };
}

/** Takes the same steps as hnswlib's `searchKnn`. */
function searchOf(whole: Uint32Array, { ask, with: product }: DotProducts): SavedGraph['search'] {
  const { count, perNode, labelAt, vectorAt, maxLevel, entry, maxLinks } = headerOf(whole);
  const { starts: linksAt } = upperLinks(whole, NODES_AT + count * perNode, count);
  const labelOf = (node: number) => whole[NODES_AT + node * perNode + labelAt]!;
  /** Rounded to the precision of the heap's keys, so that comparisons with them are exact. */
  const distanceTo = (node: number) => Math.fround(1 - product(NODES_AT + node * perNode + vectorAt));
  const { marks, nextMark } = createMarks(count);
  const open = createHeap(1_024);
  const best = createHeap(1_024);

  /** Goes from the top level to the bottom one, always moving to the nearest neighbour. */
  function descend(): number {
    let node = entry;
    let nearest = distanceTo(node);
    for (let level = maxLevel; level > 0; level -= 1)
      for (let from = -1; from !== node;) {
        from = node;
        const list = linksAt[from]! + (level - 1) * (maxLinks + 1);
        const end = list + (whole[list]! & LINKS_MASK);
        for (let i = list + 1; i <= end; i += 1) {
          const distance = distanceTo(whole[i]!);
          if (distance < nearest) [nearest, node] = [distance, whole[i]!];
        }
      }
    return node;
  }

  /** Fills the heap `best` with the nearest nodes. The furthest of these nodes is first. */
  function walk(start: number, candidates: number, filter?: (label: number) => boolean): void {
    const mark = nextMark();
    open.size = best.size = 0;
    const consider = (node: number) => {
      marks[node] = mark;
      const distance = distanceTo(node);
      const isFull = best.size === candidates;
      if (isFull && distance >= best.keys[0]!) return;
      push(open, -distance, node);
      if (whole[NODES_AT + node * perNode]! & DELETED || (filter && !filter(labelOf(node)))) return;
      if (isFull) replaceFirst(best, distance, node);
      else push(best, distance, node);
    };
    consider(start);
    while (open.size) {
      if (best.size === candidates && -open.keys[0]! > best.keys[0]!) return;
      const list = NODES_AT + open.values[0]! * perNode;
      removeFirst(open);
      const end = list + (whole[list]! & LINKS_MASK);
      for (let i = list + 1; i <= end; i += 1) if (marks[whole[i]!] !== mark) consider(whole[i]!);
    }
  }

  return (question, limit, candidates, filter) => {
    ask(question);
    walk(descend(), candidates, filter);
    return Array.from({ length: best.size }, (_, i) => ({
      label: labelOf(best.values[i]!),
      score: 1 - best.keys[i]!,
    }))
      .sort((a, b) => b.score - a.score || a.label - b.label)
      .slice(0, limit);
  };
}

/** For each node, finds where its links above the lowest level start, or 0 if it has none. */
function upperLinks(whole: Uint32Array, from: number, count: number): { starts: Uint32Array; end: number } {
  const starts = new Uint32Array(count);
  let at = from;
  for (let node = 0; node < count; node += 1) {
    const length = whole[at]! >> 2;
    if (length) starts[node] = at + 1;
    at += 1 + length;
  }
  return { starts, end: at };
}

/** Records which nodes a search has seen. Nothing has to be cleared between searches. */
function createMarks(count: number) {
  const marks = new Uint16Array(count);
  let tag = 0;
  return {
    marks,
    nextMark() {
      if (tag === MOST_TAGS) {
        marks.fill(0);
        tag = 0;
      }
      return (tag += 1);
    },
  };
}
