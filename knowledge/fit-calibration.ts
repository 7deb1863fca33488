// Fits the decision between answering and "I don't know" to questions of which it is known whether guidance answers them.
import { CONFIDENCE_SIGNALS } from './confidence.js';
import type { ConfidenceSignal } from './confidence.js';
import type { Calibration } from './release.js';

export interface JudgedQuestion {
  signals: Record<ConfidenceSignal, number>;
  answerable: boolean;
}

/** One point of the curve: at this threshold so many answerable questions are answered, and so many others wrongly. */
export interface CurvePoint {
  threshold: number;
  answered: number;
  wronglyAnswered: number;
}

/** Pulls weights towards nothing; the signals are standardised first, so one strength fits all. */
const RIDGE = 0.01;
const STEPS = 600;
const FOLDS = 5;

interface Model {
  weights: number[];
  bias: number;
}

/** Logistic regression; answerable and unanswerable questions weigh the same in total, however many there are. */
function fit(questions: readonly JudgedQuestion[]): Model {
  const rows = questions.map(({ signals }) => CONFIDENCE_SIGNALS.map((signal) => signals[signal]));
  const means = CONFIDENCE_SIGNALS.map((_, k) => rows.reduce((sum, row) => sum + row[k]!, 0) / rows.length);
  const spreads = CONFIDENCE_SIGNALS.map(
    (_, k) => Math.sqrt(rows.reduce((sum, row) => sum + (row[k]! - means[k]!) ** 2, 0) / rows.length) || 1,
  );
  const standard = rows.map((row) => row.map((value, k) => (value - means[k]!) / spreads[k]!));
  const answerable = questions.filter((question) => question.answerable).length;
  const weightOf = (question: JudgedQuestion) =>
    question.answerable ? 0.5 / answerable : 0.5 / (questions.length - answerable);
  const weights = CONFIDENCE_SIGNALS.map(() => 0);
  let bias = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const slopes = weights.map((weight) => RIDGE * weight);
    let slope = 0;
    standard.forEach((row, i) => {
      const expected = logistic(bias + row.reduce((sum, value, k) => sum + value * weights[k]!, 0));
      const error = weightOf(questions[i]!) * (expected - Number(questions[i]!.answerable));
      row.forEach((value, k) => (slopes[k]! += error * value));
      slope += error;
    });
    slopes.forEach((value, k) => (weights[k]! -= value));
    bias -= slope;
  }
  // Back to the signals' own ranges, so that asking needs no means and spreads.
  const raw = weights.map((weight, k) => weight / spreads[k]!);
  return { weights: raw, bias: bias - raw.reduce((sum, weight, k) => sum + weight * means[k]!, 0) };
}

function confidence({ weights, bias }: Model, { signals }: JudgedQuestion): number {
  return logistic(CONFIDENCE_SIGNALS.reduce((sum, signal, k) => sum + weights[k]! * signals[signal], bias));
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/**
 * `answered`: the share (0 to 1) of answerable questions that are to be answered. The threshold and the curve come from
 * questions that the model being judged had not seen (five folds).
 */
export function fitCalibration(
  questions: readonly JudgedQuestion[],
  answered: number,
  date: string,
): { calibration: Calibration; curve: CurvePoint[] } {
  const unseen = questions.map(() => 0);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const model = fit(questions.filter((_, i) => i % FOLDS !== fold));
    questions.forEach((question, i) => {
      if (i % FOLDS === fold) unseen[i] = confidence(model, question);
    });
  }
  const model = fit(questions);
  const curve = curveOf(questions, unseen);
  const chosen = curve.filter((point) => point.answered >= answered).at(-1) ?? curve[0]!;
  const round = (value: number) => Math.round(value * 10_000) / 10_000;
  return {
    curve,
    calibration: {
      weights: Object.fromEntries(CONFIDENCE_SIGNALS.map((signal, k) => [signal, round(model.weights[k]!)])),
      bias: round(model.bias),
      threshold: chosen.threshold,
      fittedOn: {
        questions: questions.length,
        answerable: questions.filter((question) => question.answerable).length,
        date,
      },
    },
  };
}

function curveOf(questions: readonly JudgedQuestion[], confidences: readonly number[]): CurvePoint[] {
  const share = (answerable: boolean, threshold: number) => {
    const those = confidences.filter((_, i) => questions[i]!.answerable === answerable);
    return those.filter((value) => value >= threshold).length / Math.max(1, those.length);
  };
  return Array.from({ length: 99 }, (_, i) => (i + 1) / 100).map((threshold) => ({
    threshold,
    answered: share(true, threshold),
    wronglyAnswered: share(false, threshold),
  }));
}
