// Tests that after an editor’s process is killed, the live release is complete and no review decision is
// lost.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';
import { createIndexFiles } from '../../../adapters/index/releases/release-index.js';
import { openDatabase } from '../../../adapters/sql/engine/open-database.js';
import { createEditingStore } from '../../../adapters/sql/guidance/editing-store.js';
import { createGuidanceStore } from '../../../adapters/sql/guidance/guidance-store.js';
import { migrate } from '../../../adapters/sql/migrations/migrate.js';
import { ensureIndex } from '../../../ingest/releases/write-index.js';
import { startFakeGovuk } from '../../fakes/fake-govuk/fake-govuk.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { startPostgres } from '../../support/postgres.js';
import { describeWith } from '../../support/requirements.js';
import { transpiled } from '../../support/deployment/transpiled.js';
import { shared } from '../../support/per-test.js';

/** The number of kills. For a longer test by hand, set KILLS=50. */
const KILLS = Number(process.env['KILLS'] ?? 3);
const PATH = '/government/publications/help';
const SECTIONS = 12;
const LIFE_SPREAD_MS = 1_500;

describe('on SQLite', () => survives(() => ''));

describeWith('postgresql', 'on PostgreSQL', (program) => {
  const server = shared(() => startPostgres(program));
  survives(() => server.url);
});

function survives(databaseUrl: () => string): void {
  test(
    `one whole release is live after each of ${KILLS} kills, and no decision is lost`,
    async () => {
      const dataDir = await mkdtemp(join(tmpdir(), 'kill-editing-'));
      const site = await startFakeGovuk();
      let round = 0;
      const change = setInterval(() => site.put(page((round += 1))), 120);
      const said: string[] = [];
      for (let kill = 0; kill < KILLS; kill += 1) {
        await runAndKill([dataDir, databaseUrl(), site.url, PATH], said);
        await checkStore(dataDir, databaseUrl(), said);
      }
      clearInterval(change);
      await site.close();
      await rm(dataDir, { recursive: true });
      // Checks that something was published at all. Otherwise, the kills would prove nothing.
      expect(said.filter((line) => line.startsWith('published')).length).toBeGreaterThan(0);
    },
    60_000 + KILLS * 10_000,
  );
}

/**
 * Makes a page in which every section contains the round’s number, so that a mixture of two rounds is
 * noticed.
 */
function page(round: number) {
  const sections = Array.from(
    { length: SECTIONS },
    (_, n) =>
      `<h2>Section ${n}</h2><p>In round ${round} rule number ${n} says that ${round + n} days are enough for this.</p>`,
  );
  return publication(PATH, sections.join(''));
}

async function runAndKill(args: string[], said: string[]): Promise<void> {
  const child = spawn(process.execPath, [transpiled('tests/scenarios/kill-editing/child.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => said.push(line));
  const ended = once(child, 'exit');
  // Waits for the first release or, after that, for any line of output. Otherwise, on a busy machine, the
  // process would be killed before the editor has begun.
  const isLive = said.some((line) => line.startsWith('published'));
  await new Promise<void>((resolve) => {
    lines.on('line', (line) => (isLive || line.startsWith('published')) && resolve());
    void ended.then(() => resolve());
  });
  await new Promise((resolve) => setTimeout(resolve, Math.random() * LIFE_SPREAD_MS));
  child.kill('SIGKILL');
  await ended;
  // The process must have been killed by this test, and not have crashed earlier.
  expect(child.signalCode, complaints).toBe('SIGKILL');
}

async function checkStore(dataDir: string, databaseUrl: string, said: readonly string[]): Promise<void> {
  const database = await openDatabase({ dataDir, databaseUrl: databaseUrl || undefined });
  try {
    await migrate(database);
    const store = createGuidanceStore(database);
    const editing = createEditingStore(database);
    const live = (await store.liveRelease())!;
    const content = await store.contentOf(live.number);
    expect(new Set(content.passages.map(({ text }) => /In round (\d+)/.exec(text)?.[1])).size).toBe(1);
    const rules = content.passages.flatMap(({ text }) => text.match(/rule number \d+/g) ?? []);
    expect(rules).toHaveLength(SECTIONS);
    await ensureIndex({ store, indexFiles: createIndexFiles(dataDir) }, live.number);
    expect((await createIndexFiles(dataDir).open(content)).content.passages).toHaveLength(
      content.passages.length,
    );
    const publications = await editing.publications();
    expect(publications[0]!.release).toBe(live.number);
    for (const line of said) {
      const [what, id] = line.split(' ') as [string, string];
      if (what === 'published') expect(publications.some(({ release }) => release === Number(id))).toBe(true);
      if (what !== 'accepted') continue;
      const events = await editing.events(Number(id));
      expect(events.some(({ action, editor }) => action === 'accept' && editor === 'ada')).toBe(true);
    }
    // Each published change names a published release.
    for (const { release } of await editing.changes(['published']))
      expect(publications.some((one) => one.release === release)).toBe(true);
  } finally {
    await database.close();
  }
}
