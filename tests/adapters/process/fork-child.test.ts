// A child process can run TypeScript, regardless of how its parent was started and where its file is.
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { endChild, forkChild } from '../../../adapters/process/fork-child.js';

test('a child in TypeScript starts from a process without a loader, in any folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'child-'));
  const file = join(folder, 'child.ts');
  await writeFile(
    file,
    `const said: string = 'typed';
    process.send!(said satisfies string);
    process.on('disconnect', () => process.exit());`,
  );
  const child = forkChild(file);
  expect(await once(child, 'message')).toEqual(['typed', undefined]);
  await endChild(child);
  await rm(folder, { recursive: true });
});
