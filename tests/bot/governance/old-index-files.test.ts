// Tests that old index files are deleted every night, unless someone may still roll back to their release.
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createIndexFiles } from '../../../adapters/index/releases/release-index.js';
import { runRetention, type RetentionPorts } from '../../../bot/governance/delete-old.js';
import type { Publication } from '../../../ingest/model/editing.js';
import { DEFAULT_PERIODS } from '../../fakes/default-settings.js';
import { createTestBot, type TestBot } from '../../fakes/test-bot.js';

let bot: TestBot;
let home: string;
beforeEach(async () => {
  bot = await createTestBot();
  home = await mkdtemp(join(tmpdir(), 'old-index-files-'));
});
afterEach(async () => {
  await bot.close();
  await rm(home, { recursive: true });
});

test('keeps those of the last three that were published, and of drafts since', async () => {
  for (const release of [1, 2, 3, 5, 8, 9])
    await mkdir(join(home, 'releases', String(release)), { recursive: true });
  const published = [8, 5, 3, 2].map((release) => ({ release }) as Publication);
  const ports = {
    ...bot.ports,
    retention: { periods: DEFAULT_PERIODS, confirmedBySetting: true },
    editing: {
      ports: {
        editing: { publications: () => Promise.resolve(published) },
        indexFiles: createIndexFiles(home),
      },
    },
  } as unknown as RetentionPorts;
  await runRetention(ports, 'tonight');
  expect((await readdir(join(home, 'releases'))).sort()).toEqual(['3', '5', '8', '9']);
});
