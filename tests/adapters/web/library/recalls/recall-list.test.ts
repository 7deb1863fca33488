// The list of recalls stays short, however much one publication has changed.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startLibrary, type RunningLibrary } from '../../../../support/running-library.js';

let library: RunningLibrary;
beforeEach(async () => {
  library = await startLibrary();
});
afterEach(() => library.close());

const openRecalls = async (from: number, to: number) => {
  const now = '2026-05-04T09:00:00.000Z';
  for (let n = from; n <= to; n += 1)
    await library.store.records.recalls.add({
      ...{ passage: `passage-${n}`, document: 'help', title: `Help ${n}`, was: 'Old words.' },
      ...{ reason: 'changed' as const, since: now, openedAt: now },
    });
};

test('shows 50 at a time, and where the others are', async () => {
  const editor = await library.editor('Ada Mensah');
  await openRecalls(1, 50);
  expect((await editor.get('/library/recalls')).text).not.toContain('Showing');
  await openRecalls(51, 120);
  const shown = async (address: string) => {
    const { text } = await editor.get(address);
    const numbers = [...text.matchAll(/<a href="\/library\/recalls\/(\d+)">/g)].map(([, id]) => Number(id));
    const links = [...text.matchAll(/<a href="\/library\/recalls\?([^"]+)">([^<]+)<\/a>/g)];
    return {
      ...{ first: numbers[0], last: numbers.at(-1), count: numbers.length },
      says: /Showing [^.]+/.exec(text)?.[0],
      links: links.map(([, query, words]) => `${words}: ${query}`),
    };
  };
  expect(await shown('/library/recalls')).toEqual({
    ...{ first: 1, last: 50, count: 50, says: 'Showing 1 to 50 of 120' },
    links: ['Next 50: open-from=51'],
  });
  const last = {
    ...{ first: 101, last: 120, count: 20, says: 'Showing 101 to 120 of 120' },
    links: ['Previous 50: open-from=51'],
  };
  expect(await shown('/library/recalls?open-from=101')).toEqual(last);
  expect(await shown('/library/recalls?open-from=9000')).toEqual(last);
  for (const odd of ['0', '-7', 'x', ''])
    expect(await shown(`/library/recalls?open-from=${odd}`)).toMatchObject({ first: 1, last: 50 });
});
