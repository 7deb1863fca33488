// Tests estimating how likely a passage is to be useful, from its own ranking signals and those of its
// competitors.
import { describe, expect, it } from 'vitest';
import {
  knowsItsSignals,
  oddsOfUse,
  PASSAGE_SIGNALS,
  PASSAGES_WEIGHED,
  passageSignals,
} from '../../../knowledge/confidence/passage-odds.js';
import { findPassages } from '../../../knowledge/search/find-passages.js';
import { createMemoryRelease, plainCalibration, plainWeights, queryOf } from '../../fakes/memory-release.js';

const release = await createMemoryRelease([
  {
    slug: 'guardians',
    texts: [
      'An independent guardian is appointed within five working days.',
      'The guardian explains each decision to the child.',
      'A guardian is trained every year.',
      ...['Cardiff', 'Leeds', 'Derry', 'Perth', 'Truro', 'Hull', 'Wells', 'Ely', 'Ripon'].map(
        (town) => `Guardians meet in the town hall of ${town}.`,
      ),
    ],
  },
]);
const query = await queryOf(release, 'When is an independent guardian appointed?');
const found = await findPassages(release, query, plainWeights, PASSAGES_WEIGHED + 2);
const valueOf = (row: readonly number[], name: string) => row[PASSAGE_SIGNALS.indexOf(name)];

describe('the signals of a passage', () => {
  it('are numbers, one for each name, for each of the best passages', () => {
    const rows = passageSignals(release, query, found, 0.7);
    expect(found.length).toBeGreaterThan(PASSAGES_WEIGHED);
    expect(rows).toHaveLength(PASSAGES_WEIGHED);
    for (const row of rows) {
      expect(row).toHaveLength(PASSAGE_SIGNALS.length);
      expect(row.every(Number.isFinite)).toBe(true);
    }
  });

  it('say how far a passage is below the best, which is itself below nothing', () => {
    const [first, second] = passageSignals(release, query, found, 0.7);
    expect(valueOf(first!, 'score below the best')).toBe(0);
    expect(valueOf(second!, 'score below the best')).toBeCloseTo(found[1]!.score - found[0]!.score);
    expect(valueOf(second!, 'rank')).toBe(1);
  });

  it('say how near a passage is to the subjects that people ask about, where those are known', () => {
    const subject = Array.from(query.vector);
    const rows = passageSignals(release, query, found, 0.7, { passage: subject });
    rows.forEach((row, n) => expect(valueOf(row, 'subject')).toBeCloseTo(found[n]!.signals.cosine));
    const without = passageSignals(release, query, found, 0.7);
    expect(without.map((row) => valueOf(row, 'subject'))).toEqual(rows.map(() => 0));
  });

  it('hold a confidence of 0 or 1 as numbers, too', () => {
    for (const confidence of [0, 1])
      expect(passageSignals(release, query, found, confidence).flat().every(Number.isFinite)).toBe(true);
  });

  it('are empty if nothing was found', () => {
    expect(passageSignals(release, query, [], 0)).toEqual([]);
  });
});

describe('the odds', () => {
  it('rise with a signal that speaks for a passage', () => {
    const rows = passageSignals(release, query, found, 0.7);
    const odds = oddsOfUse({ weights: { 'score below the best': 2 }, bias: 0 }, rows);
    expect(odds[0]).toBeCloseTo(0.5);
    expect(odds).toEqual([...odds].sort((a, b) => b - a));
  });
});

describe('a calibration', () => {
  it('is known where this version has all of its signals', () => {
    const shows = 0.1;
    expect(knowsItsSignals(plainCalibration)).toBe(true);
    const passages = { weights: { rank: -1, 'question: years': 1 }, bias: 0, shows };
    expect(knowsItsSignals({ ...plainCalibration, passages })).toBe(true);
    const other = { weights: { moonlight: 1 }, bias: 0, shows };
    expect(knowsItsSignals({ ...plainCalibration, passages: other })).toBe(false);
    expect(knowsItsSignals({ ...plainCalibration, field: other })).toBe(false);
  });
});
