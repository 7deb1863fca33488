import { setTimeout as wait } from 'node:timers/promises';
import { sql, type KyselyPlugin } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEditingStore } from '../../../../adapters/sql/guidance/editing-store.js';
import type { Queries } from '../../../../adapters/sql/engine/open-database.js';
import { createGuidanceStore } from '../../../../adapters/sql/guidance/guidance-store.js';
import { slices } from '../../../../adapters/sql/engine/slices.js';
import { StoreFailure } from '../../../../knowledge/model/errors.js';
import { editingStoreContract } from '../../../contracts/editing-store.js';
import { goldenRecordsContract } from '../../../contracts/golden-records.js';
import { document, embeddingOf, model } from '../../../contracts/guidance-fixtures.js';
import { guidanceStoreContract } from '../../../contracts/guidance-store.js';
import { releaseStoreContract } from '../../../contracts/release-store.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';
import { isThorough } from '../../../support/thoroughness.js';

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
  describe('for editors', () => {
    editingStoreContract(() => createEditingStore(temporary.database), store);
    goldenRecordsContract(() => createEditingStore(temporary.database), store);
  });

  it('refuses a document that is not in the form in which we store documents', async () => {
    await store().saveEdition({ document: document('one'), digest: 'd', origin: 'x' }, []);
    await sql`update editions set document = '{"title": 1}'`.execute(temporary.database.kysely);
    await expect(store().editionWith('one', 'd')).rejects.toThrow(/A document cannot be read/);
  });

  it('embeds, publishes and reads more documents than one statement may have values', async () => {
    // 33,000 is more values than SQLite allows in one statement. In the short run, PostgreSQL gets just
    // enough rows to need several statements.
    const count = server() && !isThorough ? 4_500 : 33_000;
    const ids = await saveManyDocuments(temporary.database.kysely, count);
    const contexts = await store().contextsToEmbed(ids, model);
    expect(contexts).toHaveLength(count);
    const embedding = embeddingOf('A rule.');
    await store().saveEmbeddings(
      model,
      contexts.map(({ contextDigest }) => ({ contextDigest, embedding })),
    );
    expect(await store().contextsToEmbed(ids, model)).toEqual([]);
    const { number, passages } = await store().draftRelease(ids, model);
    await store().publish(number, undefined);
    const content = await store().contentOf(number);
    expect([passages, content.passages.length, content.documents.size]).toEqual([count, count, count]);
    expect(await store().vectorsOf(content)).toHaveLength(count);
    const past = await store().releaseAsOf(ids, model);
    expect(await store().releaseAsOf(ids, model)).toEqual(past);
    expect((await store().releaseAsOf(ids.slice(1), model)).number).not.toBe(past.number);
  }, 120_000);

  it('publishes a change or takes its rejection at that moment, never both', async () => {
    const editing = createEditingStore(temporary.database);
    const at = '2026-05-06T09:00:00.000Z';
    const proposal = { source: 'one', document: 'one', weight: 'substance', note: 'Updated.' } as const;
    const { id } = await editing.propose(proposal, at);
    const event = { change: id, at, editor: 'ada', action: 'accept' } as const;
    await editing.review(id, 1, { state: 'accepted', acceptedBy: 'ada' }, event);
    const reject = () => editing.review(id, 2, { state: 'rejected' }, { ...event, action: 'reject' });
    let rejecting: ReturnType<typeof reject> | undefined;
    const meanwhile: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        if (!rejecting && result.rows.some((row) => row['id'] === id)) {
          rejecting = reject();
          await Promise.race([rejecting, wait(200)]);
        }
        return result;
      },
    };
    const database = { ...temporary.database, kysely: temporary.database.kysely.withPlugin(meanwhile) };
    const { number: release } = await store().draftRelease([], model);
    const step = { at, release, previous: undefined, kind: 'publish', editor: 'bea' } as const;
    const published = await createEditingStore(database).publish({
      ...step,
      changes: [{ id, version: 2 }],
    });
    expect(published).toBe((await rejecting) === undefined);
  });

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
    // Opens the database before it is closed. Otherwise, the store would open it on first use, after it was
    // closed.
    await store().liveRelease();
    await temporary.database.close();
    const failure = await store()
      .liveRelease()
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreFailure);
    expect((failure as StoreFailure).remedy).not.toBe('');
    temporary = await temporaryDatabase(server());
  });
}

/**
 * Saves many one-passage documents together, because saving each separately would take minutes. Returns their
 * edition numbers.
 */
async function saveManyDocuments(db: Queries, count: number): Promise<number[]> {
  const numbers = Array.from({ length: count }, (_, n) => n + 1);
  for (const some of slices(numbers)) {
    const editions = some.map((id) => ({
      id,
      source: `source-${id}`,
      digest: 'd1',
      document: JSON.stringify(document(`source-${id}`)),
      origin: '/folder',
      created_at: '2026-05-04T09:00:00Z',
    }));
    await db.insertInto('editions').values(editions).execute();
    const passages = some.map((number) => ({
      number,
      id: `passage-${number}`,
      source: `source-${number}`,
      text: `Rule ${number}.`,
    }));
    await db.insertInto('passages').values(passages).execute();
    const places = some.map((number) => ({
      edition: number,
      position: 0,
      passage: number,
      headings: '[]',
      page: null,
      paragraph: null,
      mends: null,
      context_digest: `context-${number}`,
    }));
    await db.insertInto('edition_passages').values(places).execute();
  }
  return numbers;
}
