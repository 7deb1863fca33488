import { expect, test } from 'vitest';
import { lastRuns } from '../../../../../adapters/web/library/releases/golden-runs.js';
import type { GoldenQuestion, Trial } from '../../../../../ingest/model/editing.js';

const AT = '2026-05-04T09:00:00.000Z';
const golden: GoldenQuestion = {
  id: 1,
  question: 'Must a child consent?',
  outcome: 'answered',
  words: 'do not have to',
  addedBy: 'ada',
  addedAt: AT,
};

function trialOf(line: Partial<Trial['lines'][number]>): Trial {
  const draft = { outcome: 'answered', asExpected: true, quotes: [] };
  const whole = { question: golden.id, text: golden.question, draft, verdict: 'same' as const, ...line };
  return { release: 2, at: AT, lines: [whole], liveShare: 0, draftShare: 1, gate: 1, passed: true };
}

const runsOf = (line: Partial<Trial['lines'][number]>) =>
  lastRuns(golden, { live: 2, ofLive: { published: trialOf(line), since: undefined }, draft: undefined });

test('a result from before we recorded what was expected counts if it asked the same', () => {
  expect(runsOf({})).toMatchObject([{ release: 2, isDraft: false, answer: { asExpected: true }, at: AT }]);
  expect(runsOf({ text: 'Must a child agree?' })).toBe('edited');
});

test('a result does not count if something else was expected', () => {
  expect(runsOf({ expected: { outcome: 'answered', words: 'must not' } })).toBe('edited');
});
