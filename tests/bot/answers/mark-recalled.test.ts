// Close matches of an earlier answer, once an editor has found some of the guidance wrong.
import { expect, test } from 'vitest';
import { withRecalledMarked } from '../../../bot/answers/mark-recalled.js';
import type { StoredAnswer, Suggested } from '../../../bot/model/messages/conversation.js';
import { recalledTexts, type RecalledText } from '../../../knowledge/model/recalled.js';

const wrong: RecalledText = {
  ...{ passage: 'wrong', document: 'help', words: 'within 45 days', since: '2026-05-04T09:00:00Z' },
};
const match = (title: string, more: Partial<Suggested>): Suggested => ({
  ...{ title, place: '', text: 'Refer the child within 9 days.' },
  ...more,
});
const suggested = [
  match('Right', { passage: 'right', document: 'help' }),
  match('Recalled', { passage: 'wrong', document: 'help' }),
  match('Same words', { passage: 'edited', document: 'help', text: 'Refer them within 45 days.' }),
  match('Note', { passage: 'note', document: 'note', cites: ['wrong'] }),
  match('Without its document', { passage: 'right' }),
  match('Without anything', {}),
];

async function shown(recalled: RecalledText[]) {
  const recalls = { recalled: () => Promise.resolve(recalledTexts(recalled)) };
  const stored = { answer: { citations: [] }, suggested } as unknown as StoredAnswer;
  return (await withRecalledMarked({ recalls }, stored)).suggested?.map(({ title }) => title);
}

test('leaves out what was recalled, notes that cite it, and any stored without what tells', async () => {
  expect(await shown([wrong])).toEqual(['Right']);
});

test('leaves nothing out while nothing is recalled', async () => {
  expect(await shown([])).toHaveLength(suggested.length);
});
