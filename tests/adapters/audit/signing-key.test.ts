// The signing key of the audit log is created once, is private, and never appears in an error.
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyedDigests, loadSigningKey } from '../../../adapters/audit/signing-key.js';
import { readCheckpoints, signCheckpoint, checkSignature } from '../../../bot/model/audit/checkpoint.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'key-'));
  file = join(folder, 'audit-key.pem');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('makes a key for its owner alone, and finds the same one again', () => {
  const made = loadSigningKey({ file });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(loadSigningKey({ file }).equals(made)).toBe(true);
  expect(readdirSync(folder)).toEqual(['audit-key.pem']);
});

test('takes the key from a setting, with or without the lines around it', () => {
  const key = loadSigningKey({ file });
  const pem = String(key.export({ type: 'pkcs8', format: 'pem' }));
  const bare = key.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  for (const given of [pem, bare])
    expect(loadSigningKey({ given, file: 'not needed' }).equals(key)).toBe(true);
});

test('refuses a key that others can read, and text that is no key, without repeating it', () => {
  loadSigningKey({ file });
  chmodSync(file, 0o644);
  expect(() => loadSigningKey({ file })).toThrow(/can read/);
  chmodSync(file, 0o600);
  writeFileSync(file, 'c2VjcmV0');
  expect(() => loadSigningKey({ file })).toThrow(`${file} does not contain an Ed25519 private key.`);
});

test('reads several checkpoints from one file, and tells a forged one from one of another key', () => {
  const key = loadSigningKey({ file });
  const other = loadSigningKey({ file: join(folder, 'other.pem') });
  const at = '2026-05-03T10:00:00.000Z';
  const notes = [1, 2].map((size) =>
    signCheckpoint({ origin: 'log', size, root: Buffer.alloc(32, size), at }, key),
  );
  const read = readCheckpoints(notes.map((note) => `${note}\n`).join(''));
  expect(read.map(({ size }) => size)).toEqual([1, 2]);
  expect(read.map((one) => checkSignature(one, [other, key]))).toEqual(['signed', 'signed']);
  expect(checkSignature(read[0]!, [other])).toBe('unknown-key');
  const [forged] = readCheckpoints(notes[0]!.replace('\n1\n', '\n7\n'));
  expect(checkSignature(forged!, [key])).toBe('forged');
});

test('makes digests that differ with the key', () => {
  const one = keyedDigests(loadSigningKey({ file }));
  const other = keyedDigests(loadSigningKey({ file: join(folder, 'other.pem') }));
  expect(one('a')).toBe(one('a'));
  expect(one('a')).not.toBe(other('a'));
});
