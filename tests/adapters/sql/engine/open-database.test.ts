// The connection itself: what waits its turn on it.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryDatabase } from '../../../fakes/temporary-database.js';
import type { TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

onBothDatabases(databaseOn, 'the database');

function databaseOn(server: () => string): void {
  let temporary: TemporaryDatabase;
  beforeAll(async () => {
    temporary = await temporaryDatabase(server());
  });
  afterAll(() => temporary.remove());

  test('removes erased words from the files once the transactions before it have ended', async () => {
    const { database } = temporary;
    const order: string[] = [];
    const write = database.kysely.transaction().execute(async (tx) => {
      await sql`insert into people (platform, id) values ('slack', 'ada')`.execute(tx);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await sql`delete from people`.execute(tx);
      order.push('written');
    });
    await new Promise((resolve) => setTimeout(resolve, 10));
    await database.scrub();
    order.push('scrubbed');
    await write;
    if (database.dialect === 'sqlite') expect(order).toEqual(['written', 'scrubbed']);
  });
}
