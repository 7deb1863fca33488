// Draws the dashboards’ series during a run as small charts in one SVG: one chart for each panel, with a line
// at each mishap.
import type { Series } from '../../support/deployment/prometheus.js';
import type { Watched } from './watched.js';

export interface Run extends Pick<Watched, 'panels' | 'alerts'> {
  /** The start of the run, in milliseconds since 1970. */
  start: number;
  /** The mishaps, with their times in minutes since the start. */
  happened: readonly { at: number; what: string }[];
}

const CHART = { width: 300, height: 92, left: 8, top: 30 };
const COLUMNS = 4;
const COLOURS = ['#1d70b8', '#d4351c', '#00703c', '#f47738', '#4c2c92', '#505a5f'];
const ALERTS_LINE = 18;

export function drawPanels({ panels, alerts, start, happened }: Run, minutes: number): string {
  const titles = [...new Set(panels.map(({ dashboard, title }) => `${dashboard}: ${title}`))];
  const x = (minute: number) => CHART.left + (minute / minutes) * (CHART.width - 2 * CHART.left);
  const marks = happened
    .map(
      ({ at }) =>
        `<path d="M${x(at).toFixed(1)} ${CHART.top}v${CHART.height - CHART.top}" stroke="#b1b4b6" stroke-width=".6"/>`,
    )
    .join('');
  const charts = titles.map((title, n) => {
    const series = panels
      .filter((one) => `${one.dashboard}: ${one.title}` === title)
      .flatMap((one) => one.series);
    const place = `translate(${(n % COLUMNS) * CHART.width} ${Math.floor(n / COLUMNS) * (CHART.height + 8)})`;
    return `<g transform="${place}"><text x="${CHART.left}" y="12" font-weight="bold">${escape(title)}</text>${marks}${drawSeries(series, start, x)}</g>`;
  });
  const below = Math.ceil(titles.length / COLUMNS) * (CHART.height + 8);
  const spells = alerts.map(({ alert, of, from, to }, n) => {
    const y = below + 24 + n * ALERTS_LINE;
    const at = (minute: number) => 260 + (minute / minutes) * 920;
    return `<text x="${CHART.left}" y="${y}">${escape(`${alert} ${of}`)}</text><path d="M${at(from).toFixed(1)} ${y - 4}H${(at(to) + 2).toFixed(1)}" stroke="#d4351c" stroke-width="7"/>`;
  });
  const height = below + 40 + alerts.length * ALERTS_LINE;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="${height}" font-family="sans-serif" font-size="10"><rect width="1200" height="${height}" fill="#fff"/>${charts.join('')}<text x="${CHART.left}" y="${below + 6}" font-weight="bold">alerts that fired</text>${spells.join('')}</svg>\n`;
}

/** Draws all series of a chart to the same scale. The highest value is printed under the title. */
function drawSeries(series: readonly Series[], start: number, x: (minute: number) => number): string {
  const numbers = series
    .filter(isUsed)
    .map(({ values }) =>
      values
        .map(([at, value]) => [(at - start / 1_000) / 60, Number(value)] as const)
        .filter(([, value]) => Number.isFinite(value)),
    );
  const top = Math.max(...numbers.flat().map(([, value]) => value), 1e-9);
  const y = (value: number) => CHART.height - (value / top) * (CHART.height - CHART.top);
  const lines = numbers.map((points, n) => {
    const path = points
      .map(([at, value], i) => `${i ? 'L' : 'M'}${x(at).toFixed(0)} ${y(value).toFixed(0)}`)
      .join('');
    return `<path d="${path}" fill="none" stroke="${COLOURS[n % COLOURS.length]}" stroke-width="1.2"/>`;
  });
  return `<text x="${CHART.left}" y="24" fill="#505a5f">top ${top > 1e-9 ? top.toPrecision(3) : 'none'}, ${series.length} series</text>${lines.join('')}`;
}

/**
 * Returns true if any value is above 0. Other series are not drawn, because they would only cover the axis.
 */
const isUsed = ({ values }: Series) => values.some(([, value]) => Number(value) > 0);

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
