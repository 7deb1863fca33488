// The list of recalls stays short, even if one publication changes many documents.
import { expect, test } from 'vitest';
import { startLibrary, type RunningLibrary } from '../../../../support/running-library.js';
import { perTest } from '../../../../support/per-test.js';

const library = perTest(startLibrary);

const NOW = '2026-05-04T09:00:00.000Z';
const openRecalls = async (from: number, to: number) => {
  for (let n = from; n <= to; n += 1)
    await library.store.records.recalls.add({
      ...{ passage: `passage-${n}`, document: 'help', title: `Help ${n}`, was: 'Old words.' },
      ...{ reason: 'changed' as const, since: NOW, openedAt: NOW },
    });
};

type Editor = Awaited<ReturnType<RunningLibrary['editor']>>;

async function shownTo(editor: Editor, address: string) {
  const { text } = await editor.get(address);
  const numbers = [...text.matchAll(/<a href="\/library\/recalls\/(\d+)">/g)].map(([, id]) => Number(id));
  const links = [...text.matchAll(/<a href="\/library\/recalls\?([^"]+)">(.+?)<\/a>/g)];
  return {
    ...{ first: numbers[0], last: numbers.at(-1), count: numbers.length },
    says: /Showing [^.]+/.exec(text)?.[0],
    links: links.map(([, query, words = '']) => `${words.replace(/<[^>]+>/g, '')}: ${query}`),
  };
}

test('shows 50 at a time, and where the others are', async () => {
  const editor = await library.editor('Ada Mensah');
  await openRecalls(1, 50);
  expect((await editor.get('/library/recalls')).text).not.toContain('Showing');
  await openRecalls(51, 120);
  const shown = (address: string) => shownTo(editor, address);
  expect(await shown('/library/recalls')).toEqual({
    ...{ first: 1, last: 50, count: 50, says: 'Showing 1 to 50 of 120' },
    links: ['Next 50 to be decided: open-from=51'],
  });
  const last = {
    ...{ first: 101, last: 120, count: 20, says: 'Showing 101 to 120 of 120' },
    links: ['Previous 50 to be decided: open-from=51'],
  };
  expect(await shown('/library/recalls?open-from=101')).toEqual(last);
  expect(await shown('/library/recalls?open-from=9000')).toEqual(last);
  for (const odd of ['0', '-7', 'x', ''])
    expect(await shown(`/library/recalls?open-from=${odd}`)).toMatchObject({ first: 1, last: 50 });
});

test('shows those decided 50 at a time too, newest first, with links that say which list they are of', async () => {
  const editor = await library.editor('Ada Mensah');
  await openRecalls(1, 60);
  for (let id = 1; id <= 60; id += 1)
    await library.store.records.recalls.decide(id, { state: 'dismissed', by: 'Ada Mensah' }, NOW);
  expect(await shownTo(editor, '/library/recalls')).toEqual({
    ...{ first: 60, last: 11, count: 50, says: 'Showing 1 to 50 of 60' },
    links: ['Next 10 decided: decided-from=51'],
  });
  expect(await shownTo(editor, '/library/recalls?decided-from=51')).toEqual({
    ...{ first: 10, last: 1, count: 10, says: 'Showing 51 to 60 of 60' },
    links: ['Previous 50 decided: decided-from=1'],
  });
  await openRecalls(61, 120);
  expect((await shownTo(editor, '/library/recalls')).links).toEqual([
    'Next 10 to be decided: open-from=51',
    'Next 10 decided: decided-from=51',
  ]);
  expect((await shownTo(editor, '/library/recalls?decided-from=51')).links).toEqual([
    'Next 10 to be decided: open-from=51&amp;decided-from=51',
    'Previous 50 decided: decided-from=1',
  ]);
});
