// Tests that a quoted list says so if it continues in another passage of its document.
import { expect, it } from 'vitest';
import { endsOf } from '../../../knowledge/quotes/list-continues.js';
import { createMemoryRelease } from '../../fakes/memory-release.js';

async function goesOn(...texts: string[]) {
  const { index } = await createMemoryRelease([
    { slug: 'one', texts },
    { slug: 'two', texts: ['You must:\n• leave the lorry'] },
  ]);
  return texts.map((_, ordinal) => endsOf(index, ordinal).goesOn);
}

it('goes on where the next passage repeats the line that introduces the list', async () => {
  expect(await goesOn('Tell:\n• the police', 'Tell:\n• the council', 'Tell:\n• the school')).toEqual([
    { after: true },
    { before: true, after: true },
    { before: true },
  ]);
});

it('goes on where only the last sentence of the line is repeated', async () => {
  expect(
    await goesOn('Boats leave at nine. You must:\n• tell the police', 'You must:\n• tell the council'),
  ).toEqual([{ after: true }, { before: true }]);
});

it('ends where another list, another document or no list follows', async () => {
  const ends = [undefined, undefined];
  expect(await goesOn('You must:\n• tell the police', 'You need not:\n• tell the council')).toEqual(ends);
  expect(await goesOn('Boats leave at nine.', 'You must:\n• tell the police')).toEqual(ends);
  expect(await goesOn('You must:\n• tell the police', 'Boats leave at nine.')).toEqual(ends);
  expect(await goesOn('Untell:\n• the police', 'tell:\n• the council')).toEqual(ends);
});

it.each([
  ['• (a) the police', '• (b) the council'],
  ['You must tell:\n• (i) the police; and', '• (ii) the council'],
  ['• a. the police', '• b. the council'],
])('goes on where the line that introduces the list is not repeated, because it is long', async (one, other) => {
  expect(await goesOn(one, other)).toEqual([{ after: true }, { before: true }]);
});

it('ends where items without numbers follow, which may be another list', async () => {
  expect(await goesOn('• the police', '• the council')).toEqual([undefined, undefined]);
  expect(await goesOn('• (b) the police', '• (a) the council')).toEqual([undefined, undefined]);
  expect(await goesOn('The police.', '• (b) the council')).toEqual([undefined, undefined]);
});
