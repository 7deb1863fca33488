// Builds the RFC 6962 Merkle tree over the audit log. One root hash covers every event, and a proof needs
// only a few hashes.
import { createHash } from 'node:crypto';

export type Hash = Buffer;

export function leafHash(entry: string): Hash {
  return createHash('sha256').update('\u0000').update(entry).digest();
}

function nodeHash(left: Hash, right: Hash): Hash {
  return createHash('sha256').update('\u0001').update(left).update(right).digest();
}

/**
 * The roots of the complete subtrees that make up the log, largest first. Adding an event needs only these.
 */
export type Frontier = readonly Hash[];

/** `size`: the number of leaves before this one is added. */
export function grow(frontier: Frontier, size: number, leaf: Hash): Frontier {
  const grown = [...frontier, leaf];
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    const right = grown.pop()!;
    grown.push(nodeHash(grown.pop()!, right));
  }
  return grown;
}

export function rootOf(frontier: Frontier): Hash {
  const last = frontier.at(-1);
  if (!last) return createHash('sha256').digest();
  return frontier.slice(0, -1).reduceRight((root, left) => nodeHash(left, root), last);
}

export function rootOfLeaves(leaves: readonly Hash[]): Hash {
  let frontier: Frontier = [];
  for (const [size, leaf] of leaves.entries()) frontier = grow(frontier, size, leaf);
  return rootOf(frontier);
}

/** Returns the largest power of 2 below `size`, which must be at least 2. */
function split(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}

/** Returns the sibling hashes on the path from the leaf at `index` (from 0) to the root. */
export function inclusionProof(leaves: readonly Hash[], index: number): Hash[] {
  if (leaves.length <= 1) return [];
  const middle = split(leaves.length);
  const [left, right] = [leaves.slice(0, middle), leaves.slice(middle)];
  return index < middle
    ? [...inclusionProof(left, index), rootOfLeaves(right)]
    : [...inclusionProof(right, index - middle), rootOfLeaves(left)];
}

/**
 * Returns a proof that lets anyone with the root of an earlier, shorter log check that its events have not
 * changed.
 */
export function consistencyProof(leaves: readonly Hash[], earlier: number, isWhole = true): Hash[] {
  if (earlier === leaves.length) return isWhole ? [] : [rootOfLeaves(leaves)];
  const middle = split(leaves.length);
  const [left, right] = [leaves.slice(0, middle), leaves.slice(middle)];
  return earlier <= middle
    ? [...consistencyProof(left, earlier, isWhole), rootOfLeaves(right)]
    : [...consistencyProof(right, earlier - middle, false), rootOfLeaves(left)];
}
