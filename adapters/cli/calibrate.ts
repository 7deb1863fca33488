// `ctac calibrate`: uses files of questions to choose when to answer, saves that threshold with the live
// release, and shows the curve.
import { fileURLToPath } from 'node:url';
import { calibrateRelease, type Calibrated } from '../../ingest/releases/calibrate-release.js';
import type { LoadedRelease } from '../../knowledge/answer-question.js';
import { InputFailure } from '../../knowledge/model/errors.js';
import type { Embedder } from '../../knowledge/model/ports.js';
import type { Calibration } from '../../knowledge/model/calibration.js';
import type { Redact } from '../../bot/model/ports.js';
import { readKnownQuestions } from './read-known-questions.js';
import { ingestWording } from './wording/ingest-wording.js';
import { commonWording } from './wording/common-wording.js';

const { calibration: said } = ingestWording;

/**
 * The project's own questions, which name the documents that answer them. Only questions that the release can
 * answer are used.
 */
const OWN_QUESTIONS = ['guidance-questions.jsonl', 'calibration-questions.jsonl'].map((name) =>
  fileURLToPath(new URL(`questions/${name}`, import.meta.url)),
);

/**
 * The share of answerable questions to answer, unless another is given. A higher share also means answering
 * more questions that the guidance does not cover: the curve in docs/decisions/0015 shows how many.
 */
const ANSWERED = 0.88;

export interface CalibrateCommandPorts {
  embedder: Embedder;
  loadedRelease: () => Promise<LoadedRelease | undefined>;
  saveCalibration: (release: number, calibration: Calibration) => Promise<void>;
  redact: Redact;
}

export interface CalibrateSetting {
  /** Question files. If there are none, we use the project's own questions. */
  files: readonly string[];
  /** The share of answerable questions to answer, between 0 and 1. */
  answered?: number;
  today: Date;
  /** Prints one JSON object, with every point of the curve, instead of the table. */
  json?: boolean;
}

export async function calibrate(
  ports: CalibrateCommandPorts,
  { files, answered = ANSWERED, today, json = false }: CalibrateSetting,
  write: (line: string) => void,
): Promise<number> {
  if (!(answered > 0 && answered < 1)) throw new InputFailure(...said.notAShare);
  const release = await ports.loadedRelease();
  if (!release) throw new InputFailure(commonWording.noRelease, commonWording.publishSome);
  const known = await readKnownQuestions(files.length ? files : OWN_QUESTIONS, ports.redact);
  const setting = { answered, date: today.toISOString().slice(0, 10), withVectors: true };
  const result = await calibrateRelease({ embedder: ports.embedder, release }, known, setting);
  const { number } = release.index.content.release;
  await ports.saveCalibration(number, result.calibration);
  if (json) {
    write(JSON.stringify({ release: number, ...result }, null, 2));
    return 0;
  }
  for (const line of curveLines(result)) write(line);
  write(said.saved(number));
  return 0;
}

export function curveLines({ calibration, curve, used }: Calibrated): string[] {
  const percent = (share: number) => `${Math.round(share * 100)} %`.padStart(6);
  const chosen = calibration.threshold;
  const shown = curve.filter(({ threshold }, n) => n % 10 === 9 || threshold === chosen);
  return [
    said.used(used),
    said.title,
    said.columns,
    ...shown.map(
      ({ threshold, answered, nearMisses, outOfScope }) =>
        `${threshold.toFixed(2).padStart(9)}  ${percent(answered).padStart(10)}  ${percent(nearMisses).padStart(11)}  ${percent(outOfScope).padStart(12)}${threshold === chosen ? `  ${said.chosen}` : ''}`,
    ),
  ];
}
