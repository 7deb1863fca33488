// Tests deletion that is killed repeatedly: no old data is left, nothing else is lost, and everything is
// counted once.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { countRows } from '../../../adapters/sql/engine/count-rows.js';
import { leaveReadable } from '../../fakes/readable-store.js';
import { openDatabase, type Database } from '../../../adapters/sql/engine/open-database.js';
import { migrate } from '../../../adapters/sql/migrations/migrate.js';
import { createStatisticsRecords } from '../../../adapters/sql/statistics/statistics-records.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { emptyDatabase, type TemporaryDatabase } from '../../fakes/temporary-database.js';
import { newAnswer, newMessage } from '../../fakes/samples/sample-records.js';
import { onBothDatabases } from '../../support/on-both-databases.js';
import { transpiled } from '../../support/deployment/transpiled.js';

/** The number of kills. For a longer test by hand, set KILLS=10. */
const KILLS = Number(process.env['KILLS'] ?? 2);
const OLD = 20 * (KILLS + 1);
const DURING_2026 = { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' };

onBothDatabases((server) => {
  let place: Place;
  let spare: TemporaryDatabase | undefined;
  beforeEach(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'kill-retention-'));
    if (server()) spare = await emptyDatabase(server());
    place = { dataDir, ...(spare?.databaseUrl !== undefined && { databaseUrl: spare.databaseUrl }) };
  });
  afterEach(async () => {
    await spare?.remove();
    await rm(place.dataDir, { recursive: true, force: true });
  });

  test(
    `deletes and counts everything once through ${KILLS} kills`,
    async () => {
      await withDatabase(place, fill);
      let killed = 0;
      for (let n = 0; n < KILLS; n += 1) killed += await runAndKill(place, 50 + 150 * Math.random());
      process.stdout.write(`${killed} of ${KILLS} were killed before the end\n`);
      await runAndKill(place, Infinity);
      await withDatabase(place, async (database) => {
        const { kysely } = database;
        const words = await kysely.selectFrom('received_words').select('text').execute();
        expect(words).toEqual([{ text: 'wombat1new' }]);
        expect(await kysely.selectFrom('answers').select('id').execute()).toHaveLength(1);
        const [run] = await createStore(database).retention.runs(1);
        expect(run).toMatchObject({ deleted: { originals: OLD, messages: OLD, answers: OLD }, failed: {} });
        expect(await createStatisticsRecords(kysely).questions(DURING_2026, 10_000)).toHaveLength(OLD);
        for (const { name } of await countRows(database)) {
          const { rows } = await sql`select * from ${sql.table(name)}`.execute(kysely);
          expect(JSON.stringify(rows)).not.toMatch(/quokka\d+old/);
        }
      });
      for (const name of await readdir(place.dataDir))
        expect(await readFile(join(place.dataDir, name), 'latin1')).not.toMatch(/quokka\d+old/);
    },
    180_000 + KILLS * 20_000,
  );
});

interface Place {
  dataDir: string;
  databaseUrl?: string;
}

async function withDatabase(place: Place, work: (database: Database) => Promise<void>): Promise<void> {
  const database = await openDatabase(place);
  leaveReadable(database);
  await migrate(database);
  await work(database);
  await database.close();
}

async function fill(database: Database): Promise<void> {
  const store = createStore(database);
  await store.transaction(async (records) => {
    const place = { platform: 'slack', id: 'p', kind: 'personal', address: null } as const;
    const { id } = await records.conversations.open(place, undefined, '2026-05-04T09:00:00.000Z');
    const ask = async (words: string, receivedAt: string) => {
      const text = publicText(words);
      const message = await records.messages.add({
        ...newMessage(id),
        text,
        words,
        redactedTypes: [],
        sentAt: receivedAt,
        receivedAt,
      });
      await records.answers.add({ ...newAnswer(id, message!), createdAt: receivedAt });
    };
    for (let n = 0; n < OLD; n += 1) await ask(`quokka${n}old`, `2026-05-04T09:00:00.${100 + n}Z`);
    await ask('wombat1new', '2027-11-30T09:00:00.000Z');
  });
}

/** Returns 1 if the process was killed before it ended, otherwise 0. */
async function runAndKill({ dataDir, databaseUrl = '' }: Place, afterMs: number): Promise<number> {
  const args = [transpiled('tests/scenarios/kill-retention/child.ts'), dataDir, databaseUrl];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit') as Promise<[number | null, string | null]>;
  await once(child.stdout, 'data');
  if (afterMs !== Infinity) {
    await pause(afterMs);
    child.kill('SIGKILL');
  }
  const [, signal] = await exit;
  return signal === 'SIGKILL' ? 1 : 0;
}
