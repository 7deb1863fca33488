// Tests fitting the calibration, which decides whether to answer, to judged questions. The curve is measured
// on questions that were not used in the fit.
import { describe, expect, it } from 'vitest';
import { calibrationSchema } from '../../../knowledge/model/calibration.js';
import { CONFIDENCE_SIGNALS, type ConfidenceSignal } from '../../../knowledge/confidence/confidence.js';
import {
  fitCalibration,
  fitElsewhere,
  type JudgedQuestion,
  type Judgement,
} from '../../../knowledge/confidence/fit-calibration.js';

const judgements: Judgement[] = ['answerable', 'near-miss', 'out-of-scope'];
/**
 * Makes judged questions. Near misses have low coverage, and out-of-scope questions a low cosine. The other
 * signals are noise.
 */
const questions = (count: number, vectors = false): JudgedQuestion[] =>
  Array.from({ length: count }, (_, n) => {
    const judged = judgements[n % 3]!;
    const noise = ((n * 37) % 11) / 100;
    const signals = Object.fromEntries(CONFIDENCE_SIGNALS.map((signal) => [signal, noise]));
    signals.cosine = judged === 'out-of-scope' ? 0.2 + noise : 0.6 + noise;
    signals.coverage = judged === 'near-miss' ? 0.3 + noise : 0.7 + noise;
    return {
      signals: signals as Record<ConfidenceSignal, number>,
      judged,
      ...(vectors && { vector: Float32Array.of(noise, judged === 'answerable' ? 1 : -1) }),
    };
  });
const setting = { answered: 0.9, date: '2026-05-04' };

describe('a calibration', () => {
  it('answers what should be answered, and hardly anything else if the signals tell them apart', () => {
    const { calibration, curve } = fitCalibration(questions(150), setting);
    const chosen = curve.find(({ threshold }) => threshold === calibration.threshold)!;
    expect(chosen.answered).toBeGreaterThanOrEqual(0.9);
    expect(chosen.nearMisses).toBe(0);
    expect(chosen.outOfScope).toBe(0);
    expect(calibration.field!.weights.cosine).toBeGreaterThan(0);
    expect(calibration.weights.coverage).toBeGreaterThan(0);
    expect(calibration.fittedOn).toEqual({ questions: 150, answerable: 50, date: '2026-05-04' });
  });

  it('chooses the highest threshold that still answers the wanted share', () => {
    const { calibration, curve } = fitCalibration(questions(150), setting);
    const above = curve.filter(({ threshold }) => threshold > calibration.threshold);
    expect(above.length).toBeGreaterThan(0);
    for (const { answered } of above) expect(answered).toBeLessThan(0.9);
  });

  it('falls as the threshold rises, for every kind of question', () => {
    const { curve } = fitCalibration(questions(90), setting);
    for (const [n, point] of curve.slice(1).entries())
      for (const kind of ['answered', 'wronglyAnswered', 'nearMisses', 'outOfScope'] as const)
        expect(point[kind]).toBeLessThanOrEqual(curve[n]![kind]);
  });

  it('weighs the question’s own vector only where vectors are given, and names their model', () => {
    const plain = fitCalibration(questions(90), { ...setting, model: 'abc' }).calibration;
    expect(plain).not.toHaveProperty('question');
    expect(plain).not.toHaveProperty('model');
    const withVectors = fitCalibration(questions(90, true), { ...setting, model: 'abc' }).calibration;
    expect(withVectors.model).toBe('abc');
    expect(withVectors.question).toHaveLength(2);
    expect(withVectors.question![1]).toBeGreaterThan(0);
  });

  it('can be kept and read again', () => {
    const { calibration } = fitCalibration(questions(90, true), { ...setting, model: 'abc' });
    expect(calibrationSchema.parse(JSON.parse(JSON.stringify(calibration)))).toEqual(calibration);
  });
});

describe('what judges in a release of another field', () => {
  const all = questions(150, true) as Required<JudgedQuestion>[];

  it('weighs no vector, and still tells what is of no field at all', () => {
    const { elsewhere, curve } = fitElsewhere(all, 0.9);
    expect(elsewhere.field).not.toHaveProperty('question');
    const chosen = curve.find(({ threshold }) => threshold === elsewhere.threshold)!;
    expect(chosen.answered).toBeGreaterThanOrEqual(0.9);
    expect(chosen.outOfScope).toBe(0);
  });

  it('knows where the questions of the field lie, whatever lies elsewhere', () => {
    const { centre } = fitElsewhere(all, 0.9).elsewhere;
    expect(Math.hypot(...centre)).toBeCloseTo(1, 3);
    const far = all.map((one) =>
      one.judged === 'out-of-scope' ? { ...one, vector: Float32Array.of(9, 9) } : one,
    );
    expect(fitElsewhere(far, 0.9).elsewhere.centre).toEqual(centre);
  });
});
