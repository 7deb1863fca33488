// Fits the calibrations that are part of the program, using the project's own questions and 2 releases, and
// draws the curve.
// Usage: DATA_DIR=… SAMPLES_DATA_DIR=… npm run fit:calibration [-- --answered 0.86]
// DATA_DIR has the guidance that the guidance questions are about; SAMPLES_DATA_DIR has the sample notes.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { curveLines } from '../../adapters/cli/calibrate.js';
import { readKnownQuestions } from '../../adapters/cli/read-known-questions.js';
import { judgeQuestions, questionsFor } from '../../ingest/releases/calibrate-release.js';
import {
  fitCalibration,
  fitElsewhere,
  type JudgedQuestion,
  type Judgement,
} from '../../knowledge/confidence/fit-calibration.js';
import type { Calibration } from '../../knowledge/model/calibration.js';
import { readKnowledgeFiles } from '../../knowledge/knowledge-files.js';
import { redact } from '../../knowledge/redaction/redact.js';
import { drawCurve } from './draw-curve.js';
import { openLiveRelease } from './open-live-release.js';

const { values } = parseArgs({ options: { answered: { type: 'string', default: '0.86' } } });
const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const date = new Date().toISOString().slice(0, 10);
let model = '';

const RELEASES = [
  {
    dataDir: process.env.DATA_DIR,
    files: [
      'adapters/cli/questions/guidance-questions.jsonl',
      'adapters/cli/questions/calibration-questions.jsonl',
    ],
  },
  {
    dataDir: process.env.SAMPLES_DATA_DIR,
    files: ['tools/training/questions/own-questions.jsonl'],
  },
];
const judged: JudgedQuestion[] = [];
for (const { dataDir, files } of RELEASES) {
  if (dataDir === undefined) throw new Error('Set DATA_DIR and SAMPLES_DATA_DIR.');
  const { release, embedder, close } = await openLiveRelease(dataDir);
  model = embedder.model.weightsHash;
  const known = questionsFor(release, await readKnownQuestions(files.map(at), redact));
  judged.push(...(await judgeQuestions({ embedder, release }, known, true)));
  await close();
}
const of = (kind: Judgement) => judged.filter((one) => one.judged === kind).length;
const used = {
  answerable: of('answerable'),
  'near-miss': of('near-miss'),
  'out-of-scope': of('out-of-scope'),
};
const answered = Number(values.answered);
/**
 * How much to raise the target share of answered questions for our own model, because the odds of each
 * passage later rule out some quotes (docs/decisions/0064).
 */
const ALSO_WITH_ODDS = 0.02;
const fitFile = async (
  file: string,
  questions: readonly JudgedQuestion[],
  more: Partial<Calibration> = {},
) => {
  const also = more.passages ? ALSO_WITH_ODDS : 0;
  const fitted = fitCalibration(questions, { answered: answered + also, date, model });
  const result = { ...fitted, calibration: { ...fitted.calibration, ...more }, used };
  process.stdout.write(`${file}\n${curveLines(result).join('\n')}\n\n`);
  // Formats the file with Prettier. Otherwise, each of hundreds of vector weights would be on a separate
  // line.
  const json = await format(JSON.stringify(result.calibration), { parser: 'json', printWidth: 110 });
  writeFileSync(at(`knowledge/confidence/${file}`), json);
  return result;
};
const plain = await fitFile(
  'calibration.json',
  judged.map(({ signals, judged: kind }) => ({ signals, judged: kind })),
);
const { elsewhere, curve } = fitElsewhere(judged as Required<JudgedQuestion>[], answered);
const { passages } = readKnowledgeFiles().calibrationOfModel;
const withVectors = await fitFile('calibration-minilm.json', judged, { elsewhere, passages });
const chosen = curve.find(({ threshold }) => threshold === elsewhere.threshold);
process.stdout.write(`in a release of another field ${JSON.stringify(chosen)}\n`);
writeFileSync(at('docs/pictures/calibration.svg'), drawCurve(withVectors, plain));
