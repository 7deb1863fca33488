// Fits the calibrations that ship, on the project's own questions and the live release of DATA_DIR, and draws the curve.
// DATA_DIR=… npm run fit:calibration [-- --answered 0.92]
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { curveLines } from '../../bot/cli/calibrate.js';
import { readKnownQuestions } from '../../bot/cli/read-known-questions.js';
import { calibrateRelease } from '../../ingest/calibrate-release.js';
import { redact } from '../../knowledge/redact.js';
import { drawCurve } from './draw-curve.js';
import { openLab } from './open-lab.js';

const { values } = parseArgs({ options: { answered: { type: 'string', default: '0.92' } } });
const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const { release, embedder, close } = await openLab();
const known = await readKnownQuestions(
  ['guidance', 'calibration'].map((name) => at(`tests/questions/${name}-questions.jsonl`)),
  redact,
);
const curves = [];
for (const [file, withVectors] of [
  ['calibration.json', false],
  ['calibration-minilm.json', true],
] as const) {
  const date = new Date().toISOString().slice(0, 10);
  const setting = { answered: Number(values.answered), date, withVectors };
  const result = await calibrateRelease({ embedder, release }, known, setting);
  process.stdout.write(`${file}\n${curveLines(result).join('\n')}\n\n`);
  // Hundreds of weights of a vector, one line each, would bury the rest.
  const json = await format(JSON.stringify(result.calibration), { parser: 'json', printWidth: 110 });
  writeFileSync(at(`knowledge/${file}`), json);
  curves.push(result);
}
writeFileSync(at('docs/pictures/calibration.svg'), drawCurve(curves[1]!, curves[0]!));
await close();
