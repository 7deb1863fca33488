// Uses questions with known answers to calibrate the live release, so that it can decide which questions to
// answer.
import type { LoadedRelease } from '../../knowledge/answer-question.js';
import { confidenceSignals } from '../../knowledge/confidence/confidence.js';
import { InputFailure } from '../../knowledge/model/errors.js';
import { findPassages } from '../../knowledge/search/find-passages.js';
import {
  fitCalibration,
  type CurvePoint,
  type JudgedQuestion,
  type Judgement,
} from '../../knowledge/confidence/fit-calibration.js';
import type { Question } from '../../knowledge/model/answer.js';
import type { Embedder } from '../../knowledge/model/ports.js';
import type { Calibration } from '../../knowledge/model/calibration.js';
import { readByRules, withTurnsRead } from '../../knowledge/turns/read-turn.js';
import { understandQuestion } from '../../knowledge/question/understand-question.js';
import { releaseWording } from '../wording/release-wording.js';

export interface KnownQuestion {
  question: Question;
  judged: Judgement;
  /** The documents with the answer. A release with none of them cannot be tested with this question. */
  documents: readonly string[];
}

export interface CalibratePorts {
  embedder: Embedder;
  release: LoadedRelease;
}

export interface Calibrated {
  calibration: Calibration;
  curve: CurvePoint[];
  /** The number of questions of each kind that this release can be tested with. */
  used: Record<Judgement, number>;
}

/** The fewest questions of each kind. With fewer, a calibration with this many signals would fit noise. */
const MIN_TERMS = 40;
const PASSAGES = 10;

/** Takes about 10 ms for each question. Throws `InputFailure` if too few can be used for the release. */
export async function calibrateRelease(
  ports: CalibratePorts,
  given: readonly KnownQuestion[],
  setting: { answered: number; date: string; withVectors: boolean },
): Promise<Calibrated> {
  const known = questionsFor(ports.release, given);
  const used = count(known);
  const unanswerable = used['near-miss'] + used['out-of-scope'];
  if (used.answerable < MIN_TERMS || unanswerable < MIN_TERMS)
    throw new InputFailure(...releaseWording.tooFewQuestions(used.answerable, unanswerable, MIN_TERMS));
  const judged = await judgeQuestions(ports, known, setting.withVectors);
  const { answered, date } = setting;
  const model = setting.withVectors ? ports.embedder.model.weightsHash : undefined;
  return { ...fitCalibration(judged, { answered, date, ...(model !== undefined && { model }) }), used };
}

/** Keeps questions that name a document in the release, and questions that name no document. */
export function questionsFor(release: LoadedRelease, given: readonly KnownQuestion[]): KnownQuestion[] {
  const held = release.index.content.documents;
  return given.filter(({ documents }) => !documents.length || documents.some((slug) => held.has(slug)));
}

/** Works out the signals that each question's decision is based on. */
export async function judgeQuestions(
  ports: CalibratePorts,
  known: readonly KnownQuestion[],
  withVectors: boolean,
): Promise<JudgedQuestion[]> {
  const judged: JudgedQuestion[] = [];
  for (const question of known) judged.push(await judge(ports, question, withVectors));
  return judged;
}

async function judge(
  { embedder, release }: CalibratePorts,
  { question, judged }: KnownQuestion,
  withVectors: boolean,
): Promise<JudgedQuestion> {
  const { understanding } = release;
  const read = await withTurnsRead(understanding.readTurn ?? readByRules, question);
  const understood = understandQuestion(read, understanding);
  const { vector } = await embedder.embedQuestion(understood.text);
  const query = { ...understood, vector };
  const found = await findPassages(release, query, release.weights, PASSAGES);
  return { signals: confidenceSignals(release, query, found), judged, ...(withVectors && { vector }) };
}

function count(questions: readonly KnownQuestion[]): Record<Judgement, number> {
  const of = (kind: Judgement) => questions.filter(({ judged }) => judged === kind).length;
  return { answerable: of('answerable'), 'near-miss': of('near-miss'), 'out-of-scope': of('out-of-scope') };
}
