import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { readJsonLines } from '../../../../adapters/cli/read-json-lines.js';
import { keysWording } from '../../../../adapters/cli/wording/keys-wording.js';

async function failureOf(text: string): Promise<unknown> {
  const home = await mkdtemp(join(tmpdir(), 'json-lines-'));
  onTestFinished(() => rm(home, { recursive: true }));
  const file = join(home, 'lines.jsonl');
  await writeFile(file, text);
  return readJsonLines(file, z.strictObject({ id: z.string() }), 'Put it right.').catch(
    (error: unknown) => error,
  );
}

test('names every wrong line of a file with few, and keeps the first error as the cause', async () => {
  const failure = (await failureOf('{"id":"a"}\n{"id":1}\n\nnot JSON')) as Error;
  expect(failure.message).toMatch(/^Lines 2, 4 of /);
  expect(failure.cause).toBeInstanceOf(z.ZodError);
});

test('names the first 10 wrong lines of a long file in another format', async () => {
  const failure = (await failureOf('a,b\n'.repeat(2_010))) as Error;
  expect(failure.message).toMatch(/^Lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2,000 more of /);
});

test('counts one key in the singular', () => {
  expect(keysWording.rotated(1)).toMatch(/^1 key is now encrypted/);
  expect(keysWording.rotated(2)).toMatch(/^2 keys are now encrypted/);
});
