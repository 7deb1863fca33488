// Tests that a practice note is not quoted after the guidance it cites has changed, until an editor has
// checked the note.
import { beforeEach, expect, it } from 'vitest';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { reportWrongPassage } from '../../../bot/recalls/report-wrong-passage.js';
import { findImpact } from '../../../bot/recalls/find-impact.js';
import { ingestFolders } from '../../../ingest/ingest-folders.js';
import type { NoteWords } from '../../../ingest/model/practice-note.js';
import { rollBack } from '../../../ingest/releases/roll-back.js';
import { saveNote } from '../../../ingest/notes/save-note.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { createTestBot, practitioner } from '../../fakes/test-bot.js';
import { startEditing } from '../../support/running-editing.js';
import { perTest } from '../../support/per-test.js';

const PATH = '/government/publications/help';
const page = (days: number | string) =>
  `<p>Refer the child within ${days} days of the first meeting with the family.</p><h2>Guardians</h2><h3>What they do</h3><p>A guardian speaks for the child in every meeting that is held.</p>`;

const running = perTest(startEditing);
beforeEach(async () => {
  running.site.put(publication(PATH, page(45)));
  await running.takeIn(PATH);
});

const live = async () => {
  const { store } = running.guidance.ports;
  const editions = await store.editionsOf((await store.liveRelease())!.number);
  return editions.map(({ document }) => document.slug).sort();
};
const open = () => running.editing.changes(['open']);
const change = (days: number | string, more: Record<string, unknown> = {}) => {
  running.site.put(publication(PATH, page(days), more));
  return running.takeIn(PATH);
};

const write = (words: NoteWords, more: { slug?: string; version: number }) => {
  const library = running.ports.library as Parameters<typeof saveNote>[0]['library'];
  return saveNote({ ...running.ports, library }, { words, editor: 'ada', ...more });
};

async function publishNote(title: string, words: string | string[], document = 'help'): Promise<string> {
  const { store } = running.guidance.ports;
  const held = await store.documentOf((await store.liveRelease())!.number, document);
  const cited = [words].flat().map((some) => {
    const { id } = held!.passages.find(({ text }) => text.includes(some))!;
    return `[the guidance](/library/document/${document}#passage-${id})`;
  });
  const note: NoteWords = {
    title,
    jurisdictions: ['england'],
    authority: 'practice-note',
    sources: [],
    verifiedOn: '2026-05-04',
    body: `${title}: see ${cited.join(' and ')}, and write down what was said.`,
  };
  const saved = await write(note, { version: 0 });
  if (saved.outcome !== 'saved') throw new Error(saved.outcome);
  await running.review(saved.change!, 'accept');
  await running.publish();
  return saved.note.slug;
}

/** An editor takes the citation out of the note, and accepts the new text. */
async function rewrite(slug: string): Promise<void> {
  const { words, version } = (await running.ports.library!.notes()).find((note) => note.slug === slug)!;
  const saved = await write({ ...words, body: 'Write down what was said.' }, { slug, version });
  if (saved.outcome !== 'saved') throw new Error(saved.outcome);
  await running.review(saved.change!, 'accept');
}

it('leaves out the note that cites what changed, and no other, and asks an editor about it', async () => {
  const rests = await publishNote('When to refer', '45 days');
  const other = await publishNote('Who speaks', 'guardian speaks');
  expect(await live()).toEqual(['help', rests, other].sort());
  expect(await change(30)).toMatchObject({ outcome: 'published', suspendedNotes: [rests] });
  expect(await live()).toEqual(['help', other].sort());
  const [asked, ...more] = await open();
  expect(more).toEqual([]);
  expect(asked).toMatchObject({
    document: rests,
    note: expect.stringContaining('cites guidance that changed'),
  });
  // The text that the note cites is gone, so it does not come back as it was.
  await running.review(asked!, 'accept');
  await expect(running.publish()).rejects.toThrow('would not be in the guidance');
  await rewrite(rests);
  expect(await running.publish()).toMatchObject({ outcome: 'published', suspendedNotes: [] });
  expect(await live()).toEqual(['help', rests, other].sort());
  expect(await running.publish()).toEqual({ outcome: 'nothing' });
});

it('comes back with other words, too, which an editor writes in place of those that were left out', async () => {
  const rests = await publishNote('When to refer', '45 days');
  await change(30);
  const { words, version } = (await running.ports.library!.notes()).find(({ slug }) => slug === rests)!;
  const anew = { ...words, body: 'When to refer: within 30 days, and write down what was said.' };
  const saved = await write(anew, { slug: rests, version });
  if (saved.outcome !== 'saved') throw new Error(saved.outcome);
  await running.review(saved.change!, 'accept');
  expect(await running.publish()).toMatchObject({ outcome: 'published', suspendedNotes: [] });
  expect(await live()).toEqual(['help', rests].sort());
});

