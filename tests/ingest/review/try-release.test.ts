// Tests that test questions are redacted before they are used, because editors can type anything in them.
import { expect, test } from 'vitest';
import type { Question } from '../../../knowledge/model/answer.js';
import { tryRelease } from '../../../ingest/review/try-release.js';
import { startEditing } from '../../support/running-editing.js';
import { perTest } from '../../support/per-test.js';

const running = perTest(startEditing);

test('details of people in a golden question reach no embedder, as in the question of a practitioner', async () => {
  await running.guidance.put('guide.md', '# A guide\n\nA guardian is appointed for every trafficked child.');
  const release = await running.guidance.publish();
  await running.editing.addGolden({
    question: 'Who appoints a guardian for Amal Hassan, born 12/03/2009?',
    outcome: 'answered',
    addedBy: 'ada',
    addedAt: '2026-05-04T09:00:00.000Z',
  });
  const asked: Question[] = [];
  const { ask } = running.guidance;
  const askRelease = () =>
    Promise.resolve((question: Question) => {
      asked.push(question);
      return ask(question.text);
    });
  const { editing, clock } = running.ports;
  await tryRelease({ editing, askRelease, gate: 1, clock }, { release: release.number });
  expect(asked.map(({ text }) => text)).toEqual([
    'Who appoints a guardian for [name 1], born [date of birth 1]?',
  ]);
});
