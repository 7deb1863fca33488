// Tests that a practice note is not published while it cites text that readers would not find.
import { beforeEach, expect, it } from 'vitest';
import { saveNote } from '../../../ingest/notes/save-note.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { startEditing } from '../../support/running-editing.js';
import { perTest } from '../../support/per-test.js';

const PATH = '/government/publications/help';
const page = (days: number | string, duty = 'speaks') =>
  `<p>Refer the child within ${days} days of the first meeting with the family.</p><h2>Guardians</h2><h3>What they do</h3><p>A guardian ${duty} for the child in every meeting that is held.</p>`;

const running = perTest(startEditing);
beforeEach(async () => {
  running.site.put(publication(PATH, page(45)));
  await running.takeIn(PATH);
});

async function change(days: number | string, duty?: string) {
  running.site.put(publication(PATH, page(days, duty)));
  return (await running.refresh(PATH)).changes[0]!;
}

async function passageIn(edition: number, words: string): Promise<string> {
  const { placed } = (await running.editing.edition(edition))!;
  return placed.find(({ passage }) => passage.text.includes(words))!.passage.id;
}

async function acceptNote(passage: string, more: { slug?: string; version: number } = { version: 0 }) {
  const library = running.ports.library as Parameters<typeof saveNote>[0]['library'];
  const words = {
    title: 'When to refer',
    jurisdictions: ['england' as const],
    authority: 'practice-note' as const,
    sources: [],
    verifiedOn: '2026-05-04',
    body: `Write down what was said, ([Help, part 1](/library/document/help#passage-${passage})).`,
  };
  const saved = await saveNote({ ...running.ports, library }, { words, editor: 'ada', ...more });
  if (saved.outcome !== 'saved') throw new Error(saved.outcome);
  await running.review(saved.change!, 'accept');
  return saved.change!;
}

it('refuses a note that cites the text of a rejected change, and says which citation and what to do', async () => {
  const { id, edition } = await change(30);
  const note = await acceptNote(await passageIn(edition!, '30 days'));
  await running.review(id, 'reject');
  await expect(running.publish()).rejects.toMatchObject({
    message: `The practice note “When to refer” cites text that was rejected in change ${id}: “Help, part 1”.`,
    remedy: `Open the note and cite other text, or remove the citation. If the rejected text is right, reopen change ${id} and accept it. To publish the other changes first, reopen change ${note.id}.`,
  });
  // The editor cites the text that is live instead.
  const [live] = await running.ports.store.editionsOf(1);
  await acceptNote(await passageIn(live!.id, '45 days'), { slug: note.document, version: 1 });
  expect(await running.publish()).toMatchObject({ outcome: 'published' });
});

it('refuses a note that cites a passage which was rejected in an accepted change', async () => {
  const { id, edition, base } = await change(30, 'never speaks');
  const [before, after] = [await passageIn(base!, '45 days'), await passageIn(edition!, '30 days')];
  await running.review(id, 'reject', { key: `${before}>${after}` });
  await running.review(id, 'accept');
  await acceptNote(after);
  await expect(running.publish()).rejects.toThrow(`cites text that was rejected in change ${id}`);
});

it('refuses a note that cites text which its document does not have', async () => {
  const note = await acceptNote('gone');
  await expect(running.publish()).rejects.toMatchObject({
    message:
      'The practice note “When to refer” cites text that would not be in the guidance: “Help, part 1”.',
    remedy: `Open the note and cite the text as it is now, or remove the citation. To publish the other changes first, reopen change ${note.id}.`,
  });
});

it('refuses a note that was left out because its text changed, until it cites the text as it is now', async () => {
  const [live] = await running.ports.store.editionsOf(1);
  const { document } = await acceptNote(await passageIn(live!.id, '45 days'));
  await running.publish();
  const { id, edition } = await change(30);
  await running.review(id, 'accept');
  expect(await running.publish()).toMatchObject({ suspendedNotes: [document] });
  const [asked] = await running.editing.changes(['open']);
  await running.review(asked!, 'accept');
  await expect(running.publish()).rejects.toThrow('would not be in the guidance');
  await acceptNote(await passageIn(edition!, '30 days'), { slug: document, version: 1 });
  expect(await running.publish()).toMatchObject({ outcome: 'published', suspendedNotes: [] });
});

it('publishes a note with a change to the form of what it cites', async () => {
  const { id, base } = await change('forty-five');
  await running.review(id, 'accept');
  await acceptNote(await passageIn(base!, '45 days'));
  expect(await running.publish()).toMatchObject({ outcome: 'published' });
});
