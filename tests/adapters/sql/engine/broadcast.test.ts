// Processes receive each other's notifications but not their own, and reconnect after losing the connection.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createBroadcast, type PostgresBroadcast } from '../../../../adapters/sql/engine/broadcast.js';
import { openDatabase } from '../../../../adapters/sql/engine/open-database.js';
import { startPostgres } from '../../../support/postgres.js';
import { describeWith } from '../../../support/requirements.js';
import { shared } from '../../../support/per-test.js';

describeWith('postgresql', 'a broadcast', (program) => {
  const server = shared(() => startPostgres(program));

  const logged: string[] = [];
  const write = (_details: object, sentence: string) => void logged.push(sentence);
  const log = { info: write, warn: write, error: write };

  /**
   * Resolves once the process is listening. The process then gets one notification without text, because it
   * may have missed earlier ones.
   */
  async function listener(): Promise<{ broadcast: PostgresBroadcast; heard: (string | undefined)[] }> {
    const broadcast = createBroadcast(server.url, log);
    const heard: (string | undefined)[] = [];
    broadcast.listen((word) => heard.push(word));
    await expect.poll(() => heard).toEqual([undefined]);
    heard.length = 0;
    return { broadcast, heard };
  }

  test('is heard by every other process, and not by the one that speaks', async () => {
    const [one, two, three] = [await listener(), await listener(), await listener()];
    one.broadcast.send('first word');
    await expect.poll(() => [two.heard, three.heard]).toEqual([['first word'], ['first word']]);
    expect(one.heard).toEqual([]);
    await Promise.all([one, two, three].map(({ broadcast }) => broadcast.close()));
  });

  test('sends a burst of one word as few, and loses no other', async () => {
    const [one, two] = [await listener(), await listener()];
    for (let n = 0; n < 200; n += 1) one.broadcast.send('again');
    one.broadcast.send('last');
    await expect.poll(() => two.heard).toContain('last');
    expect(two.heard.filter((word) => word === 'again').length).toBeLessThan(5);
    await Promise.all([one, two].map(({ broadcast }) => broadcast.close()));
  });

  test('connects again when the server cuts it, and says that words may have been missed', async () => {
    const [one, two] = [await listener(), await listener()];
    const admin = await openDatabase({ dataDir: '', databaseUrl: server.url });
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %'`.execute(
      admin.kysely,
    );
    await admin.close();
    await expect.poll(() => [one.heard, two.heard], { timeout: 10_000 }).toEqual([[undefined], [undefined]]);
    expect(logged.some((sentence) => sentence.includes('cannot be received'))).toBe(true);
    one.broadcast.send('word');
    await expect.poll(() => two.heard).toContain('word');
    await Promise.all([one, two].map(({ broadcast }) => broadcast.close()));
  });

  test('ends while it cannot connect', async () => {
    const broadcast = createBroadcast('postgresql://nobody@127.0.0.1:1/nothing', log);
    broadcast.send('into the void');
    await broadcast.close();
  });
});
