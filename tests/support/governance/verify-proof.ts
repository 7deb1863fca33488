// Verifies proofs about the audit log in the same way as someone who receives one (RFC 6962).
import { createHash } from 'node:crypto';
import type { Hash } from '../../../bot/model/audit/merkle.js';

interface Log {
  size: number;
  root: Hash;
}

function nodeHash(left: Hash, right: Hash): Hash {
  return createHash('sha256').update('\u0001').update(left).update(right).digest();
}

/** Returns the largest power of two below `size`. `size` must be at least 2. */
function split(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}

/** Returns true if the proof shows that the leaf is at that index in a log with this size and root. */
export function isIncluded(leaf: Hash, index: number, proof: readonly Hash[], log: Log): boolean {
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

/** Returns true if the proof shows that the later log starts with everything in the earlier one. */
export function isConsistent(earlier: Log, later: Log, proof: readonly Hash[]): boolean {
  if (earlier.size > later.size) return false;
  if (earlier.size === 0) return proof.length === 0;
  const rest = [...proof];
  const roots = rebuild(earlier, later.size, rest, true);
  return !!roots && rest.length === 0 && roots[0].equals(earlier.root) && roots[1].equals(later.root);
}

/** Rebuilds the roots of the earlier and the later log from the proof. */
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
