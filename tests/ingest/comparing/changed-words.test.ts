// Tests that only the words added to a passage are highlighted.
import { expect, test } from 'vitest';
import { changedSentences, changedWords } from '../../../ingest/comparing/changed-words.js';

test('marks only the words that were added', () => {
  const runs = changedWords(
    'Tell the child. Send the decision to the family.',
    'Tell the child. Send the decision in writing to the family.',
  );
  expect(runs.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => [kind, text.trim()])).toEqual([
    ['added', 'in writing'],
  ]);
});

test('leaves out sentences that are now in another passage', () => {
  const stays = '3.1 The child must not go back to the farm while checks are made.';
  const told = '2.1 Tell the duty desk within 48 hours, by any means.';
  const runs = changedSentences(`${told}\n${stays}`, told.replace('48', '4'), [stays]);
  expect(runs.filter(({ kind }) => kind !== 'same').map(({ text }) => text.trim())).toEqual(['48', '4']);
  const marked = changedWords(`${told}\n${stays}`, told.replace('48', '4'), [stays]);
  expect(marked.filter((run) => run.moved)).toEqual([{ kind: 'removed', text: stays, moved: true }]);
});

test('gives only the sentences that changed, with a sign where others are left out', () => {
  const before = 'Refer the child. Tell the police at once. Keep a record. Call within 5 days.';
  const after = 'Refer the child. Tell the police today. Keep a record. Call within 2 days.';
  const runs = changedSentences(before, after);
  const without = (kind: string) => runs.flatMap((run) => (run.kind === kind ? [] : [run.text])).join('');
  expect(without('added')).toBe('Tell the police at once. … Call within 5 days.');
  expect(without('removed')).toBe('Tell the police today. … Call within 2 days.');
});