it('leaves it where only the form of what it cites changed', async () => {
  const rests = await publishNote('When to refer', '45 days');
  running.site.put(publication(PATH, page(45).replace('45 days', 'forty-five days')));
  expect(await running.takeIn(PATH)).toMatchObject({ suspendedNotes: [] });
  expect(await live()).toContain(rests);
});

it('leaves it out where what it cites changes after a change of form, also by an import', async () => {
  const rests = await publishNote('When to refer', '45 days');
  for (const days of ['forty-five', '3'])
    expect(await change(days)).toMatchObject({ suspendedNotes: days === '3' ? [rests] : [] });
  await importRules(45);
  const other = await publishNote('When to refer again', '45 days', 'rules');
  expect(await importRules('forty-five')).toMatchObject({ published: true, suspendedNotes: [] });
  expect(await importRules(3)).toMatchObject({ published: true, suspendedNotes: [other] });
});

it('is proposed for removal where what it cites is found wrong after a change of form', async () => {
  const rests = await publishNote('When to refer', '45 days');
  await change('forty-five');
  const store = createStore(running.guidance.database);
  const ports = { ...running.ports, store, guidance: running.ports.store };
  const { number } = (await ports.guidance.liveRelease())!;
  const { passages } = (await ports.guidance.documentOf(number, 'help'))!;
  const { id } = passages.find(({ text }) => text.includes('forty-five days'))!;
  await reportWrongPassage(ports, { passage: id, comment: 'It is wrong.' });
  expect(await open()).toMatchObject([{ document: rests }]);
});

it('leaves it out where what it cites is withdrawn, or goes', async () => {
  const rests = await publishNote('When to refer', '45 days');
  const notice = { withdrawn_notice: { explanation: '<p>Old.</p>', withdrawn_at: '2026-05-05' } };
  expect(await change(45, notice)).toMatchObject({ suspendedNotes: [rests] });
});

async function importRules(days: number | string, editing = running.ports.editing) {
  const { folder, ports, put } = running.guidance;
  await put(
    'rules.md',
    `# Rules\n\nRefer the child within ${days} days of the first meeting with the family.\n`,
  );
  const { library, clock } = running.ports;
  return ingestFolders({ ...ports, dependents: { editing, library, clock } }, [folder], { publish: true });
}

it('leaves it out, and suspends golden questions, where a folder that is taken in changes what they rest on', async () => {
  await importRules(45);
  const rests = await publishNote('When to refer', '45 days', 'rules');
  const { store } = running.ports;
  const cited = (await store.documentOf((await store.liveRelease())!.number, 'rules'))!.passages[0]!;
  const golden = { question: 'When?', outcome: 'answered' as const, passage: cited.id };
  await running.editing.addGolden({ ...golden, addedBy: 'ada', addedAt: '' });
  expect(await importRules(30)).toMatchObject({ published: true, suspendedNotes: [rests], suspended: 1 });
  expect(await live()).toEqual(['help', 'rules']);
  const [asked] = await open();
  expect(asked).toMatchObject({
    document: rests,
    note: expect.stringContaining('cites guidance that changed'),
  });
  await rewrite(rests);
  await running.publish();
  expect(await live()).toEqual(['help', 'rules', rests].sort());
});

it('asks about it in the next that a folder is taken in, where the run that left it out was killed', async () => {
  await importRules(45);
  const rests = await publishNote('When to refer', '45 days', 'rules');
  const killed = { ...running.ports.editing, propose: () => Promise.reject(new Error('killed')) };
  await expect(importRules(30, killed)).rejects.toThrow('killed');
  expect([await live(), await open()]).toEqual([['help', 'rules'], []]);
  await running.guidance.put(
    'more.md',
    '# More\n\nWhoever refers the child also writes down what was said.\n',
  );
  expect(await importRules(30)).toMatchObject({ published: true });
  expect(await open()).toMatchObject([{ document: rests }]);
});

it('leaves it out for what its live words cite, whatever is being written, and keeps the new text', async () => {
  const rests = await publishNote('When to refer', '45 days');
  const { words, version } = (await running.ports.library!.notes())[0]!;
  const body = 'Work in progress: refer within 30 days.';
  const draft = await write({ ...words, body }, { slug: rests, version });
  if (draft.outcome !== 'saved') throw new Error(draft.outcome);
  expect(await change(30)).toMatchObject({ suspendedNotes: [rests] });
  expect(await live()).toEqual(['help']);
  const [asked, ...more] = await open();
  expect(more).toEqual([]);
  expect(asked).toMatchObject({ document: rests, edition: draft.note.edition });
  expect(asked!.base).toBeUndefined();
  await running.review(asked!, 'accept');
  await running.publish();
  expect(await live()).toEqual(['help', rests].sort());
});

