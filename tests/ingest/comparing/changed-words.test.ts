// The changed words of one passage: what was added is marked, and the rest is left alone.
import { expect, test } from 'vitest';
import { changedWords } from '../../../ingest/comparing/changed-words.js';

test('marks only the words that were added', () => {
  const runs = changedWords(
    'Tell the child. Send the decision to the family.',
    'Tell the child. Send the decision in writing to the family.',
  );
  expect(runs.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => [kind, text.trim()])).toEqual([
    ['added', 'in writing'],
  ]);
});
