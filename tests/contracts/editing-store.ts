// Tests that a store of editors’ work does the same on every database.
import { expect, it } from 'vitest';
import type { Publication, ReviewEvent } from '../../ingest/model/editing.js';
import type { EditingStore, GuidanceStore, Proposal } from '../../ingest/model/ports.js';
import { passageId } from '../../knowledge/model/passage.js';
import type { EmbeddingModel } from '../../knowledge/model/release.js';

const NOW = '2026-05-04T09:00:00.000Z';
const model: EmbeddingModel = { id: 'test', dimension: 2, weightsHash: 'a'.repeat(64), maxTokens: 256 };

/** Each call of `store` or `guidance` must return an empty store. */
export function editingStoreContract(store: () => EditingStore, guidance: () => GuidanceStore): void {
  const save = (slug: string, text: string) =>
    guidance().saveEdition(
      {
        document: { slug, title: slug, jurisdictions: [], authority: 'other', standing: 'current' },
        digest: text,
        origin: `source:${slug}`,
      },
      [
        {
          passage: { id: passageId(slug, text), document: slug, text, headings: [], position: 0 },
          contextDigest: text,
        },
      ],
    );
  const release = async (...editions: number[]) => (await guidance().draftRelease(editions, model)).number;
  const proposal = (edition?: number, base?: number, change: Partial<Proposal> = {}): Proposal => ({
    source: 'one',
    document: 'one',
    edition,
    base,
    weight: 'substance',
    note: 'Updated.',
    ...change,
  });
  const event = (
    change: number,
    action: ReviewEvent['action'],
    more: Partial<ReviewEvent> = {},
  ): ReviewEvent => ({
    change,
    at: NOW,
    editor: 'ada',
    action,
    ...more,
  });
  const step = (number: number, previous: number | undefined, more: object = {}) => ({
    at: NOW,
    release: number,
    previous,
    kind: 'publish' as const,
    editor: 'ada',
    changes: [],
    ...more,
  });

  it('remembers what a source looked like, and its copies, the latest of each address', async () => {
    expect(await store().source('one')).toBeUndefined();
    const record = {
      slug: 'one',
      state: 'moved',
      reason: 'It moved.',
      movedTo: 'https://x',
      checkedAt: NOW,
      failures: 2,
    } as const;
    const copy = (text: string) => ({
      url: 'https://a',
      etag: `"${text}"`,
      contentType: 'text/html',
      bytes: new TextEncoder().encode(text),
    });
    await store().recordRefresh(record, [copy('old')]);
    await store().recordRefresh({ ...record, state: 'available', changedAt: NOW }, [copy('new')]);
    expect(await store().source('one')).toMatchObject({ state: 'available', changedAt: NOW, failures: 2 });
    expect(await store().sources()).toHaveLength(1);
    expect(await store().copy('one', 'https://a')).toEqual({ ...copy('new'), lastModified: undefined });
    expect(await store().copy('one', 'https://b')).toBeUndefined();
    expect(await store().copy('two', 'https://a')).toBeUndefined();
  });

  it('counts those who review as editors, not the program that follows sources', async () => {
    const first = await save('one', 'First.');
    const second = await save('one', 'Second.');
    await store().propose(proposal(first.id), NOW);
    const change = await store().propose(proposal(second.id), NOW);
    await store().takeBack({ source: 'one', document: 'one', comment: 'Back.' }, NOW);
    expect((await store().events(change.id)).map(({ action }) => action)).toEqual(['replace']);
    expect(await store().editorsSince(NOW)).toEqual([]);
    await store().review(change.id, 2, {}, event(change.id, 'comment', { comment: 'Fine.' }));
    expect(await store().editorsSince(NOW)).toEqual(['ada']);
  });

  it('proposes the same change once', async () => {
    const edition = await save('one', 'New words.');
    const [first, again] = await Promise.all([
      store().propose(proposal(edition.id), NOW),
      store().propose(proposal(edition.id), NOW),
    ]);
    expect(again).toEqual(first);
    expect(first).toMatchObject({ state: 'open', version: 1, decisions: {}, details: {} });
    expect(first?.base).toBeUndefined();
    expect(await store().changes()).toHaveLength(1);
    const gone = await store().propose(proposal(undefined, edition.id), NOW);
    expect((await store().propose(proposal(undefined, edition.id), NOW)).id).toBe(gone.id);
  });

  it('replaces a change that no one decided on when the document changes again, and opens it when it changes back', async () => {
    const old = await store().propose(proposal((await save('one', 'First.')).id), NOW);
    const other = await store().propose(
      proposal((await save('two', 'Other.')).id, undefined, { document: 'two' }),
      NOW,
    );
    await store().propose(proposal((await save('one', 'Second.')).id), NOW);
    expect(await store().change(old.id)).toMatchObject({ state: 'replaced' });
    expect(await store().change(other.id)).toMatchObject({ state: 'open' });
    expect(await store().propose(proposal(old.edition), NOW)).toMatchObject({ id: old.id, state: 'open' });
  });

  it('leaves a rejected change rejected when it is found again', async () => {
    const change = await store().propose(proposal((await save('one', 'First.')).id), NOW);
    await store().review(change.id, 1, { state: 'rejected' }, event(change.id, 'reject'));
    expect(await store().propose(proposal(change.edition), NOW)).toMatchObject({ state: 'rejected' });
    expect(await store().changes(['open'])).toEqual([]);
    expect(await store().changes(['open', 'rejected'])).toHaveLength(1);
  });

  it('lets one of two editors decide on the same version', async () => {
    const { id } = await store().propose(proposal((await save('one', 'First.')).id), NOW);
    const decided = await Promise.all([
      store().review(id, 1, { state: 'accepted', acceptedBy: 'ada' }, event(id, 'accept')),
      store().review(id, 1, { state: 'rejected' }, event(id, 'reject', { editor: 'bea' })),
    ]);
    expect(decided.filter((change) => change === undefined)).toHaveLength(1);
    expect((await store().change(id))!.version).toBe(2);
    expect(await store().events(id)).toHaveLength(1);
  });

  it('keeps decisions, details and every step with its author', async () => {
    const { id } = await store().propose(proposal((await save('one', 'First.')).id), NOW);
    await store().review(
      id,
      1,
      { decisions: { 'a>b': 'rejected' } },
      event(id, 'reject', { key: 'a>b', comment: 'Not ours.' }),
    );
    await store().review(
      id,
      2,
      { details: { title: 'Better' }, state: 'accepted', acceptedBy: 'bea' },
      event(id, 'accept', { editor: 'bea' }),
    );
    expect(await store().change(id)).toMatchObject({
      decisions: { 'a>b': 'rejected' },
      details: { title: 'Better' },
      acceptedBy: 'bea',
      version: 3,
    });
    expect(await store().events(id)).toEqual([
      { change: id, at: NOW, editor: 'ada', action: 'reject', key: 'a>b', comment: 'Not ours.' },
      { change: id, at: NOW, editor: 'bea', action: 'accept', key: undefined, comment: undefined },
    ]);
    await store().review(id, 3, { state: 'open' }, event(id, 'reopen'));
    expect((await store().change(id))!.acceptedBy).toBeUndefined();
  });

  it('gives the changes to one document, oldest first', async () => {
    expect(await store().changesTo('one')).toEqual([]);
    for (const words of ['First.', 'Second.']) {
      await store().propose(proposal((await save('one', words)).id), NOW);
      await store().propose(proposal((await save('two', words)).id, undefined, { document: 'two' }), NOW);
    }
    const ofOne = (await store().changes()).filter(({ document }) => document === 'one');
    expect(ofOne).toHaveLength(2);
    expect(await store().changesTo('one')).toEqual(ofOne);
  });

  it('gives the steps of several changes together, those of each in order', async () => {
    const ids: number[] = [];
    for (const document of ['one', 'two', 'three']) {
      const edition = await save(document, 'First.');
      ids.push((await store().propose(proposal(edition.id, undefined, { document }), NOW)).id);
    }
    const [one = 0, two = 0, three = 0] = ids;
    for (const id of [two, one, three]) await store().review(id, 1, {}, event(id, 'comment'));
    await store().review(two, 2, { state: 'rejected' }, event(two, 'reject'));
    const steps = await store().events(one, two);
    const of = (id: number) => steps.filter(({ change }) => change === id).map(({ action }) => action);
    expect([of(one), of(two), of(three)]).toEqual([['comment'], ['comment', 'reject'], []]);
    expect(await store().events()).toEqual([]);
  });

  it('publishes a release with its changes in one step, and writes down who did it', async () => {
    const edition = await save('one', 'First.');
    const { id } = await store().propose(proposal(edition.id), NOW);
    await store().review(id, 1, { state: 'accepted', acceptedBy: 'ada' }, event(id, 'accept'));
    const number = await release(edition.id);
    expect(
      await store().publish(step(number, undefined, { changes: [{ id, version: 2 }], reason: 'Why not.' })),
    ).toBe(true);
    expect(await guidance().liveRelease()).toMatchObject({ number, state: 'published' });
    expect(await store().change(id)).toMatchObject({ state: 'published', release: number });
    const log: Publication[] = await store().publications();
    expect(log).toEqual([
      { id: log[0]?.id, release: number, kind: 'publish', editor: 'ada', reason: 'Why not.', at: NOW },
    ]);
    expect(await store().events(id)).toMatchObject([{ action: 'accept' }, { action: 'publish' }]);
    expect((await store().events(id)).at(-1)?.comment).toBeUndefined();
    expect((await store().releasedEditions()).map((one) => one.id)).toEqual([edition.id]);
  });

  it('publishes nothing when the live release or a change is another than was prepared for', async () => {
    const edition = await save('one', 'First.');
    const { id } = await store().propose(proposal(edition.id), NOW);
    const one = await release(edition.id);
    const two = await release(edition.id);
    expect(await store().publish(step(one, undefined))).toBe(true);
    expect(await store().publish(step(two, undefined))).toBe(false);
    expect(await store().publish(step(two, one, { changes: [{ id, version: 1 }] }))).toBe(false);
    expect(await guidance().liveRelease()).toMatchObject({ number: one });
    expect(await store().publications()).toHaveLength(1);
  });

  it('lets one of two publishers through', async () => {
    const edition = await save('one', 'First.');
    const [one, two, three] = [
      await release(edition.id),
      await release(edition.id),
      await release(edition.id),
    ];
    await store().publish(step(one, undefined));
    const done = await Promise.all([store().publish(step(two, one)), store().publish(step(three, one))]);
    expect(done.sort()).toEqual([false, true]);
    expect(await store().publications()).toHaveLength(2);
    expect(await store().publications(1)).toEqual((await store().publications()).slice(0, 1));
  });

  it('steps back, and opens again what later releases had brought', async () => {
    const edition = await save('one', 'First.');
    const [one, two] = [await release(), await release(edition.id)];
    await store().publish(step(one, undefined));
    const { id } = await store().propose(proposal(edition.id), NOW);
    await store().review(id, 1, { state: 'accepted', acceptedBy: 'ada' }, event(id, 'accept'));
    await store().publish(step(two, one, { changes: [{ id, version: 2 }] }));
    await store().publish({
      ...step(one, two),
      kind: 'roll-back',
      reason: 'Wrong number.',
    });
    expect(await guidance().liveRelease()).toMatchObject({ number: one });
    const opened = await store().change(id);
    expect([opened?.state, opened?.acceptedBy]).toEqual(['open', undefined]);
    const last = (await store().events(id)).at(-1);
    expect(last).toMatchObject({ action: 'roll-back', comment: 'Wrong number.' });
  });

  it('knows the editions behind a release, and when each stopped being live', async () => {
    const [old, bad, good] = [await save('b', 'Old.'), await save('b', 'Bad.'), await save('b', 'Good.')];
    const [one, two, three] = [await release(old.id), await release(bad.id), await release(good.id)];
    await store().publish(step(one, undefined));
    await store().publish(step(two, one));
    await store().publish({ ...step(one, two), kind: 'roll-back' });
    await store().publish(step(three, one));
    expect(await store().editionsBehind(two)).toMatchObject([{ id: old.id }, { id: bad.id }]);
    expect(await store().editionsBehind(three)).toMatchObject([{ id: old.id }, { id: good.id }]);
    expect(await store().editionEnds(three)).toEqual([{ edition: old.id, at: NOW }]);
  });

  it('writes down a publish that came from an ingest, too', async () => {
    await guidance().publish(await release((await save('one', 'First.')).id), undefined);
    const [made] = await store().publications();
    expect([made?.kind, made?.release, made?.editor]).toEqual(['ingest', 1, undefined]);
  });

  it('opens a change again that was published once and is proposed again, because it is not live any more', async () => {
    const edition = await save('one', 'First.');
    const change = await store().propose(proposal(edition.id), NOW);
    await store().review(change.id, 1, { state: 'accepted', acceptedBy: 'ada' }, event(change.id, 'accept'));
    const number = await release(edition.id);
    expect(await store().publish(step(number, undefined, { changes: [{ id: change.id, version: 2 }] }))).toBe(
      true,
    );
    expect(await store().change(change.id)).toMatchObject({ state: 'published', release: number });
    const again = await store().propose(proposal(edition.id, undefined, { note: 'It is back.' }), NOW);
    expect(again).toMatchObject({ id: change.id, state: 'open', version: 4, note: 'It is back.' });
    expect(again.release).toBeUndefined();
    expect(again.acceptedBy).toBeUndefined();
  });

  it('gives an edition with its passages', async () => {
    const one = await save('one', 'First.');
    expect(await store().edition(99)).toBeUndefined();
    const found = await store().edition(one.id);
    expect(found).toMatchObject({
      record: one,
      placed: [{ contextDigest: 'First.', passage: { text: 'First.' } }],
    });
  });
}
