// Tests that a backup or drill that is stopped, by Ctrl-C or a request to terminate, leaves no copy of the
// store behind.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../../../../adapters/sql/engine/open-database.js';
import { transpiled } from '../../../../support/deployment/transpiled.js';
import { perTest, shared } from '../../../../support/per-test.js';
import { startPostgres } from '../../../../support/postgres.js';
import { describeWith } from '../../../../support/requirements.js';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'stopped-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Returns the folder's contents just before the signal, and the exit code. */
async function stop(signal: NodeJS.Signals, ...args: string[]) {
  const child = spawn(process.execPath, [transpiled('tests/adapters/sql/backup/stopped/child.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const before = readdirSync(folder);
  child.kill(signal);
  const [code] = (await once(child, 'close')) as [number | null];
  return { before, code };
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  'a drill leaves nothing behind at %s',
  async (signal, code) => {
    const stopped = await stop(signal, 'drill', folder);
    expect(stopped).toEqual({ before: [expect.stringMatching(/^drill-\d+-/)], code });
    expect(readdirSync(folder)).toEqual([]);
  },
  120_000,
);

test('a backup leaves no unencrypted copy behind', async () => {
  const database = await openDatabase({ dataDir: folder });
  await sql`create table one (id integer)`.execute(database.kysely);
  await database.close();
  const stopped = await stop('SIGINT', 'backup', folder);
  expect(stopped.code).toBe(130);
  const isCopy = (name: string) => name.startsWith('backup-');
  expect([stopped.before.some(isCopy), readdirSync(folder).some(isCopy)]).toEqual([true, false]);
}, 120_000);

describeWith('postgresql', 'on PostgreSQL', (program) => {
  const server = shared(() => startPostgres(program));
  const admin = perTest(() => openDatabase({ dataDir: folder, databaseUrl: server.url }));

  test('a drill leaves no database behind', async () => {
    const { code } = await stop('SIGINT', 'drill', folder, server.url);
    expect(code).toBe(130);
    expect(readdirSync(folder).filter((name) => name.startsWith('drill-'))).toEqual([]);
    const { rows } = await sql`select datname from pg_database where datname like 'ctac%'`.execute(
      admin.kysely,
    );
    expect(rows).toEqual([]);
  }, 120_000);
});
