// Recovers from the problems that named statements can cause, without failing any query.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { temporaryDatabase } from '../../../fakes/temporary-database.js';
import { shared } from '../../../support/per-test.js';
import { sharedPostgres } from '../../../support/postgres.js';
import { describeWith } from '../../../support/requirements.js';

describeWith('postgresql', 'statements with names', (program) => {
  const server = shared(() => sharedPostgres(program));
  const temporary = shared(() => temporaryDatabase(server.url));

  // Runs one query at a time, so that the pool uses the same connection each time.
  const ask = () =>
    temporary.database.kysely.selectFrom('people').selectAll().where('id', '=', 'nobody').execute();
  const namesKept = async () => {
    const { rows } = await sql<{ kept: number }>`
      select count(*) as kept from pg_prepared_statements where statement like '%"people"%'`.execute(
      temporary.database.kysely,
    );
    return rows[0]?.kept;
  };
  const inTransaction = () =>
    createStore(temporary.database).transaction(({ conversations }) =>
      conversations.greeted({ platform: 'slack', id: 'nobody' }),
    );

  test('are planned once a connection, however often they are asked', async () => {
    await ask();
    await ask();
    expect(await namesKept()).toBe(1);
  });

  test('go on after their table has changed, inside a transaction too', async () => {
    await ask();
    await sql`alter table people add column one text`.execute(temporary.database.kysely);
    expect(await ask()).toEqual([]);
    const everything = () =>
      createStore(temporary.database).transaction(({ conversations }) =>
        conversations.at({ platform: 'slack', id: 'nowhere' }),
      );
    await everything();
    await sql`alter table conversations add column one text`.execute(temporary.database.kysely);
    expect(await everything()).toBeUndefined();
  });

  test('go without names once a pooler has mixed them up', async () => {
    await ask();
    await sql`deallocate all`.execute(temporary.database.kysely);
    expect(await ask()).toEqual([]);
    expect(await namesKept()).toBe(0);
    await ask();
    expect(await namesKept()).toBe(0);
    expect(await inTransaction()).toBe(false);
  });

  test('repeat a transaction in which a pooler has mixed them up', async () => {
    const other = await temporaryDatabase(server.url);
    const store = createStore(other.database);
    const ours = { platform: 'slack', id: 'nobody' } as const;
    await store.transaction(({ conversations }) => conversations.greeted(ours));
    await sql`deallocate all`.execute(other.database.kysely);
    expect(await store.transaction(({ conversations }) => conversations.greeted(ours))).toBe(false);
    await other.remove();
  });
});