it('does not leave out a note that an editor took away, or changed in the same step', async () => {
  const rests = await publishNote('When to refer', '45 days');
  const [edition] = (await running.guidance.ports.store.editionsOf(2)).filter(
    ({ document }) => document.slug === rests,
  );
  const gone = { source: 'practice-notes', document: rests, base: edition!.id, weight: 'substance' as const };
  const { id } = await running.editing.propose(gone, '2026-05-04T09:00:00Z');
  await running.review(id, 'accept');
  expect(await change(30)).toMatchObject({ outcome: 'published', suspendedNotes: [] });
  expect(await live()).toEqual(['help']);
  expect(await open()).toEqual([]);
});

it('is not published together with a change to what it cites, until someone checks it', async () => {
  const held = (await running.ports.store.documentOf(1, 'help'))!;
  const { id } = held.passages.find(({ text }) => text.includes('45 days'))!;
  const body = `Refer within [45 days](/library/document/help#passage-${id}), and write down what was said.`;
  const words = { title: 'When to refer', jurisdictions: ['england'], authority: 'practice-note' } as const;
  const saved = await write(
    { ...words, jurisdictions: ['england'], sources: [], verifiedOn: '2026-05-04', body },
    { version: 0 },
  );
  if (saved.outcome !== 'saved') throw new Error(saved.outcome);
  await running.review(saved.change!, 'accept');
  running.site.put(publication(PATH, page('forty-five')));
  for (const one of (await running.refresh(PATH)).changes) await running.review(one, 'accept');
  await running.tryDraft();
  await expect(change(3)).rejects.toThrow('When to refer');
  expect(await live()).toEqual(['help']);
  await running.review(saved.change!, 'reopen');
  expect(await running.publish()).toMatchObject({ outcome: 'published' });
  await rewrite(saved.note.slug);
  await running.publish();
  expect(await live()).toEqual(['help', saved.note.slug]);
});

it('comes back with a step back, and what a killed run left is asked in the next', async () => {
  const rests = await publishNote('When to refer', '45 days');
  const { propose } = running.editing;
  running.site.put(publication(PATH, page(30)));
  for (const one of (await running.refresh(PATH)).changes) await running.review(one, 'accept');
  running.editing.propose = () => Promise.reject(new Error('killed'));
  await expect(running.publish()).rejects.toThrow('killed');
  running.editing.propose = propose;
  expect(await live()).toEqual(['help']);
  expect(await running.publish()).toEqual({ outcome: 'nothing' });
  expect(await open()).toMatchObject([{ document: rests }]);
  await rollBack(running.ports, { editor: 'ada', reason: 'A wrong number.' });
  expect(await live()).toEqual(['help', rests].sort());
});

it('is proposed for removal again where other words that it cites are found wrong after that was rejected', async () => {
  const rests = await publishNote('When to refer', ['45 days', 'guardian speaks']);
  const store = createStore(running.guidance.database);
  const ports = { ...running.ports, store, guidance: running.ports.store };
  for (const words of ['45 days', 'guardian speaks']) {
    const passages = (await running.ports.store.documentOf(2, 'help'))!.passages;
    const { id } = passages.find(({ text }) => text.includes(words))!;
    await reportWrongPassage(ports, { passage: id, comment: 'It is wrong.' });
    expect(await open()).toMatchObject([{ document: rests }]);
    await running.review((await open())[0]!, 'reject');
  }
});

it('is affected by the document that it cites, and its going is proposed where an editor finds those words wrong', async () => {
  const rests = await publishNote('When to refer', '45 days');
  const store = createStore(running.guidance.database);
  const bot = await createTestBot({ store, answerQuestion: ({ text }) => running.guidance.ask(text) });
  await bot.say(practitioner, 'Within how many days of the first meeting is the child referred?');
  const quoted = (await store.records.answers.latest(1))[0]!.answer.citations.map(({ passage }) => passage);
  const { id } = quoted.find(({ text, document }) => document === 'help' && text.includes('45 days'))!;
  await bot.close();
  const ports = { ...running.ports, store, guidance: running.ports.store };
  await reportWrongPassage(ports, { passage: id, comment: 'It is 30 days.' });
  const [asked] = await open();
  expect(asked).toMatchObject({ document: rests, note: expect.stringContaining('marked as wrong') });
  expect(asked!.edition).toBeUndefined();
  await running.review(asked!, 'accept');
  await running.publish();
  expect(await live()).toEqual(['help']);
  const held = (await running.ports.store.documentOf(2, 'help'))!;
  const hangs = await findImpact({ ...ports, glossary: [], contacts: [] }, held, {
    details: [],
    changes: [],
    same: 0,
    moved: 0,
    weight: 'none',
  });
  expect(hangs.practiceNotes).toEqual([rests]);
});
