// Fits the calibration, which decides between an answer and "I don't know". Uses questions whose correct
// outcome is known.
import { CONFIDENCE_SIGNALS, logisticOf, type ConfidenceSignal } from './confidence.js';
import { fitLogistic } from './fit-logistic.js';
import type { Calibration, LogisticSum } from '../model/calibration.js';

export type Judgement = 'answerable' | 'near-miss' | 'out-of-scope';

export interface JudgedQuestion {
  signals: Record<ConfidenceSignal, number>;
  /** The question's own vector. If it is left out, the calibration works with any embedder. */
  vector?: Float32Array;
  judged: Judgement;
}

/** The share (0 to 1) of each kind of question that is answered at this threshold. */
export interface CurvePoint {
  threshold: number;
  answered: number;
  /** The share of unanswerable questions that are answered: near misses and other subjects. */
  wronglyAnswered: number;
  nearMisses: number;
  outOfScope: number;
}

export interface FitSetting {
  /** The share (0 to 1) of answerable questions that we aim to answer. */
  answered: number;
  /** The date, in ISO 8601. */
  date: string;
  /** Hash of the model that made the vectors. */
  model?: string;
}

/** Vectors get more regularisation, because a single number in a vector means nothing on its own. */
const RIDGE = { signal: 0.02, vector: 0.1 };
/** The weight of out-of-scope questions: more than their share, as answering them makes us look foolish. */
const OUT_OF_SCOPE = 0.7;
const FOLDS = 5;

type Fitted = Pick<Calibration, 'weights' | 'bias' | 'question' | 'field'>;

/** The threshold and the curve are measured by cross-validation with 5 folds. */
export function fitCalibration(
  questions: readonly JudgedQuestion[],
  { answered, date, model }: FitSetting,
): { calibration: Calibration; curve: CurvePoint[] } {
  const { curve, chosen } = judgedUnseen(questions, fit, answered);
  const answerable = questions.filter(({ judged }) => judged === 'answerable').length;
  return {
    curve,
    calibration: {
      ...fit(questions),
      ...(questions[0]?.vector && model !== undefined && { model }),
      threshold: chosen.threshold,
      fittedOn: { questions: questions.length, answerable, date },
    },
  };
}

/**
 * Fits a calibration for a release about another subject. To decide whether a question is about that subject,
 * it uses the signals but not the vector. The threshold is chosen in the same way as in `fitCalibration`.
 */
export function fitElsewhere(
  questions: readonly Required<JudgedQuestion>[],
  answered: number,
): { elsewhere: NonNullable<Calibration['elsewhere']>; curve: CurvePoint[] } {
  const fitBoth = (some: readonly JudgedQuestion[]): Fitted => ({
    ...fit(some),
    field: fieldBySignals(some),
  });
  const { curve, chosen } = judgedUnseen(questions, fitBoth, answered);
  const centre = centreOf(questions.filter(({ judged }) => judged !== 'out-of-scope'));
  return { elsewhere: { centre, field: fieldBySignals(questions), threshold: chosen.threshold }, curve };
}

function fieldBySignals(questions: readonly JudgedQuestion[]): LogisticSum {
  return fitField(questions.map(({ signals, judged }) => ({ signals, judged })));
}

function centreOf(questions: readonly Required<JudgedQuestion>[]): number[] {
  const dimension = questions[0]?.vector.length ?? 0;
  const sum = Array.from({ length: dimension }, (_, n) =>
    questions.reduce((all, { vector }) => all + vector[n]!, 0),
  );
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => Math.round((value / length) * 10_000) / 10_000);
}

function judgedUnseen(
  questions: readonly JudgedQuestion[],
  fitOn: (some: readonly JudgedQuestion[]) => Fitted,
  answered: number,
): { curve: CurvePoint[]; chosen: CurvePoint } {
  const unseen = questions.map(() => 0);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const fitted = fitOn(questions.filter((_, i) => i % FOLDS !== fold));
    questions.forEach((question, i) => {
      if (i % FOLDS === fold) unseen[i] = confidence(fitted, question);
    });
  }
  const curve = curveOf(questions, unseen);
  return { curve, chosen: curve.filter((point) => point.answered >= answered).at(-1) ?? curve[0]! };
}

/** Fits `field` to all questions, and the main weights only to questions about our subject. */
function fit(questions: readonly JudgedQuestion[]): Fitted {
  const ofField = questions.filter(({ judged }) => judged !== 'out-of-scope');
  return {
    ...fitSum(ofField, ({ judged }) => judged === 'answerable', 0.5),
    field: fitField(questions),
  };
}

function fitField(questions: readonly JudgedQuestion[]): LogisticSum {
  return fitSum(questions, ({ judged }) => judged !== 'out-of-scope', 1 - OUT_OF_SCOPE);
}

function fitSum(
  questions: readonly JudgedQuestion[],
  isYes: (question: JudgedQuestion) => boolean,
  yesWeight: number,
): LogisticSum {
  const yes = questions.filter(isYes).length;
  const no = questions.length - yes;
  const dimension = questions[0]?.vector?.length ?? 0;
  const { weights, bias } = fitLogistic(
    questions.map((question) => ({
      values: [...CONFIDENCE_SIGNALS.map((signal) => question.signals[signal]), ...(question.vector ?? [])],
      yes: isYes(question),
      weight: isYes(question) ? yesWeight / yes : (1 - yesWeight) / no,
    })),
    [...CONFIDENCE_SIGNALS.map(() => RIDGE.signal), ...Array.from({ length: dimension }, () => RIDGE.vector)],
  );
  const rounded = [...weights].map((weight) => Math.round(weight * 1000) / 1000);
  return {
    weights: Object.fromEntries(CONFIDENCE_SIGNALS.map((signal, k) => [signal, rounded[k]!])),
    bias: Math.round(bias * 1000) / 1000,
    ...(dimension && { question: rounded.slice(CONFIDENCE_SIGNALS.length) }),
  };
}

function confidence({ field, ...fitted }: Fitted, { signals, vector }: JudgedQuestion): number {
  const answers = logisticOf(fitted, signals, vector);
  return field ? answers * logisticOf(field, signals, vector) : answers;
}

function curveOf(questions: readonly JudgedQuestion[], confidences: readonly number[]): CurvePoint[] {
  const share = (threshold: number, ...kinds: Judgement[]) => {
    const those = confidences.filter((_, i) => kinds.includes(questions[i]!.judged));
    return those.filter((value) => value >= threshold).length / Math.max(1, those.length);
  };
  return Array.from({ length: 99 }, (_, i) => (i + 1) / 100).map((threshold) => ({
    threshold,
    answered: share(threshold, 'answerable'),
    wronglyAnswered: share(threshold, 'near-miss', 'out-of-scope'),
    nearMisses: share(threshold, 'near-miss'),
    outOfScope: share(threshold, 'out-of-scope'),
  }));
}
