// Tests that confidence is always a number that can be compared with a threshold.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../knowledge/search/candidate.js';
import {
  CONFIDENCE_SIGNALS,
  confidenceOf,
  confidenceSignals,
} from '../../../knowledge/confidence/confidence.js';
import { findPassages } from '../../../knowledge/search/find-passages.js';
import { createMemoryRelease, plainCalibration, plainWeights, queryOf } from '../../fakes/memory-release.js';

const release = await createMemoryRelease([
  {
    slug: 'guardians',
    texts: ['A guardian is appointed for the child.', 'The guardian explains decisions.'],
  },
  { slug: 'trains', texts: ['Steam engines stand in the museum.', 'The museum opens at nine.'] },
]);
const found = async (text: string) => {
  const query = await queryOf(release, text);
  return { query, found: await findPassages(release, query, plainWeights, 10) };
};
const confidence = async (text: string, calibration = plainCalibration) => {
  const { query, found: candidates } = await found(text);
  return confidenceOf(release, query, candidates, calibration);
};

describe('confidence', () => {
  it('is higher for a question whose words are found together than for one whose words are found nowhere', async () => {
    expect(await confidence('Who appoints a guardian for the child?')).toBeGreaterThan(
      plainCalibration.threshold,
    );
    expect(await confidence('How are zebras fed in winter?')).toBeLessThan(plainCalibration.threshold);
  });

  it('is lower when the rarest word of the question is in none of the best passages', async () => {
    const { query, found: candidates } = await found('Is a guardian appointed in Atlantis?');
    expect(confidenceSignals(release, query, candidates).rarest).toBe(0.5);
    const known = await found('Is a guardian appointed?');
    expect(confidenceSignals(release, known.query, known.found).rarest).toBe(1);
  });

  it('is 0 if nothing was found, whatever the calibration', async () => {
    const { query } = await found('guardian');
    expect(confidenceOf(release, query, [], { ...plainCalibration, bias: 99 })).toBe(0);
  });

  it('rests on numbers, whatever was asked and whether or not anything was found', async () => {
    for (const text of ['', '?!', 'guardian', 'unheard words only', 'the year 2031', 'and in Atlantis']) {
      const { query, found: candidates } = await found(text);
      for (const some of [candidates, candidates.slice(0, 1), []]) {
        const signals = confidenceSignals(release, query, some);
        expect(Object.keys(signals)).toEqual([...CONFIDENCE_SIGNALS]);
        for (const value of Object.values(signals)) expect(Number.isFinite(value)).toBe(true);
      }
    }
  });

  it('notices a year that no passage speaks of', async () => {
    const years = async (text: string) => {
      const { query, found: candidates } = await found(text);
      return confidenceSignals(release, query, candidates).years;
    };
    expect(await years('Is a guardian appointed in 2031?')).toBe(1);
    expect(await years('Is a guardian appointed?')).toBe(0);
  });

  it('ignores signals of a calibration that it does not know', async () => {
    const calibration = { ...plainCalibration, weights: { moonlight: 5 }, bias: 0 };
    expect(await confidence('guardian', calibration)).toBe(0.5);
  });

  it('stays within 0 and 1, and grows with what speaks for the answer', async () => {
    const { query, found: candidates } = await found('Who appoints a guardian?');
    const share = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.double({ min: 0, max: 50, noNaN: true }), (one, other, weight) => {
        const calibration = { ...plainCalibration, weights: { cosine: weight }, bias: 0 };
        const at = (cosine: number) => {
          const [first, ...rest] = candidates;
          const best = { ...first!, signals: { ...first!.signals, cosine } };
          const others = rest.map((c): Candidate => ({ ...c, signals: { ...c.signals, cosine: -1 } }));
          return confidenceOf(release, query, [best, ...others], calibration);
        };
        const [low, high] = [at(Math.min(one, other)), at(Math.max(one, other))];
        expect(low >= 0 && high <= 1 && low <= high).toBe(true);
      }),
    );
  });
});
