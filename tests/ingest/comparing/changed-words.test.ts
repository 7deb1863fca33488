// Tests that only the words added to a passage are highlighted.
import { expect, test } from 'vitest';
import {
  atParagraphChanged,
  changedSentences,
  changedWords,
} from '../../../ingest/comparing/changed-words.js';

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

test('a changed passage is cited by the number of the paragraph that changed, and by none if several did', () => {
  const text =
    '1.1 Write to the panel.\n1.2 Keep a record of the call.\n2.1 Tell the duty desk.\n2.2 Send the form within 2 days. Keep a copy of the form.';
  const passage = { id: 'p', document: 'guide', position: 0, headings: [], text, paragraph: '1.1' };
  const numberOf = (before: string, moved?: string[]) => atParagraphChanged(passage, before, moved).paragraph;
  expect(numberOf(text.replace('2 days', '5 days'))).toBe('2.2');
  expect(numberOf(text.replace('Write', 'Phone'))).toBe('1.1');
  expect(numberOf(text.replace('2 days', '5 days').replace('the call', 'the visit'))).toBeUndefined();
  expect(numberOf(`${text}\n2.3 Call the family.`)).toBeUndefined();
  const moved = '2.1 Tell the duty desk.';
  expect(numberOf(text.replace(`${moved}\n`, '').replace('2 days', '5 days'), [moved])).toBe('2.2');
  const single = { ...passage, text: '1.1 Write to the panel.\nKeep a record of the call.' };
  expect(atParagraphChanged(single, '').paragraph).toBe('1.1');
});
