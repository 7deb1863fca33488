// Tests what is shown of an earlier answer after an editor has reported some guidance as wrong, or has told
// people that it has changed.
import { expect, test } from 'vitest';
import { withAnswerMarked } from '../../../bot/answers/mark-recalled.js';
import type { StoredAnswer, Suggested } from '../../../bot/model/messages/conversation.js';
import type { Recall } from '../../../bot/model/recalls/recall.js';
import { sampleCitation } from '../../fakes/samples/guidance-samples.js';
import { recalledTexts, type RecalledText } from '../../../knowledge/model/recalled.js';

const wrong: RecalledText = {
  ...{ recall: 1, passage: 'wrong', document: 'help', title: 'Help', since: '2026-05-04T09:00:00Z' },
  ...{ words: 'within 45 days', was: 'Refer the child within 45 days of the first meeting.' },
};
const match = (title: string, more: Partial<Suggested>): Suggested => ({
  ...{ title, place: '', text: 'Refer the child within 9 days.' },
  ...more,
});
const suggested = [
  match('Right', { passage: 'right', document: 'help' }),
  match('Recalled', { passage: 'wrong', document: 'help' }),
  match('Same words', { passage: 'edited', document: 'help', text: 'Refer them within 45 days.' }),
  match('Same sentence', { passage: 'other', document: 'other', text: wrong.was }),
  match('Help', { passage: 'renamed', document: 'help-2', text: 'Refer them within 45 days.' }),
  match('Note', { passage: 'note', document: 'note', cites: ['wrong'] }),
  match('Without its document', { passage: 'right' }),
  match('Without anything', {}),
];

const recallsOf = (recalled: RecalledText[], told: Partial<Recall>[] = []) => ({
  recalled: () => Promise.resolve(recalledTexts(recalled)),
  changesTold: () => Promise.resolve(told as Recall[]),
});

async function shown(recalled: RecalledText[]) {
  const recalls = recallsOf(recalled);
  const stored = { answer: { citations: [], claims: [] }, suggested } as unknown as StoredAnswer;
  return (await withAnswerMarked({ recalls }, stored)).suggested?.map(({ title }) => title);
}

test('leaves out what was recalled, notes that cite it, and any stored without a record of that', async () => {
  expect(await shown([wrong])).toEqual(['Right']);
});

test('leaves nothing out while nothing is recalled', async () => {
  expect(await shown([])).toHaveLength(suggested.length);
});

test('leaves out a model’s sentences that rest on a quote that was recalled', async () => {
  const recalls = recallsOf([wrong]);
  const right = sampleCitation();
  const recalled = { ...right, passage: { ...right.passage, text: wrong.was } };
  const claims = [
    { text: 'They may refer.', citations: [0] },
    { text: 'They must refer within 45 days.', citations: [0, 1] },
  ];
  const stored = { answer: { citations: [right, recalled], claims } } as unknown as StoredAnswer;
  const { answer } = await withAnswerMarked({ recalls }, stored);
  expect(answer.claims).toEqual([claims[0]]);
});

test('says of a close match that the guidance has changed since, but not of one that was found later', async () => {
  const told = [{ passage: 'right', since: '2026-05-05T09:00:00Z', decidedAt: '2026-05-06T09:00:00Z' }];
  const cautionsAt = async (createdAt: string) => {
    const stored = { answer: { citations: [], claims: [] }, suggested, createdAt } as unknown as StoredAnswer;
    const marked = await withAnswerMarked({ recalls: recallsOf([], told) }, stored);
    return marked.suggested?.map(({ cautions = [] }) => cautions.join());
  };
  const caution = 'This guidance changed on 5 May 2026. Check what it says now.';
  const [first, second, ...others] = (await cautionsAt('2026-05-06T08:00:00Z'))!;
  expect([first, second]).toEqual([caution, '']);
  expect(others.at(-2)).toBe(caution);
  expect((await cautionsAt('2026-05-06T10:00:00Z'))?.join('')).toBe('');
});
