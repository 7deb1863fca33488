import { expect, test } from 'vitest';
import { ADVISORY_LOCKS } from '../../../../adapters/sql/engine/advisory-locks.js';

test('no two locks have the same number', () => {
  const numbers = Object.values(ADVISORY_LOCKS);
  expect(new Set(numbers).size).toBe(numbers.length);
});
