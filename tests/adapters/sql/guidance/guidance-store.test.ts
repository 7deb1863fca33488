// The store of guidance on real SQLite and on a real PostgreSQL server.
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEditingStore } from '../../../../adapters/sql/guidance/editing-store.js';
import { createGuidanceStore } from '../../../../adapters/sql/guidance/guidance-store.js';
import { StoreFailure } from '../../../../knowledge/model/errors.js';
import { editingStoreContract } from '../../../contracts/editing-store.js';
import { guidanceStoreContract } from '../../../contracts/guidance-store.js';
import { releaseStoreContract } from '../../../contracts/release-store.js';
import { temporaryDatabase } from '../../../fakes/temporary-database.js';
import type { TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

onBothDatabases(contractOn, 'guidance');

function contractOn(server: () => string): void {
  let temporary: TemporaryDatabase;
  beforeEach(async () => {
    temporary = await temporaryDatabase(server());
  });
  afterEach(() => temporary.remove());
  const store = () => createGuidanceStore(temporary.database);
  guidanceStoreContract(store);
  releaseStoreContract(store);
  describe('for editors', () => editingStoreContract(() => createEditingStore(temporary.database), store));

  it('says that the store is damaged when a row cannot be understood', async () => {
    await store().saveEdition(
      {
        document: { slug: 'one', title: 'One', jurisdictions: [], authority: 'other', standing: 'current' },
        digest: 'd1',
        origin: '/folder',
      },
      [],
    );
    for (const broken of ['{"slug": 1}', 'not json']) {
      await sql`update editions set document = ${broken}`.execute(temporary.database.kysely);
      await expect(store().editionWith('one', 'd1')).rejects.toThrow(/cannot be read/);
    }
  });

  it('turns a closed database into a failure with a remedy', async () => {
    await temporary.database.close();
    const failure = await store()
      .liveRelease()
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreFailure);
    expect((failure as StoreFailure).remedy).not.toBe('');
    temporary = await temporaryDatabase(server());
  });
}
