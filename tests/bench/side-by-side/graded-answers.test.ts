// Draws the graded answers from their table in docs/quality.md. If you change the table, run this with -u.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pairedBars } from './chart.js';

/** Reads the columns: professional questions without and with a model, then everyday questions. */
function gradedSets() {
  const table = readFileSync('docs/quality.md', 'utf8').split('| good answers')[1]!.split('\n\n')[0]!;
  return table
    .split('\n')
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, name = '', ...cells]) => ({
      name,
      figures: cells.slice(0, 4).map((cell) => (cell === '–' ? null : Number(cell))),
    }));
}

test('shows the figures of the table beside the picture of graded answers', async () => {
  const sets = gradedSets();
  expect(sets.length).toBeGreaterThan(2);
  const group = (heading: string, at: number) => ({
    heading,
    rows: sets.map(({ name, figures }) => [name, figures[at]!, figures[at + 1] ?? null] as const),
  });
  const picture = pairedBars({
    title: 'Good answers to unseen questions',
    about: '50 questions each, graded by two language models.',
    legend: ['without a model', 'with a language model (recorded replies)'],
    digits: 2,
    groups: [group('Questions in professional words', 0), group('Questions in everyday words', 2)],
  });
  await expect(picture).toMatchFileSnapshot('../../../docs/pictures/graded-answers.svg');
});
