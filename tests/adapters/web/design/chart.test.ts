// Charts are drawn correctly, can be read by a screen reader, and have a table with their numbers.
import { expect, test } from 'vitest';
import { barChart, columnChart } from '../../../../adapters/web/design/chart.js';
import { toText } from '../../../../adapters/web/design/markup.js';

const setting = { id: 'topics', title: 'Topics', columns: ['Topic', 'Questions'] } as const;

function widths(svg: string): number[] {
  return [...svg.matchAll(/<rect[^>]* width="([\d.]+)"/g)].map(([, width]) => Number(width));
}

test('draws bars in proportion, and none for nothing', () => {
  const drawn = toText(
    barChart(setting, [
      { label: 'Age', value: 40 },
      { label: 'Care', value: 10 },
      { label: 'Other', value: 0 },
    ]),
  );
  expect(widths(drawn)).toEqual([400, 100, 0]);
});

test('is still a chart if everything is zero', () => {
  const drawn = toText(barChart(setting, [{ label: 'Age', value: 0 }]));
  expect(widths(drawn)).toEqual([0]);
  expect(drawn).not.toContain('NaN');
});

test('has a title, a description with every number, and a table', () => {
  const drawn = toText(barChart(setting, [{ label: 'Age', value: 1234 }]));
  expect(drawn).toContain('role="img" aria-labelledby="topics-title topics-description"');
  expect(drawn).toContain('<desc id="topics-description">Age: 1,234</desc>');
  expect(drawn).toContain('<th scope="row">Age</th><td>1,234</td>');
});

test('shows hostile labels as words', () => {
  const drawn = toText(barChart(setting, [{ label: '</text><script>', value: 1 }]));
  expect(drawn).not.toContain('<script>');
});

test('draws two series side by side and labels no more columns than have room', () => {
  const columns = Array.from({ length: 52 }, (_, week) => ({
    label: `w${week}`,
    values: [week, 51 - week] as const,
  }));
  const drawn = toText(columnChart({ ...setting, columns: ['Week', 'questions', 'requests'] }, columns));
  expect(drawn.match(/<rect/g)).toHaveLength(104);
  expect(drawn.match(/text-anchor/g)!.length).toBeLessThanOrEqual(6);
  expect(drawn).toContain('w51: 51 questions, 0 requests');
});
