// Tests that an editor’s corrections to a document’s details are in the edition that goes live, and which
// date is given for text that an editor kept.
import { beforeEach, expect, it } from 'vitest';
import { differenceBetween } from '../../../ingest/comparing/difference-between.js';
import { composeEdition } from '../../../ingest/editions/compose-edition.js';
import type { GuidanceDocument } from '../../../knowledge/model/source.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { startEditing } from '../../support/running-editing.js';
import { perTest } from '../../support/per-test.js';

const PATH = '/government/publications/help';

const running = perTest(startEditing);
beforeEach(() => {
  running.site.put(publication(PATH, '<p>Refer the child within 45 days.</p>'));
});

async function publishedWith(details: { date?: string; title?: string }) {
  const { changes } = await running.refresh(PATH);
  for (const change of changes) {
    await running.review(change, 'edit', { details });
    await running.review(change, 'accept');
  }
  await running.publish();
  const { store } = running.guidance.ports;
  const [edition] = await store.editionsOf((await store.liveRelease())!.number);
  return edition!.document;
}

it('ranks and dates a document by the date that an editor corrected it to, not only shows that date', async () => {
  expect(await publishedWith({ date: 'November 2025' })).toMatchObject({
    date: 'November 2025',
    sortDate: '2025-11',
  });
});

it('refuses a date that cannot be read: without one, the document would be missing on every past day', async () => {
  await expect(publishedWith({ date: 'Last spring' })).rejects.toThrow('cannot read “Last spring” as a date');
});

it('leaves the date alone if an editor corrects something else', async () => {
  expect(await publishedWith({ title: 'Help for children' })).toMatchObject({
    title: 'Help for children',
    date: expect.any(String),
    sortDate: expect.stringMatching(/^\d{4}-/),
  });
});

const filler = (topic: string) =>
  Array.from({ length: 8 }, (_, n) => `On day ${n + 1} the officer asks the child about ${topic}.`).join(' ');
const sectionOf = (topic: string, year: number) =>
  `<h2>About ${topic}</h2><p>${filler(topic)} They write down ${topic} within ${year} days.</p>`;

/** Proposes the edition of the year, and rejects the changes of some sections. */
async function proposeYear(year: number, rejected: readonly string[]) {
  const body = `${sectionOf('home', year)}${sectionOf('school', year)}`;
  running.site.put(publication(PATH, body, { public_updated_at: `${year}-06-01T09:00:00Z` }));
  const { changes } = await running.refresh(PATH);
  for (const change of changes) {
    const { changes: parts } = await differenceBetween(running.editing, change.base, change.edition);
    for (const { key, after } of parts)
      if (rejected.some((topic) => after?.text.includes(`down ${topic}`)))
        await running.review(change, 'reject', { key });
  }
  return changes;
}

async function publishYear(year: number, rejected: readonly string[]): Promise<void> {
  for (const change of await proposeYear(year, rejected)) await running.review(change, 'accept');
  await running.publish();
}

/** Composes the edition of 2026 without the changes of a section, over a live edition with these details. */
async function composeOver(rejected: string) {
  await publishYear(2022, []);
  await publishYear(2024, ['home']);
  const [id] = await proposeYear(2026, [rejected]);
  const change = (await running.editing.change(typeof id === 'number' ? id : id!.id))!;
  return (details: Partial<GuidanceDocument>) => {
    const edition = async (number: number) => {
      const found = (await running.editing.edition(number))!;
      if (number !== change.base) return found;
      return { ...found, record: { ...found.record, document: { ...found.record.document, ...details } } };
    };
    return composeEdition({ store: running.guidance.ports.store, editing: { edition } }, change);
  };
}

it.each([
  ['the same section twice', ['home'], { partlyFrom: '2022-06-01', kept: ['home'] }],
  ['another section', ['school'], { partlyFrom: '2024-06-01', kept: ['school'] }],
  ['both sections, of two dates', ['home', 'school'], { partlyFrom: undefined, kept: ['home', 'school'] }],
])('says from when the old text is if an editor rejects changes of %s', async (_, rejected, expected) => {
  await publishYear(2022, []);
  await publishYear(2024, ['home']);
  await publishYear(2026, rejected);
  const { store } = running.guidance.ports;
  const { number } = (await store.liveRelease())!;
  const [edition] = await store.editionsOf(number);
  const { date, partlyFrom, kept } = edition!.document;
  const { passages } = await store.contentOf(number);
  const topicOf = (id: string) => /down (\w+)/.exec(passages.find((one) => one.id === id)!.text)![1];
  expect(date).toBe('2026-06-01');
  expect({ partlyFrom, kept: kept?.map(topicOf) }).toEqual(expected);
});

it.each<[string, string, Partial<GuidanceDocument>, string | undefined]>([
  ['has no date', 'school', { date: undefined }, undefined],
  [
    'has no date or older text',
    'home',
    { date: undefined, partlyFrom: undefined, kept: undefined },
    undefined,
  ],
  ['has no date, but the text that it kept has one', 'home', { date: undefined }, '2022-06-01'],
  ['does not say which of its text is older', 'home', { kept: undefined }, undefined],
])('records which text is older if its version %s', async (_, rejected, details, partlyFrom) => {
  const compose = await composeOver(rejected);
  const { document } = (await compose(details))!;
  expect(document.kept).toHaveLength(1);
  expect(document.partlyFrom).toBe(partlyFrom);
});

it('does not call text older if it has the date of the new version', async () => {
  const compose = await composeOver('school');
  const { document } = (await compose({ date: '2026-06-01' }))!;
  expect(document.kept).toBeUndefined();
});
