// Draws charts as SVG, each with a description for people who cannot see it and a table of its numbers.
import { staffWording } from '../../../bot/wording/staff/staff-wording.js';
import { markup, type Html } from './markup.js';

export interface Bar {
  label: string;
  value: number;
}

export interface ChartSetting {
  /** Must be unique on the page. */
  id: string;
  title: string;
  columns: readonly [label: string, value: string];
  /** Shown below the drawing. */
  note?: string | false;
}

const WIDTH = 400;
const ROW = 42;
const BAR = 12;

/** Draws horizontal bars. Each label is above its bar, because long labels would not fit next to it. */
export function barChart(setting: ChartSetting, bars: readonly Bar[]): Html {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const height = bars.length * ROW;
  const drawn = markup`<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${setting.id}-title ${setting.id}-description">
<title id="${setting.id}-title">${setting.title}</title><desc id="${setting.id}-description">${describe(bars)}</desc>
${bars.map((bar, index) => barRow(bar, most, index * ROW))}
</svg>`;
  return chartFigure(setting, drawn, [
    setting.columns,
    ...bars.map(({ label, value }) => [label, number(value)]),
  ]);
}

function barRow({ label, value }: Bar, most: number, top: number): Html {
  const length = value > 0 ? Math.max(2, Math.round((value / most) * WIDTH)) : 0;
  const middle = top + 21 + BAR / 2;
  return markup`<text class="chart-label" x="0" y="${top + 15}">${label}</text><text class="chart-number" text-anchor="end" x="${WIDTH}" y="${top + 15}">${number(value)}</text>
<line class="chart-grid" x1="0" y1="${middle}" x2="${WIDTH}" y2="${middle}"/>
<rect class="chart-bar" x="0" y="${top + 21}" width="${length}" height="${BAR}" rx="2"/>`;
}

export interface ChartColumn {
  /** Should be short, because it is shown below the column. */
  label: string;
  values: readonly [first: number, second: number];
}

const PLOT_HEIGHT = 150;
const FOOT = 26;
/** More labels than this would overlap. */
const MAX_LABELS = 5;

/**
 * Shows 2 series over time, side by side. One is solid and one is hollow, so that the chart does not rely on
 * colour.
 */
export function columnChart(
  setting: Omit<ChartSetting, 'columns'> & { columns: readonly [string, string, string] },
  columns: readonly ChartColumn[],
): Html {
  const most = Math.max(1, ...columns.flatMap(({ values }) => values));
  const step = WIDTH / Math.max(1, columns.length);
  const bar = Math.min(26, step * 0.38);
  const labelEvery = Math.ceil(columns.length / MAX_LABELS);
  const drawn = markup`<svg class="chart" viewBox="0 0 ${WIDTH} ${PLOT_HEIGHT + FOOT}" role="img" aria-labelledby="${setting.id}-title ${setting.id}-description">
<title id="${setting.id}-title">${setting.title}</title><desc id="${setting.id}-description">${describeColumns(setting.columns, columns)}</desc>
<line class="chart-line" x1="0" y1="${PLOT_HEIGHT}" x2="${WIDTH}" y2="${PLOT_HEIGHT}"/>
<text class="chart-number" x="0" y="12">${number(most)}</text><line class="chart-grid" x1="0" y1="18" x2="${WIDTH}" y2="18"/>
${columns.map(({ label, values }, index) => {
  const middle = index * step + step / 2;
  const tall = (value: number) => rounded((value / most) * (PLOT_HEIGHT - 18));
  const rect = (value: number, x: number, name: string) =>
    markup`<rect class="${name}" x="${rounded(x)}" y="${rounded(PLOT_HEIGHT - tall(value))}" width="${rounded(bar)}" height="${tall(value)}"/>`;
  return markup`${rect(values[0], middle - bar - 1, 'chart-bar')}${rect(values[1], middle + 1, 'chart-bar second')}${
    (columns.length - 1 - index) % labelEvery === 0 &&
    markup`<text class="chart-number" text-anchor="${index === columns.length - 1 ? 'end' : 'middle'}" x="${index === columns.length - 1 ? WIDTH : rounded(middle)}" y="${PLOT_HEIGHT + 19}">${label}</text>`
  }`;
})}
</svg>`;
  const key = markup`<p class="chart-key"><span class="key-mark"></span> ${setting.columns[1]} <span class="key-mark second"></span> ${setting.columns[2]}</p>`;
  const rows = columns.map(({ label, values }) => [label, ...values.map(number)]);
  return chartFigure(setting, markup`${key}${drawn}`, [setting.columns, ...rows]);
}

function chartFigure(
  { id, title, note }: Pick<ChartSetting, 'id' | 'title' | 'note'>,
  drawn: Html,
  [head = [], ...rows]: readonly (readonly string[])[],
): Html {
  return markup`<section class="chart-figure" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${title}</h2>
${drawn}
${note && markup`<p class="hint">${note}</p>`}<details><summary>${staffWording.chartNumbers}<span class="hidden">: ${title}</span></summary>
<table><thead><tr>${head.map((cell) => markup`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([first, ...others]) =>
      markup`<tr><th scope="row">${first}</th>${others.map((cell) => markup`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table></details></section>`;
}

function describe(bars: readonly Bar[]): string {
  return bars.map(({ label, value }) => `${label}: ${number(value)}`).join('; ');
}

function describeColumns([, first, second]: readonly string[], columns: readonly ChartColumn[]): string {
  return columns
    .map(({ label, values }) => `${label}: ${number(values[0])} ${first}, ${number(values[1])} ${second}`)
    .join('; ');
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
