// Tests that any store of recalls lists the text that must not be quoted, until its recall is lifted.
import { expect, test } from 'vitest';
import type { NewRecall } from '../../bot/model/recalls/recall.js';
import type { Store } from '../../bot/model/store.js';
import { LATER, NOW } from '../fakes/samples/sample-records.js';

/** The store may already have recalls from other tests. */
export function recallContract(store: () => Store): void {
  let count = 0;
  const add = async (more: Partial<NewRecall> = {}) => {
    const passage = `recalled-${(count += 1)}`;
    const recall: NewRecall = {
      ...{ passage, document: `document-${count}`, title: 'Help', was: 'Refer within 45 days.' },
      ...{ reason: 'wrong', since: NOW, openedAt: NOW },
      ...more,
    };
    return { ...recall, id: (await store().records.recalls.add(recall))! };
  };
  const texts = async (passage: string) =>
    (await store().records.recalls.recalled()).texts.filter((text) => text.passage === passage);
  const ada = { by: 'ada', reason: 'It was right.' };

  test('names what was found wrong and not lifted, since the first report of it', async () => {
    const { passage, document } = await add({ openedAt: LATER });
    await add({ passage, document, words: '45 days' });
    const changed = await add({ reason: 'changed' });
    const known = { passage, document, title: 'Help', was: 'Refer within 45 days.' };
    expect(await texts(passage)).toMatchObject([
      { ...known, words: '45 days', since: NOW },
      { ...known, words: known.was, since: LATER },
    ]);
    expect(await texts(changed.passage)).toEqual([]);
  });

  test('keeps 2 reports of different words in one passage, made at the same moment', async () => {
    const { passage } = await add({ words: '45 days' });
    const second = await add({ passage, words: 'Refer' });
    expect(second.id).toBeDefined();
    expect((await add({ passage, words: 'Refer' })).id).toBeUndefined();
    expect(await texts(passage)).toMatchObject([{ words: '45 days' }, { words: 'Refer' }]);
  });

  test('names the changes of passages that people were told about, but not what was wrong', async () => {
    const { recalls } = store().records;
    const [told, open, wrong] = [
      await add({ reason: 'changed' }),
      await add({ reason: 'removed' }),
      await add(),
    ];
    for (const { id } of [told, wrong]) await recalls.decide(id, { state: 'told', by: 'bo' }, NOW);
    const passages = [told, open, wrong].map(({ passage }) => passage);
    expect((await recalls.changesTold(passages)).map(({ id }) => id)).toEqual([told.id]);
    expect(await recalls.changesTold([])).toEqual([]);
  });

  test('lets a recalled text be quoted again once, and then tells no one about it', async () => {
    const { recalls } = store().records;
    const { id, passage, document } = await add();
    const told = await add({ document });
    await recalls.decide(told.id, { state: 'told', by: 'bo' }, NOW);
    expect(await recalls.lift([id, told.id], ada, LATER)).toBe(true);
    expect(await texts(passage)).toEqual([]);
    const lifted = { liftedBy: 'ada', liftedAt: LATER, liftedReason: 'It was right.' };
    expect(await recalls.find(id)).toMatchObject({
      ...lifted,
      state: 'dismissed',
      decidedBy: 'ada',
      decidedAt: LATER,
    });
    expect(await recalls.find(told.id)).toMatchObject({
      ...lifted,
      state: 'told',
      decidedBy: 'bo',
      decidedAt: NOW,
    });
    expect(await recalls.lift([id], { by: 'cy', reason: 'Again.' }, LATER)).toBe(false);
    expect(await recalls.find(id)).toMatchObject(lifted);
    expect(await recalls.find((await add()).id)).not.toHaveProperty('liftedBy');
  });
}
