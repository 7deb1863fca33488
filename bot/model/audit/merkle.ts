// The RFC 6962 tree over the audit log: one root covers every event, and a proof only needs a few hashes.
import { createHash } from 'node:crypto';

export type Hash = Buffer;

export function leafHash(entry: string): Hash {
  return createHash('sha256').update('\u0000').update(entry).digest();
}

function nodeHash(left: Hash, right: Hash): Hash {
  return createHash('sha256').update('\u0001').update(left).update(right).digest();
}

/** The roots of the perfect trees that make up a log of that size, largest first. Adding to it needs only these. */
export type Frontier = readonly Hash[];

/** `size` is the size before the leaf is added. */
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

/** The largest power of two below `size`, which is at least 2. */
function split(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}

/** The path from a leaf, counted from 0, to the root. */
export function inclusionProof(leaves: readonly Hash[], index: number): Hash[] {
  if (leaves.length <= 1) return [];
  const middle = split(leaves.length);
  const [left, right] = [leaves.slice(0, middle), leaves.slice(middle)];
  return index < middle
    ? [...inclusionProof(left, index), rootOfLeaves(right)]
    : [...inclusionProof(right, index - middle), rootOfLeaves(left)];
}

/** Whether the leaf is at that index in a log with this size and root. */
export function isIncluded(
  leaf: Hash,
  index: number,
  proof: readonly Hash[],
  log: { size: number; root: Hash },
): boolean {
  if (index < 0 || index >= log.size) return false;
  const root = climb(leaf, index, log.size, [...proof]);
  return root?.equals(log.root) ?? false;
}

function climb(leaf: Hash, index: number, size: number, proof: Hash[]): Hash | undefined {
  if (size === 1) return proof.length ? undefined : leaf;
  const beside = proof.pop();
  if (!beside) return undefined;
  const middle = split(size);
  const own =
    index < middle ? climb(leaf, index, middle, proof) : climb(leaf, index - middle, size - middle, proof);
  return own && (index < middle ? nodeHash(own, beside) : nodeHash(beside, own));
}

/** Proves to someone who knows the root at an earlier size that nothing before it has changed. */
export function consistencyProof(leaves: readonly Hash[], earlier: number, isWhole = true): Hash[] {
  if (earlier === leaves.length) return isWhole ? [] : [rootOfLeaves(leaves)];
  const middle = split(leaves.length);
  const [left, right] = [leaves.slice(0, middle), leaves.slice(middle)];
  return earlier <= middle
    ? [...consistencyProof(left, earlier, isWhole), rootOfLeaves(right)]
    : [...consistencyProof(right, earlier - middle, false), rootOfLeaves(left)];
}

interface Log {
  size: number;
  root: Hash;
}

/** Whether the later log starts with everything in the earlier one. */
export function isConsistent(earlier: Log, later: Log, proof: readonly Hash[]): boolean {
  if (earlier.size > later.size) return false;
  if (earlier.size === 0) return proof.length === 0;
  const rest = [...proof];
  const roots = rebuild(earlier, later.size, rest, true);
  return !!roots && rest.length === 0 && roots[0].equals(earlier.root) && roots[1].equals(later.root);
}

/** The earlier and later roots, rebuilt from the proof. */
function rebuild(earlier: Log, size: number, proof: Hash[], isWhole: boolean): [Hash, Hash] | undefined {
  if (earlier.size === size) {
    const root = isWhole ? earlier.root : proof.pop();
    return root && [root, root];
  }
  const beside = proof.pop();
  if (!beside) return undefined;
  const middle = split(size);
  if (earlier.size <= middle) {
    const roots = rebuild(earlier, middle, proof, isWhole);
    return roots && [roots[0], nodeHash(roots[1], beside)];
  }
  const roots = rebuild({ ...earlier, size: earlier.size - middle }, size - middle, proof, false);
  return roots && [nodeHash(beside, roots[0]), nodeHash(beside, roots[1])];
}
