// Draws a result as a picture that can be read without colour, and aloud: every bar has its figure beside it.
import type { Result, Row, SetResult } from './result.js';

const WIDTH = 960;
const LEFT = 330;
const SCALE = 520;
const BAR = 15;
const ROW = 44;
const HEAD = 46;
const TOP = 96;

/** Only rows in which both have a figure; the others are in the table. */
export function resultChart({ date, sets }: Result): string {
  const shown = sets.map((set) => ({ ...set, rows: set.quality.filter(({ recipe }) => recipe !== null) }));
  const height = TOP + shown.reduce((sum, { rows }) => sum + HEAD + rows.length * ROW, 0) + 20;
  let y = TOP;
  const groups = shown.map((set) => {
    const drawn = drawSet(set, y);
    y += HEAD + set.rows.length * ROW;
    return drawn;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="14" role="img" aria-labelledby="t d">
  <title id="t">This project beside the usual recipe, quality by set</title>
  <desc id="d">${escape(described(shown))}</desc>
  <defs>
    <pattern id="recipe" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><path d="M0 0v6" stroke="#4c5a5d" stroke-width="4"/></pattern>
  </defs>
  <rect width="${WIDTH}" height="${height}" fill="#fbfaf6"/>
  <g fill="#1b2528">
    <text x="24" y="36" font-size="20" font-weight="700">This project beside the usual recipe</text>
    <text x="24" y="58" fill="#4c5a5d">0 to 1, more is better. Measured ${escape(date)}, both in one process on one machine.</text>
    <rect x="24" y="70" width="28" height="${BAR}" fill="#0d5c5e"/><text x="60" y="82">this project</text>
    <rect x="160" y="70" width="28" height="${BAR}" fill="url(#recipe)" stroke="#4c5a5d"/><text x="196" y="82">LangChain’s splitter, the same model, nearest vectors</text>
  </g>
${groups.join('\n')}
</svg>
`;
}

type Shown = Pick<SetResult, 'title' | 'questions'> & { rows: Row[] };

function drawSet({ title, questions, rows }: Shown, top: number): string {
  const bars = rows.map((row, n) => drawRow(row, top + HEAD + n * ROW));
  return `  <text x="24" y="${top + 30}" font-weight="700" fill="#1b2528">${escape(title)} (${questions})</text>\n${bars.join('\n')}`;
}

function drawRow({ name, ours, recipe }: Row, y: number): string {
  const theirs = recipe!;
  return `  <g fill="#1b2528">
    <text x="${LEFT - 12}" y="${y + 21}" text-anchor="end">${escape(name)}</text>
    <rect x="${LEFT}" y="${y}" width="${width(ours)}" height="${BAR}" fill="#0d5c5e"/><text x="${LEFT + width(ours) + 8}" y="${y + 12}" font-weight="600">${ours.toFixed(3)}</text>
    <rect x="${LEFT}" y="${y + BAR + 2}" width="${width(theirs)}" height="${BAR}" fill="url(#recipe)" stroke="#4c5a5d"/><text x="${LEFT + width(theirs) + 8}" y="${y + BAR + 14}">${theirs.toFixed(3)}</text>
  </g>`;
}

function width(value: number): number {
  return Math.round(value * SCALE);
}

function described(sets: readonly Shown[]): string {
  return sets
    .map(({ title, rows }) => {
      const figures = rows.map(
        ({ name, ours, recipe }) => `${name} ${ours.toFixed(3)} to ${recipe!.toFixed(3)}`,
      );
      return `${title}: ${figures.join(', ')}.`;
    })
    .join(' ');
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
