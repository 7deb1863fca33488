// Tests how a store keeps text written and files uploaded in the library, on every database.
import { expect, it } from 'vitest';
import type { Store } from '../../bot/model/store.js';
import type {
  EditingStore,
  GuidanceStore,
  LibraryStore,
  Proposal,
  SaveNoteStep,
} from '../../ingest/model/ports.js';
import { NOTES_SOURCE } from '../../ingest/model/practice-note.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import { newEscalation, person } from '../fakes/samples/sample-records.js';

const NOW = '2026-05-04T09:00:00.000Z';
const LATER = '2026-05-04T10:00:00.000Z';

export interface LibraryStores {
  library: LibraryStore;
  editing: EditingStore;
  guidance: GuidanceStore;
  store: Store;
}

/** Each call of `stores` must return empty stores. */
export function libraryStoreContract(stores: () => LibraryStores): void {
  const edition = async (slug: string, text: string) => {
    const document = {
      slug,
      title: slug,
      jurisdictions: [],
      authority: 'practice-note' as const,
      standing: 'current' as const,
    };
    return (await stores().guidance.saveEdition({ document, digest: text, origin: 'source:x' }, [])).id;
  };
  const proposalOf = (document: string, id: number): Proposal => ({
    source: NOTES_SOURCE,
    document,
    edition: id,
    weight: 'substance',
  });
  const step = async (text: string, more: Partial<SaveNoteStep> = {}): Promise<SaveNoteStep> => {
    const id = await edition('note-one', text);
    return {
      slug: 'note-one',
      words: {
        title: 'One',
        jurisdictions: ['wales'],
        authority: 'practice-note',
        sources: [{ title: 'A guide', url: 'https://www.gov.uk/guide' }],
        verifiedOn: '2026-05-04',
        body: text,
      },
      version: 0,
      edition: id,
      savedAt: NOW,
      savedBy: 'ada',
      proposal: proposalOf('note-one', id),
      ...more,
    };
  };

  it('keeps a note together with the change that it proposes', async () => {
    const { library, editing } = stores();
    const first = await step('First words.');
    const saved = await library.saveNote(first);
    expect(saved?.note).toEqual({
      slug: 'note-one',
      words: first.words,
      version: 1,
      edition: first.edition,
      savedAt: NOW,
      savedBy: 'ada',
    });
    expect(await library.note('note-one')).toEqual(saved?.note);
    expect(await library.notes()).toEqual([saved?.note]);
    expect(await editing.changes(['open'])).toEqual([saved?.change]);
    expect(saved?.change).toMatchObject({
      document: 'note-one',
      edition: first.edition,
      source: NOTES_SOURCE,
    });
  });

  it('of two editors who save the same version, keeps the words of the first and proposes nothing of the second', async () => {
    const { library, editing } = stores();
    const [one, other] = [await step('Of one.'), await step('Of the other.', { savedBy: 'ben' })];
    const outcomes = [await library.saveNote(one), await library.saveNote(other)];
    expect(outcomes.map((outcome) => outcome?.note.words.body)).toEqual(['Of one.', undefined]);
    const again = await Promise.all([
      library.saveNote(await step('Second of one.', { version: 1 })),
      library.saveNote(await step('Second of the other.', { version: 1, savedBy: 'ben' })),
    ]);
    expect(again.filter((outcome) => outcome !== undefined)).toHaveLength(1);
    expect((await library.note('note-one'))?.version).toBe(2);
    const open = await editing.changes(['open']);
    expect(open.map(({ edition: id }) => id)).toEqual([(await library.note('note-one'))?.edition]);
    expect(await library.saveNote(await step('Of nobody.', { version: 7 }))).toBeUndefined();
  });

  it('replaces what is undecided, with the editor on record, and takes it back where the live words are saved again', async () => {
    const { library, editing } = stores();
    const first = (await library.saveNote(await step('First words.')))!;
    await library.saveNote(await step('Second words.', { version: 1, savedBy: 'ben', savedAt: LATER }));
    expect(await editing.change(first.change!.id)).toMatchObject({ state: 'replaced' });
    expect((await editing.events(first.change!.id)).at(-1)).toMatchObject({
      editor: 'ben',
      action: 'replace',
    });
    await library.saveNote(await step('Live words.', { version: 2, proposal: undefined }));
    expect(await editing.changes(['open', 'waiting', 'accepted'])).toEqual([]);
  });

  it('takes the draft of a closed request in the same step, and leaves it where nothing was saved', async () => {
    const { library, store } = stores();
    const { conversations, escalations, notes: drafts } = store.records;
    const place = { platform: 'slack' as const, id: 'p', kind: 'personal' as const, address: null };
    const closed = newEscalation((await conversations.open(place, person, NOW)).id);
    await escalations.add(closed);
    await drafts.add({
      id: 'draft-1',
      escalation: closed.id,
      question: publicText('Who can refer?'),
      advice: publicText('A first responder.'),
      citations: [],
      golden: { question: publicText('Who can refer?'), passages: [] },
      proposedBy: { platform: 'web', id: 'desk:ann' },
      proposedAt: NOW,
      state: 'draft',
    });
    expect(
      await library.saveNote(await step('Too late.', { version: 3, fromDraft: 'draft-1' })),
    ).toBeUndefined();
    expect(await drafts.inState('draft')).toHaveLength(1);
    await library.saveNote(await step('In time.', { fromDraft: 'draft-1' }));
    expect(await drafts.inState('taken')).toHaveLength(1);
  });

  it('takes a note out once, and not if someone has saved it since', async () => {
    const { library, editing } = stores();
    const kept = (await library.saveNote(await step('Live.')))!;
    const proposal = {
      source: NOTES_SOURCE,
      document: 'note-one',
      base: kept.note.edition,
      weight: 'substance' as const,
    };
    const takingOut = { slug: 'note-one', version: 1, at: LATER, editor: 'ben', proposal };
    const [one, other] = await Promise.all([
      library.takeOutNote(takingOut),
      library.saveNote(await step('Later.', { version: 1 })),
    ]);
    expect([one, other].filter(Boolean)).toHaveLength(1);
    expect((await library.note('note-one'))?.version).toBe(2);
    expect(await library.takeOutNote({ ...takingOut, version: 7 })).toBeUndefined();
    const taken = (await library.takeOutNote({ ...takingOut, version: 2 }))!;
    expect(taken).toMatchObject({ state: 'open', document: 'note-one' });
    expect(await library.takeOutNote({ ...takingOut, version: 2 })).toEqual(taken);
    expect(await library.note('note-one')).toMatchObject({ version: 3, savedBy: 'ben', savedAt: LATER });
    expect((await editing.changes(['open'])).map(({ id }) => id)).toEqual([taken.id]);
  });

  it('keeps an uploaded file once, with the change that it proposes', async () => {
    const { library, editing } = stores();
    const id = await edition('upload-guide', 'Words.');
    const upload = {
      slug: 'upload-guide',
      title: 'A guide',
      name: 'guide.pdf',
      kind: 'pdf' as const,
      bytes: new Uint8Array([1, 2, 3]),
      edition: id,
      at: NOW,
      editor: 'ada',
    };
    const change = await library.saveUpload(upload, proposalOf('upload-guide', id));
    expect(change).toMatchObject({ document: 'upload-guide', state: 'open' });
    expect((await library.saveUpload(upload, proposalOf('upload-guide', id)))?.id).toBe(change?.id);
    expect(
      await library.saveUpload({ ...upload, edition: await edition('other', 'x') }, undefined),
    ).toBeUndefined();
    const { bytes, ...listed } = upload;
    expect(bytes).toHaveLength(3);
    expect((await library.uploads()).find(({ edition: one }) => one === id)).toEqual(listed);
    expect(await editing.changes()).toHaveLength(1);
  });

  it('lists every edition of a document with the releases that hold it', async () => {
    const { library, guidance } = stores();
    const [one, two] = [await edition('guide', 'First.'), await edition('guide', 'Second.')];
    await edition('another', 'Else.');
    const model = { id: 'test', dimension: 2, weightsHash: 'a'.repeat(64), maxTokens: 256 };
    const { number } = await guidance.draftRelease([one], model);
    await guidance.draftRelease([one], model);
    const held = await library.editionsOf('guide');
    expect(held.map(({ edition: record, releases }) => [record.id, releases])).toEqual([
      [one, [number, number + 1]],
      [two, []],
    ]);
    expect(held[0]?.edition.document.slug).toBe('guide');
    expect(Date.parse(held[0]?.takenInAt ?? '')).toBeGreaterThan(0);
    expect(await library.editionsOf('none')).toEqual([]);
  });
}
