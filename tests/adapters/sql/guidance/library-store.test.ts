import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
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

  it('says that the store is damaged when a note cannot be understood', async () => {
    const library = createLibraryStore(temporary.database);
    const guidance = createGuidanceStore(temporary.database);
    const document = {
      slug: 'note-one',
      title: 'One',
      jurisdictions: [],
      authority: 'other' as const,
      standing: 'current' as const,
    };
    const { id } = await guidance.saveEdition({ document, digest: 'd', origin: 'x' }, []);
    await sql`insert into practice_notes (slug, words, version, edition, saved_at, saved_by)
      values ('note-one', '{"title": 1}', 1, ${id}, 'now', 'ada')`.execute(temporary.database.kysely);
    await expect(library.note('note-one')).rejects.toThrow(/A practice note cannot be read/);
  });
}
