// Tests the tree against the published roots of Certificate Transparency, and verifies proofs of every size.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  consistencyProof,
  grow,
  inclusionProof,
  leafHash,
  rootOf,
  rootOfLeaves,
  type Frontier,
} from '../../../../bot/model/audit/merkle.js';
import { isConsistent, isIncluded } from '../../../support/governance/verify-proof.js';

/** The inputs and roots used to test implementations of RFC 6962. */
const INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test('has the published root at each size', () => {
  let frontier: Frontier = [];
  expect(rootOf(frontier)).toEqual(createHash('sha256').digest());
  for (const [size, input] of INPUTS.entries()) {
    frontier = grow(frontier, size, leafHash(Buffer.from(input, 'hex').toString('latin1')));
    expect(rootOf(frontier).toString('hex')).toBe(ROOTS[size]);
  }
});

const leaves = Array.from({ length: 33 }, (_, number) => leafHash(`event ${number}`));

test('proves that each leaf is in a log of each size, and refuses another place, root or proof', () => {
  for (let size = 1; size <= leaves.length; size += 1) {
    const some = leaves.slice(0, size);
    const log = { size, root: rootOfLeaves(some) };
    for (let index = 0; index < size; index += 1) {
      const proof = inclusionProof(some, index);
      expect(isIncluded(leaves[index]!, index, proof, log)).toBe(true);
      expect(isIncluded(leafHash('another'), index, proof, log)).toBe(false);
      if (size > 1) expect(isIncluded(leaves[index]!, (index + 1) % size, proof, log)).toBe(false);
      expect(isIncluded(leaves[index]!, index, [...proof, leaves[0]!], log)).toBe(false);
      expect(isIncluded(leaves[index]!, index, proof, { size, root: leaves[0]! })).toBe(size === 1 && !index);
    }
  }
});

test('proves that a log begins with every shorter one, and refuses one that was rewritten', () => {
  for (let size = 1; size <= leaves.length; size += 1)
    for (let earlier = 1; earlier <= size; earlier += 1) {
      const [some, before] = [leaves.slice(0, size), leaves.slice(0, earlier)];
      const proof = consistencyProof(some, earlier);
      const later = { size, root: rootOfLeaves(some) };
      expect(isConsistent({ size: earlier, root: rootOfLeaves(before) }, later, proof)).toBe(true);
      const rewritten = rootOfLeaves([leafHash('rewritten'), ...before.slice(1)]);
      expect(isConsistent({ size: earlier, root: rewritten }, later, proof)).toBe(false);
    }
});
