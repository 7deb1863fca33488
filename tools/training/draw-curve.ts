// Draws a chart for the documentation: how many questions each threshold answers rightly and wrongly.
import type { Calibrated } from '../../ingest/releases/calibrate-release.js';
import type { CurvePoint } from '../../knowledge/confidence/fit-calibration.js';

const BOX = { left: 70, top: 40, width: 480, height: 300 };
const COLOURS = { nearMisses: '#1d70b8', outOfScope: '#00703c' } as const;
const LABELS = { nearMisses: 'near misses answered', outOfScope: 'out of scope answered' } as const;

const x = (answered: number) => Math.round(BOX.left + BOX.width * (answered - 0.5) * 2);
const y = (wrongly: number) => Math.round(BOX.top + BOX.height * (1 - wrongly));

/** `before` is the fit without the question's vector. It is drawn as a dashed line. */
export function drawCurve(now: Calibrated, before: Calibrated): string {
  const kinds = ['nearMisses', 'outOfScope'] as const;
  const chosen = now.curve.find(({ threshold }) => threshold === now.calibration.threshold)!;
  const lines = kinds.flatMap((kind) => [
    path(before.curve, kind, 'stroke-dasharray="5 4" stroke-width="1.5"'),
    path(now.curve, kind, 'stroke-width="2.5"'),
    `<circle cx="${x(chosen.answered)}" cy="${y(chosen[kind])}" r="5" fill="${COLOURS[kind]}"/>`,
  ]);
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 420" role="img" aria-labelledby="title desc" font-family="sans-serif" font-size="13">',
    '<title id="title">Answerable questions answered, against unanswerable questions answered</title>',
    `<desc id="desc">At the chosen threshold ${percent(chosen.answered)} of the answerable questions are answered, ${percent(chosen.nearMisses)} of the near misses and ${percent(chosen.outOfScope)} of the questions that are out of scope.</desc>`,
    '<rect width="620" height="420" fill="#ffffff"/>',
    ...axes(),
    ...lines,
    ...kinds.map(
      (kind, n) =>
        `<text x="${BOX.left + 14}" y="${BOX.top + 22 + 20 * n}" fill="${COLOURS[kind]}">${LABELS[kind]} (dashed: any embedder)</text>`,
    ),
    `<text x="${x(chosen.answered)}" y="${BOX.top - 14}" text-anchor="middle" fill="#0b0c0c">chosen: ${percent(chosen.answered)}</text>`,
    `<line x1="${x(chosen.answered)}" y1="${BOX.top - 8}" x2="${x(chosen.answered)}" y2="${BOX.top + BOX.height}" stroke="#505a5f" stroke-dasharray="2 3"/>`,
    '</svg>',
    '',
  ].join('\n');
}

function path(curve: readonly CurvePoint[], kind: keyof typeof COLOURS, style: string): string {
  const points = curve
    .filter(({ answered }) => answered >= 0.5)
    .map((point) => `${x(point.answered)},${y(point[kind])}`);
  return `<polyline points="${points.join(' ')}" fill="none" stroke="${COLOURS[kind]}" ${style}/>`;
}

function axes(): string[] {
  const { left, top, width, height } = BOX;
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
  return [
    ...ticks.map(
      (at) =>
        `<line x1="${left}" y1="${y(at)}" x2="${left + width}" y2="${y(at)}" stroke="#dee0e2"/><text x="${left - 10}" y="${y(at) + 4}" text-anchor="end" fill="#0b0c0c">${percent(at)}</text>`,
    ),
    ...[0.5, 0.6, 0.7, 0.8, 0.9, 1].map(
      (at) =>
        `<text x="${x(at)}" y="${top + height + 20}" text-anchor="middle" fill="#0b0c0c">${percent(at)}</text>`,
    ),
    `<text x="${left + width / 2}" y="${top + height + 48}" text-anchor="middle" fill="#0b0c0c">answerable questions answered</text>`,
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
