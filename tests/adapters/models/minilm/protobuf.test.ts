// Compares our encoding with bytes worked out from the specification of the wire format.
import { describe, expect, it } from 'vitest';
import {
  bytesField,
  floatField,
  integerField,
  joinFields,
  messageField,
  stringField,
} from '../../../../adapters/models/minilm/protobuf.js';

const hex = (...fields: Parameters<typeof joinFields>[0]) => joinFields(fields).toString('hex');

describe('protobuf fields', () => {
  it('write integers in groups of seven bits, lowest first', () => {
    expect(hex(integerField(1, 0))).toBe('0800');
    expect(hex(integerField(1, 150))).toBe('089601');
    expect(hex(integerField(16, 1))).toBe('800101');
    expect(hex(integerField(1, 2 ** 40))).toBe('08808080808020');
  });

  it('write floats in little-endian order', () => {
    expect(hex(floatField(2, 1))).toBe('150000803f');
  });

  it('write texts, bytes and messages after their length', () => {
    expect(hex(stringField(2, 'testing'))).toBe('120774657374696e67');
    expect(hex(stringField(1, 'é'))).toBe('0a02c3a9');
    expect(hex(bytesField(1, new Uint8Array(200))).slice(0, 6)).toBe('0ac801');
    expect(hex(messageField(3, [integerField(1, 150), stringField(2, 'a')]))).toBe('1a06089601120161');
  });
});
