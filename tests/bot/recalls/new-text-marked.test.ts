// Tests whether a message about a change shows what was added, if the new text has words that were recalled.
import { expect, it } from 'vitest';
import { newTextMarked } from '../../../bot/recalls/tell-recall.js';
import type { Recall } from '../../../bot/model/recalls/recall.js';
import { recalledTexts } from '../../../knowledge/model/recalled.js';

const document = {
  slug: 'guide',
  title: 'A guide',
  jurisdictions: ['england' as const],
  authority: 'statutory-guidance' as const,
  standing: 'current' as const,
};
const since = '2026-05-06T09:00:00Z';
const changed = (was: string, text: string): Recall => ({
  ...{ id: 9, passage: 'old', document: 'guide', title: 'A guide', reason: 'changed', was, since },
  now: { passage: { id: 'new', document: 'guide', position: 0, headings: [], text }, document },
  ...{ state: 'open', openedAt: since },
});
function marked(was: string, now: string, ...wrong: [passage: string, words: string][]) {
  const texts = wrong.map(([passage, words], n) => ({
    ...{ recall: n, passage, document: 'guide', title: 'A guide', was: words, words, since },
  }));
  const [recall] = newTextMarked(recalledTexts(texts), [changed(was, now)]);
  return recall!.now!;
}

const WAS = 'Refer within 45 days. Ask at the first meeting.';
const NOW = 'Refer within 3 days. Ask at the first meeting.';

it('a text that keeps recalled words has a warning, but nothing that was added to it is wrong', () => {
  const now = marked(WAS, NOW, ['old', 'first meeting']);
  expect(now.passage.recalledOn).toBe(since);
  expect(now.addsRecalled).toBe(false);
});

it.each<[string, string, ...[string, string][]]>([
  ['Write within 4 hours.', 'Write within 48 hours.', ['new', '48 hours']],
  [WAS, NOW, ['old', 'first meeting'], ['new', '3 days']],
  ['Write at once. Call within 3 days.', 'Write within 3 days. Call within 3 days.', ['old', '3 days']],
])('“%s” has got recalled words if it is now “%s”', (was, now, ...wrong) => {
  expect(marked(was, now, ...wrong)).toMatchObject({ passage: { recalledOn: since }, addsRecalled: true });
});

it('a text without recalled words has no warning', () => {
  const { passage } = marked(WAS, NOW, ['old', '45 days']);
  expect(passage).not.toHaveProperty('recalledOn');
});
