// Tests that a publish and a rollback reach all machines on one PostgreSQL server within seconds, although
// each machine has its own index files.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../adapters/sql/engine/open-database.js';
import { createEditingStore } from '../../adapters/sql/guidance/editing-store.js';
import { createAsOf } from '../../ingest/releases/ask-as-of.js';
import { createLiveRelease } from '../../ingest/releases/load-release.js';
import { rollBack } from '../../ingest/releases/roll-back.js';
import { answerQuestion } from '../../knowledge/answer-question.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import { createFakeEmbedder } from '../fakes/models/fake-embedder.js';
import { startPostgres, type TestPostgres } from '../support/postgres.js';
import { describeWith, pathOf } from '../support/requirements.js';
import { guidanceParts, note, startGuidance, type RunningGuidance } from '../support/running-guidance.js';

/**
 * The time limit. A machine checks every 2 seconds, but only retries 30 seconds after a failure, so a failure
 * would exceed this limit.
 */
const WITHIN_MS = 20_000;
const OTHERS = 3;

interface Machine {
  home: string;
  database: Database;
  rebuilt: number[];
  quoted(): Promise<string>;
}

describeWith('postgresql', 'machines with index files of their own', (program) => {
  onMachines(program, false);
});

describeWith('pgvector', 'machines that leave searching to PostgreSQL', () => {
  onMachines(pathOf('postgresql')!, true);
});

function onMachines(program: string, hasVectors: boolean): void {
  let server: TestPostgres;
  let publisher: RunningGuidance;
  let machines: Machine[];

  beforeAll(async () => {
    server = await startPostgres(program);
    publisher = await startGuidance(createFakeEmbedder(), server.url, undefined, hasVectors);
    await say(5);
    machines = await Promise.all(Array.from({ length: OTHERS }, () => startMachine(server.url, hasVectors)));
  });
  afterAll(async () => {
    for (const { home, database } of machines) {
      await database.close();
      await rm(home, { recursive: true });
    }
    await publisher.close();
    await server.stop();
  });

  const say = async (days: number) => {
    await publisher.put(
      'guardian.md',
      note('Guardians', `An independent guardian is appointed for the child within ${days} days.`),
    );
    await publisher.put('consent.md', note('Consent', 'A child does not have to consent to a referral.'));
    await publisher.publish();
  };
  const allSay = async (days: number) => {
    const start = Date.now();
    for (const { quoted } of machines)
      await expect.poll(quoted, { timeout: WITHIN_MS, interval: 200 }).toContain(`within ${days} days`);
    expect(Date.now() - start).toBeLessThan(WITHIN_MS);
  };

  test('answer from what was published elsewhere, and make only what changed', async () => {
    await allSay(5);
    for (const { rebuilt } of machines) expect(rebuilt).toEqual([1]);
    await say(9);
    await allSay(9);
    for (const { rebuilt, home } of machines) {
      expect(rebuilt).toEqual([1]);
      expect((await readdir(join(home, 'releases'))).sort()).toEqual(['1', '2']);
    }
  });

  test('go back with the one that goes back', async () => {
    const ports = {
      ...publisher.ports,
      editing: createEditingStore(publisher.database),
      clock: () => new Date(),
    };
    await rollBack(ports, { editor: 'ada', reason: 'A wrong number.', to: 1 });
    await allSay(5);
    for (const { rebuilt } of machines) expect(rebuilt).toEqual([1]);
  });

  test('answer from a release before, also after its index has been removed', async () => {
    const { loading, ports, database } = publisher;
    const past = createAsOf(loading, createEditingStore(database));
    const quotedIn = async (release: number) =>
      (await (await past.askRelease(release))(QUESTION)).citations[0]?.quote;
    expect(await quotedIn(2)).toContain('within 9 days');
    await say(12);
    await ports.indexFiles.removeBefore((await ports.store.liveRelease())!.number);
    expect(await quotedIn(2)).toContain('within 9 days');
    expect(await quotedIn(1)).toContain('within 5 days');
    await allSay(12);
  });
}

const QUESTION = {
  text: publicText('Within how many days is an independent guardian appointed?'),
  context: [],
};

async function startMachine(databaseUrl: string, hasVectors: boolean): Promise<Machine> {
  const home = await mkdtemp(join(tmpdir(), 'machine-'));
  const database = await openDatabase({ dataDir: home, databaseUrl, hasVectors });
  const embedder = createFakeEmbedder();
  const { loading } = guidanceParts(home, database, embedder);
  const rebuilt: number[] = [];
  loading.onRebuild = (release) => rebuilt.push(release);
  const ports = { embedder, loadedRelease: createLiveRelease(loading).current };
  return {
    home,
    database,
    rebuilt,
    quoted: async () => (await answerQuestion(ports, QUESTION)).citations[0]?.quote ?? '',
  };
}
