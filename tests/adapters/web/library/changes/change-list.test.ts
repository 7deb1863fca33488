// The list of changes needs no more queries for many accepted changes than for a few.
import type { KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { createEditingStore } from '../../../../../adapters/sql/guidance/editing-store.js';
import { readGroups } from '../../../../../adapters/web/library/changes/change-list.js';
import { temporaryDatabase } from '../../../../fakes/temporary-database.js';
import { perTest } from '../../../../support/per-test.js';

const temporary = perTest(temporaryDatabase);
const AT = '2026-05-04T09:00:00.000Z';

test('takes no more queries for 30 accepted changes than for 2', async () => {
  let statements = 0;
  const counter: KyselyPlugin = {
    transformQuery({ node }) {
      statements += 1;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  const database = { ...temporary.database, kysely: temporary.database.kysely.withPlugin(counter) };
  const editing = createEditingStore(database);
  const accept = async (from: number, to: number) => {
    for (let n = from; n < to; n += 1) {
      const proposal = { source: 'one', document: `guide-${n}`, weight: 'substance' } as const;
      const { id } = await editing.propose(proposal, AT);
      for (const [version, editor] of ['ada', 'bea'].entries())
        await editing.review(
          id,
          version + 1,
          { state: version ? 'accepted' : 'waiting', acceptedBy: editor },
          { change: id, at: AT, editor, action: 'accept' },
        );
    }
  };
  const queriesFor = async (count: number) => {
    statements = 0;
    const { accepted, open, decided } = await readGroups(editing);
    expect([open, decided]).toEqual([[], []]);
    expect(accepted.map(({ accepters }) => accepters)).toEqual(Array(count).fill(['ada', 'bea']));
    return statements;
  };
  await accept(0, 2);
  const few = await queriesFor(2);
  await accept(2, 30);
  expect(await queriesFor(30)).toBe(few);
});
