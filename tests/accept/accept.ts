// Runs the acceptance checks, which take a long time or need the shared corpora and question sets.
// `npm run accept -- FOLDER [step…]`: FOLDER holds corpus, corpus-bulk and eval. Without a step, all of them run,
// which takes hours. With ACCEPT_LAST, the figures are kept in that file, and the next run says what each was.
// `npm run accept -- messages FILE…` measures redaction and urgency on files of labelled messages. It needs
// no folder.
// `npm run accept -- pairs FILE…` measures how well substantive changes are told apart from cosmetic ones. It needs
// no folder either.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureChaos } from './load/chaos.js';
import { measureClaims } from './claims.js';
import { measureCrowd } from './load/crowd.js';
import { createMeasurements } from './support/measurements.js';
import { measureBlockedDelivery } from './blocked-delivery.js';
import { noticeFaults } from './faults.js';
import { drillOfMany } from './drill.js';
import { watchHalfHour } from './load/half-hour.js';
import { measureIngest } from './ingest.js';
import { killDuringIngest } from './kills.js';
import { pictureChanges } from './change-pictures.js';
import { compareEditions } from './changes.js';
import { askThePast } from './as-of.js';
import { measureHeldOutMessages, measureMessages } from './messages.js';
import { measurePairFiles } from './pairs.js';
import { measureRecorded } from './recorded.js';
import { refreshOneOfMany } from './refresh.js';
import { followSources } from './sources.js';
import { comparePassages } from './same-passages.js';
import { measureVersions } from './versions.js';
import { findOnePerson, runOnNodes, useForAYear, weighLongMessages } from './long-tests.js';
import { runThorough } from './thorough.js';
import { measureConditional, measureGuidance } from './quality.js';

const STEPS = {
  thorough: runThorough,
  faults: noticeFaults,
  passages: comparePassages,
  ingest: measureIngest,
  guidance: measureGuidance,
  recorded: measureRecorded,
  'held-out-messages': measureHeldOutMessages,
  conditional: measureConditional,
  kills: killDuringIngest,
  sources: followSources,
  changes: compareEditions,
  pictures: pictureChanges,
  refresh: refreshOneOfMany,
  past: askThePast,
  claims: measureClaims,
  long: weighLongMessages,
  chaos: measureChaos,
  crowd: measureCrowd,
  'half-hour': watchHalfHour,
  versions: measureVersions,
  'held-up': measureBlockedDelivery,
  year: useForAYear,
  person: findOnePerson,
  drill: drillOfMany,
  nodes: runOnNodes,
};
type StepName = keyof typeof STEPS;

const [folder, ...named] = process.argv.slice(2);
if (folder === 'messages') {
  await measureMessages(named);
  process.exit();
}
if (folder === 'pairs') {
  measurePairFiles(named);
  process.exit();
}
const steps = (named.length ? named : Object.keys(STEPS)) as StepName[];
const unknown = steps.filter((step) => !Object.hasOwn(STEPS, step));
if (!folder || !existsSync(join(folder, 'corpus', 'corpus.json')) || unknown.length) {
  process.stderr.write(
    `Usage: npm run accept -- FOLDER [${Object.keys(STEPS).join('|')}…]\nFOLDER holds corpus/, corpus-bulk/ and eval/. Without a step, all of them run, which takes hours.\n`,
  );
  process.exit(2);
}
const measurements = createMeasurements({ lastFile: process.env.ACCEPT_LAST });
const work = process.env.ACCEPT_DIR ?? mkdtempSync(join(tmpdir(), 'accept-'));
for (const step of steps) {
  process.stdout.write(`\n${step}\n`);
  await STEPS[step]({ shared: folder, work, measurements });
}
const allHold = measurements.report();
if (!process.env.ACCEPT_DIR) rmSync(work, { recursive: true, force: true });
process.exitCode = allHold ? 0 : 1;
