// Prints a result as Markdown tables of quality, time and cost, with this project next to the usual recipe.
import type { Result, Row, SetResult } from './result.js';

const YARDSTICKS =
  'By number (“first four”, “first ten”, “cited within three”) whoever cuts longer pieces is ahead of whoever cuts ' +
  'shorter ones: see the words that each hands over. The rows by words compare what is read in the same time.';

export function resultTables({ date, node, cores, sets }: Result): string {
  return [
    `${date}, Node ${node}, ${cores} cores. Both in one process, asked in turn.`,
    YARDSTICKS,
    ...sets.map(setTables),
  ].join('\n\n');
}

function setTables({ title, questions, quality, words, time, stages, costs }: SetResult): string {
  const parts = Object.entries(stages).map(([stage, ms]) => `${stage} ${ms.toFixed(1)}`);
  const cost = (name: string, read: (side: SetResult['costs']['recipe']) => string) =>
    `| ${name} | ${costs.ours ? read(costs.ours) : '–'} | ${read(costs.recipe)} | |`;
  return [
    `### ${title} (${questions})\n`,
    '| measure | this project | usual recipe | |',
    '| --- | --- | --- | --- |',
    ...quality.map(
      (row) => `| ${row.name} | ${three(row.ours)} | ${three(row.recipe)} | ${difference(row)} |`,
    ),
    ...words.map(({ name, ours, recipe }) => `| ${name} | ${ours} | ${recipe} | |`),
    ...time.map(
      (row) => `| ${row.name} | ${unit(row, row.ours)} | ${unit(row, row.recipe)} | ${ratio(row)} |`,
    ),
    cost('pieces', ({ pieces }) => String(pieces)),
    cost('reading and cutting, s', ({ cutSeconds }) => cutSeconds.toFixed(1)),
    cost('embedding, s', ({ embedSeconds }) => embedSeconds.toFixed(1)),
    cost('indexing, s', ({ indexSeconds }) => indexSeconds.toFixed(1)),
    `\nOur stages, median ms: ${parts.join(', ')}.`,
  ].join('\n');
}

function three(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}

function unit({ name }: Row, value: number | null): string {
  if (value === null) return '–';
  return name.startsWith('times') ? value.toFixed(2) : `${value.toFixed(1)} ms`;
}

function difference({ ours, recipe }: Row): string {
  if (recipe === null) return '';
  const by = ours - recipe;
  return `${by < 0 ? '−' : '+'}${Math.abs(by).toFixed(3)}`;
}

function ratio({ ours, recipe }: Row): string {
  return recipe ? `× ${(ours / recipe).toFixed(2)}` : '';
}
