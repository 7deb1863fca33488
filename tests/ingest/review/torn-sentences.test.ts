// Tests rejecting one passage of a change when a sentence has moved between it and another passage.
import { expect, it } from 'vitest';
import { differenceBetween } from '../../../ingest/comparing/difference-between.js';
import type { ChangeRecord } from '../../../ingest/model/editing.js';
import { cautionsFor } from '../../../knowledge/model/words/citation.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { startEditing } from '../../support/running-editing.js';
import { perTest } from '../../support/per-test.js';
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';

const PATH = '/government/publications/help';
const MOVED = 'The guardian must be told before any interview takes place.';
const filler = (topic: string) =>
  Array.from(
    { length: 8 },
    (_, n) => `On day ${n + 1} the officer writes down what the child says about ${topic}.`,
  ).join(' ');
const BEFORE = `<h2>One</h2><p>${filler('home')} ${MOVED}</p><h2>Two</h2><p>${filler('school')} The child is seen within 5 days.</p>`;
const AFTER = `<h2>One</h2><p>${filler('home')}</p><h2>Two</h2><p>${MOVED} ${filler('school')} The child is seen within 50 days.</p>`;

const running = perTest(startEditing);

async function found(before: string, after: string): Promise<ChangeRecord> {
  running.site.put(publication(PATH, before, { public_updated_at: '2024-06-01T09:00:00Z' }));
  await running.takeIn(PATH);
  running.site.put(publication(PATH, after, { public_updated_at: '2026-09-01T09:00:00Z' }));
  return (await running.refresh(PATH)).changes[0]!;
}

async function reject(change: ChangeRecord, words: string): Promise<void> {
  const { changes } = await differenceBetween(running.editing, change.base, change.edition);
  const { key } = changes.find(({ after, before }) => (after ?? before)!.text.includes(words))!;
  await running.review(change, 'reject', { key });
}

async function live() {
  const { store } = running.guidance.ports;
  const { number } = (await store.liveRelease())!;
  const { passages } = await store.contentOf(number);
  const [edition] = await store.editionsOf(number);
  return { words: passages.map(({ text }) => text).join('\n'), document: edition!.document };
}

it('cannot be accepted if a sentence that moved would be lost, and says which', async () => {
  const change = await found(BEFORE, AFTER);
  await reject(change, '50 days');
  await expect(running.review(change, 'accept')).rejects.toThrow(`“${MOVED}” would be lost`);
  await reject(change, 'about home');
  await running.review(change, 'accept');
  await running.publish();
  expect((await live()).words.split(MOVED)).toHaveLength(2);
});

it('cannot be accepted if a sentence that moved would be there twice', async () => {
  const change = await found(AFTER.replace('50', '5'), BEFORE.replace('5 days', '50 days'));
  await reject(change, '50 days');
  await expect(running.review(change, 'accept')).rejects.toThrow(`“${MOVED}” would appear twice`);
});

it('says which passages keep their words, and which version those are from', async () => {
  const change = await found(
    BEFORE,
    AFTER.replace(MOVED, '').replace('</p><h2>Two', ` ${MOVED}</p><h2>Two`).replace('day 3', 'day 33'),
  );
  await reject(change, '50 days');
  await running.review(change, 'accept');
  await running.publish();
  const { words, document } = await live();
  expect(words).toContain('within 5 days');
  expect(document).toMatchObject({ date: '2026-09-01', partlyFrom: '2024-06-01' });
  const { store } = running.guidance.ports;
  const { passages } = await store.contentOf((await store.liveRelease())!.number);
  const warned = passages.filter(
    (passage) => cautionsFor({ document, passage }, guidanceWords('en')).length > 0,
  );
  expect(warned).toHaveLength(1);
  expect(warned[0]!.text).toContain('within 5 days');
});
