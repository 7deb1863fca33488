// Fits the default calibration to the project's own questions on the live release of DATA_DIR, and prints its curve.
// DATA_DIR=… npm run fit:calibration -- QUESTIONS.jsonl [OTHER.jsonl…] [--measure FILE]
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { confidenceSignals, confidenceOf } from '../../knowledge/confidence.js';
import { fitCalibration } from '../../knowledge/fit-calibration.js';
import type { JudgedQuestion } from '../../knowledge/fit-calibration.js';
import { findPassages } from '../../knowledge/find-passages.js';
import { openLab } from './open-lab.js';
import { askAll, readQuestions } from './ranking-lab.js';
import type { BenchQuestion } from './held.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { measure: { type: 'string' }, answered: { type: 'string', default: '0.93' } },
});
const { release, embedder, close } = await openLab();
const held = new Set(release.index.content.documents.keys());
/** A question is judged here only if the documents that answer it are in this release. */
const fits = ({ kind, gold }: BenchQuestion) =>
  kind === 'unanswerable' || (gold ?? []).some(({ doc }) => held.has(doc));
const judged = async (file: string) => {
  const asked = await askAll(release, embedder, readQuestions(file).filter(fits));
  return asked
    .filter(({ asked: { kind } }) => kind === 'answerable' || kind === 'unanswerable')
    .map(({ asked, query }) => {
      const found = findPassages(release, query, release.weights, 10);
      return {
        asked,
        query,
        found,
        signals: confidenceSignals(release, query, found),
        answerable: asked.kind === 'answerable',
      };
    });
};
const questions: JudgedQuestion[] = (await Promise.all(positionals.map(judged))).flat();
const { calibration, curve } = fitCalibration(
  questions,
  Number(values.answered),
  new Date().toISOString().slice(0, 10),
);
process.stdout.write(`${JSON.stringify(calibration, null, 2)}\n`);
for (const point of curve.filter((_, i) => i % 5 === 4))
  process.stdout.write(
    `${point.threshold} answered ${point.answered.toFixed(3)} wrongly ${point.wronglyAnswered.toFixed(3)}\n`,
  );
if (values.measure) {
  const rows = await judged(values.measure);
  const outcome = rows.map((row) => ({
    ...row,
    yes: confidenceOf(release, row.query, row.found, calibration) >= calibration.threshold,
  }));
  const share = (those: typeof outcome) => those.filter(({ yes }) => yes).length / those.length;
  process.stdout.write(`answered ${share(outcome.filter((o) => o.answerable)).toFixed(3)}\n`);
  const scopes = new Set(outcome.map((o) => (o.asked as { scope?: string }).scope).filter(Boolean));
  for (const scope of scopes) {
    const those = outcome.filter((o) => (o.asked as { scope?: string }).scope === scope);
    process.stdout.write(`${scope} answered ${share(those).toFixed(3)} of ${those.length}\n`);
  }
}
writeFileSync(
  new URL('../../knowledge/calibration.json', import.meta.url),
  `${JSON.stringify(calibration, null, 2)}\n`,
);
await close();
