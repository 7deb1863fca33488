// When the store reads a release, it only reads what differs from a release already in use. The result is the
// same as reading all of it.
import type { KyselyPlugin } from 'kysely';
import { expect, it } from 'vitest';
import { createGuidanceStore } from '../../../../adapters/sql/guidance/guidance-store.js';
import { document, model, placed } from '../../../contracts/guidance-fixtures.js';
import { temporaryDatabase } from '../../../fakes/temporary-database.js';
import { perTest } from '../../../support/per-test.js';

const temporary = perTest(temporaryDatabase);

const DOCUMENTS = 60;

function countingStore() {
  let rows = 0;
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult({ result }) {
      rows += result.rows.length;
      return Promise.resolve(result);
    },
  };
  const kysely = temporary.database.kysely.withPlugin(counter);
  return {
    store: createGuidanceStore({ ...temporary.database, kysely }),
    rowsRead: () => rows,
  };
}

it('reads only the changed documents of the next release', async () => {
  const { store, rowsRead } = countingStore();
  const save = async (slug: string, digest: string) => {
    const texts = ['First', 'Second', 'Third'].map((which) => `${which} rule of ${slug}, as in ${digest}.`);
    const edition = { document: document(slug), digest, origin: '/' };
    // Text that appears twice in a document is stored as one passage.
    return (await store.saveEdition(edition, placed(slug, [...texts, texts[0]!]))).id;
  };
  const editions: number[] = [];
  for (let n = 0; n < DOCUMENTS; n += 1) editions.push(await save(`guide-${n}`, 'd1'));
  const first = await store.draftRelease(editions, model);
  const changed = await save('guide-7', 'd2');
  const second = await store.draftRelease([...editions.filter((_, n) => n !== 7), changed], model);

  const before = await store.contentOf(first.number);
  const readBefore = rowsRead();
  const after = await store.contentOf(second.number);
  // One row for the release, one for each of its editions, one for the changed document, and one for each of
  // its 4 passages.
  expect(rowsRead() - readBefore).toBe(1 + DOCUMENTS + 1 + 4);
  expect(after).toEqual(await createGuidanceStore(temporary.database).contentOf(second.number));
  expect(after.passages[0]).toBe(before.passages[0]);
  expect(after.passages.filter(({ document: slug }) => slug === 'guide-7').map(({ text }) => text)).toEqual(
    ['First', 'Second', 'Third'].map((which) => `${which} rule of guide-7, as in d2.`),
  );
});

it('gives a release its own record, whatever of its content is known already', async () => {
  const { store } = countingStore();
  const edition = { document: document('one'), digest: 'd1', origin: '/' };
  const { id } = await store.saveEdition(edition, placed('one', ['A rule.']));
  const { number } = await store.draftRelease([id], model);
  const draft = await store.contentOf(number);
  await store.publish(number, undefined);
  const live = await store.contentOf(number);
  expect([draft.release.state, live.release.state]).toEqual(['building', 'published']);
});
