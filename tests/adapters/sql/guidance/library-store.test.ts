import { afterEach, beforeEach } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { createEditingStore } from '../../../../adapters/sql/guidance/editing-store.js';
import { createGuidanceStore } from '../../../../adapters/sql/guidance/guidance-store.js';
import { createLibraryStore } from '../../../../adapters/sql/guidance/library-store.js';
import { libraryStoreContract } from '../../../contracts/library-store.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

onBothDatabases(contractOn, 'the library');

function contractOn(server: () => string): void {
  let temporary: TemporaryDatabase;
  beforeEach(async () => {
    temporary = await temporaryDatabase(server());
  });
  afterEach(() => temporary.remove());
  libraryStoreContract(() => ({
    library: createLibraryStore(temporary.database),
    editing: createEditingStore(temporary.database),
    guidance: createGuidanceStore(temporary.database),
    store: createStore(temporary.database),
  }));
}
