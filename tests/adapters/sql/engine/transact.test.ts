// Tests transactions that conflict on PostgreSQL. SQLite only runs one transaction at a time.
import { expect, test } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { transact } from '../../../../adapters/sql/engine/transact.js';
import { dropUnusedKeys } from '../../../../adapters/sql/sealing/destroy-keys.js';
import { StoreFailure } from '../../../../knowledge/model/errors.js';
import { NOW, person } from '../../../fakes/samples/sample-records.js';
import { temporaryDatabase } from '../../../fakes/temporary-database.js';
import { sharedPostgres } from '../../../support/postgres.js';
import { describeWith } from '../../../support/requirements.js';
import { shared } from '../../../support/per-test.js';

describeWith('postgresql', 'transactions on PostgreSQL', (program) => {
  const server = shared(() => sharedPostgres(program));
  const temporary = shared(() => temporaryDatabase(server.url));

  test('starts again if the key it was going to encrypt with was deleted as unused', async () => {
    const { kysely, sealing, dialect } = temporary.database;
    const place = { platform: 'slack' as const, id: 'ada', kind: 'personal' as const, address: {} };
    const { id: conversation } = await createStore(temporary.database).records.conversations.open(
      place,
      person,
      NOW,
    );
    const owned = { owner: conversation, period: '' };
    await sealing.keyFor(kysely, owned);
    let runs = 0;
    await transact(kysely, async (tx) => {
      runs += 1;
      const { id: key } = await sealing.keyFor(tx, owned);
      if (runs === 1) await transact(kysely, (other) => dropUnusedKeys(other, dialect));
      await tx.insertInto('stand_ins').values({ conversation, known: 'sealed', key }).execute();
    });
    expect(runs).toBe(2);
    const [row] = await kysely.selectFrom('stand_ins').select('key').execute();
    expect(await sealing.keyNamed(kysely, row!.key!)).toBeDefined();
  });

  test('does not start again for any other reference that is missing', async () => {
    let runs = 0;
    const failing = transact(temporary.database.kysely, async (tx) => {
      runs += 1;
      await tx.insertInto('stand_ins').values({ conversation: 'none', known: 'sealed', key: null }).execute();
    });
    await expect(failing).rejects.toThrow(StoreFailure);
    expect(runs).toBe(1);
  });
});
