// Tests which acceptances count when a change has been published and taken back.
import { expect, test } from 'vitest';
import { acceptedBy, type ReviewAction, type ReviewEvent } from '../../../ingest/model/editing.js';

const events = (...steps: readonly (readonly [ReviewAction, string])[]): ReviewEvent[] =>
  steps.map(([action, editor], n) => ({ change: 1, at: `2026-05-0${n + 1}T09:00:00.000Z`, editor, action }));

test('an acceptance from before the change was taken back does not count', () => {
  const taken = events(['accept', 'Erin'], ['publish', 'Erin'], ['roll-back', 'Erin'], ['accept', 'Erin']);
  expect(acceptedBy(taken, 'waiting')).toEqual(['Erin']);
  expect(acceptedBy(taken.slice(0, -1), 'open')).toEqual([]);
});

test('a change whose version was made live again was accepted by those who accepted it for that version', () => {
  const back = events(
    ...([
      ['accept', 'Erin'],
      ['accept', 'Sam'],
      ['publish', 'Sam'],
      ['roll-back', 'Sam'],
      ['roll-back', 'Sam'],
    ] as const),
  );
  expect(acceptedBy(back, 'published')).toEqual(['Erin', 'Sam']);
});
