// Limiting what pdf.js unpacks does not change what other code sees.
import { expect, test } from 'vitest';
import '../../../../adapters/parsers/pdf/limit-unpacking.js';

test('a loop over the keys of bytes finds only the bytes', () => {
  const bytes: object = new Uint8Array(1);
  const seen: string[] = [];
  for (const key in bytes) seen.push(key);
  expect(seen).toEqual(['0']);
});
