// Draws a result as a chart that works without colour and in a screen reader. Each bar has its figure next to
// it.
import type { Result } from './result.js';

const WIDTH = 960;
const LEFT = 330;
const SCALE = 520;
const BAR = 15;
const ROW = 44;
const HEAD = 46;
const TOP = 96;

interface PairedBars {
  title: string;
  about: string;
  /** What the 2 bars of each pair show: the solid first bar and the hatched second bar. */
  legend: readonly [string, string];
  digits: number;
  groups: readonly Group[];
}
interface Group {
  heading: string;
  rows: readonly Pair[];
}
type Pair = readonly [name: string, first: number, second: number | null];

/**
 * Shows only the rows that have a figure for both this project and the recipe. The table has the other rows.
 */
export function resultChart({ date, sets }: Result): string {
  return pairedBars({
    title: 'This project beside the usual recipe',
    about: `Measured ${date}, both in one process on one machine.`,
    legend: ['this project', 'LangChain’s splitter, the same model, nearest vectors'],
    digits: 3,
    groups: sets.map(({ title, questions, quality }) => ({
      heading: `${title} (${questions})`,
      rows: quality
        .filter(({ recipe }) => recipe !== null)
        .map(({ name, ours, recipe }) => [name, ours, recipe] as const),
    })),
  });
}

export function pairedBars({ title, about, legend, digits, groups }: PairedBars): string {
  const height = TOP + groups.reduce((sum, { rows }) => sum + HEAD + rows.length * ROW, 0) + 20;
  let y = TOP;
  const drawn = groups.map((group) => {
    const top = y;
    y += HEAD + group.rows.length * ROW;
    return drawGroup(group, top, digits);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="14" role="img" aria-labelledby="t d">
  <title id="t">${escape(title)}</title>
  <desc id="d">${escape(described(groups, legend, digits))}</desc>
  <defs>
    <pattern id="second" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><path d="M0 0v6" stroke="#4c5a5d" stroke-width="4"/></pattern>
  </defs>
  <rect width="${WIDTH}" height="${height}" fill="#fbfaf6"/>
  <g fill="#1b2528">
    <text x="24" y="36" font-size="20" font-weight="700">${escape(title)}</text>
    <text x="24" y="58" fill="#4c5a5d">0 to 1, more is better. ${escape(about)}</text>
    <rect x="24" y="70" width="28" height="${BAR}" fill="#0d5c5e"/><text x="60" y="82">${escape(legend[0])}</text>
    <rect x="200" y="70" width="28" height="${BAR}" fill="url(#second)" stroke="#4c5a5d"/><text x="236" y="82">${escape(legend[1])}</text>
  </g>
${drawn.join('\n')}
</svg>
`;
}

function drawGroup({ heading, rows }: Group, top: number, digits: number): string {
  const bars = rows.map((row, n) => drawPair(row, top + HEAD + n * ROW, digits));
  return `  <text x="24" y="${top + 30}" font-weight="700" fill="#1b2528">${escape(heading)}</text>\n${bars.join('\n')}`;
}

function drawPair([name, first, second]: Pair, y: number, digits: number): string {
  const below =
    second === null
      ? `<text x="${LEFT}" y="${y + BAR + 14}" fill="#4c5a5d">not measured</text>`
      : `<rect x="${LEFT}" y="${y + BAR + 2}" width="${width(second)}" height="${BAR}" fill="url(#second)" stroke="#4c5a5d"/><text x="${LEFT + width(second) + 8}" y="${y + BAR + 14}">${second.toFixed(digits)}</text>`;
  return `  <g fill="#1b2528">
    <text x="${LEFT - 12}" y="${y + 21}" text-anchor="end">${escape(name)}</text>
    <rect x="${LEFT}" y="${y}" width="${width(first)}" height="${BAR}" fill="#0d5c5e"/><text x="${LEFT + width(first) + 8}" y="${y + 12}" font-weight="600">${first.toFixed(digits)}</text>
    ${below}
  </g>`;
}

function width(value: number): number {
  return Math.round(value * SCALE);
}

function described(groups: readonly Group[], legend: PairedBars['legend'], digits: number): string {
  const sentences = groups.map(({ heading, rows }) => {
    const pairs = rows.map(([name, first, second]) =>
      second === null
        ? `${name} ${first.toFixed(digits)}`
        : `${name} ${first.toFixed(digits)} to ${second.toFixed(digits)}`,
    );
    return `${heading}: ${pairs.join(', ')}.`;
  });
  return `First ${legend[0]}, then ${legend[1]}. ${sentences.join(' ')}`;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
