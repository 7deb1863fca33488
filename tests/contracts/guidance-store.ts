// Tests how a guidance store keeps editions, passages and vectors, on every database.
import { expect, it } from 'vitest';
import type { GuidanceStore } from '../../ingest/model/ports.js';
import { IndexFailure, StoreFailure } from '../../knowledge/model/errors.js';
import type { ReleaseContent } from '../../knowledge/model/release.js';
import { document, embeddingOf, guidanceFixtures, model, otherModel, placed } from './guidance-fixtures.js';

/** Each call of `store` must return an empty store. */
export function guidanceStoreContract(store: () => GuidanceStore): void {
  const { embed, publish, save } = guidanceFixtures(store);

  it('publishes nothing if another release went live than the one the editions were chosen from', async () => {
    await publish(await save('one', ['First.']));
    await publish(await save('one', ['Second.'], 'd2'));
    const { number } = await store().draftRelease([], model);
    expect(await store().publish(number, 1)).toBe(false);
    expect((await store().liveRelease())!.number).toBe(2);
    expect(await store().release(number)).toMatchObject({ state: 'building' });
    expect(await store().publish(number, 2)).toBe(true);
  });

  it('has nothing live and no releases before the first publish', async () => {
    expect(await store().liveRelease()).toBeUndefined();
    expect(await store().release(1)).toBeUndefined();
    expect(await store().editionsOf(1)).toEqual([]);
    expect(await store().documentOf(1, 'one')).toBeUndefined();
    await expect(store().contentOf(1)).rejects.toThrow(StoreFailure);
  });

  it('gives each edition its own punctuation where the words are the same', async () => {
    const texts = ['No, consent is required.', 'No consent is required.'];
    const editions = [await save('one', [texts[0]!]), await save('one', [texts[1]!], 'd2')];
    const contents: ReleaseContent[] = [];
    for (const edition of editions) contents.push(await publish(edition));
    expect(contents.map(({ passages }) => passages[0]!.text)).toEqual(texts);
    expect(contents[1]!.labels).toEqual(contents[0]!.labels);
    expect((await store().documentOf(2, 'one'))!.passages[0]!.text).toBe(texts[1]);
    expect(await store().vectorsOf(contents[1]!)).toEqual([embeddingOf(texts[1]!)]);
  });

  it('gives an edition back with every detail of its document and passages', async () => {
    const full = document('one', {
      title: 'Ünïcode “title” — ’s',
      publisher: 'Home Office',
      date: '25 November 2025',
      sortDate: '2025-11-25',
      jurisdictions: ['england', 'northern-ireland'],
      authority: 'statutory-guidance',
      url: 'https://guidance.example/one?a=1&b=2',
      licence: 'OGL',
      note: 'A note\nof two lines.',
      standing: 'withdrawn',
      sample: true,
    });
    const texts = ['The child must:\n• be heard\n  • and seen 🧒🏽', 'Name | Number\nLine | 0800'];
    const passages = placed('one', texts, {
      headings: ['Part 4', 'Consent “first”'],
      page: 33,
      paragraph: '4.12',
      repairs: [
        [4, 4],
        [6, 9],
      ],
    });
    const saved = await store().saveEdition(
      { document: full, digest: 'd1', origin: 'file:///a b' },
      passages,
    );
    expect(saved).toMatchObject({ document: full, digest: 'd1', origin: 'file:///a b' });
    expect(await store().editionWith('one', 'd1')).toEqual(saved);
    const content = await publish(saved);
    expect(content.documents).toEqual(new Map([['one', full]]));
    expect(content.passages).toEqual(passages.map(({ passage }) => passage));
    expect(await store().editionsOf(1)).toEqual([saved]);
    expect(await store().documentOf(1, 'one')).toEqual({ document: full, passages: content.passages });
    expect(await store().documentOf(1, 'two')).toBeUndefined();
  });

  it('knows an edition by its document and digest, and keeps the same one once', async () => {
    const first = await save('one', ['A rule.']);
    expect(await save('one', ['A rule.'])).toEqual(first);
    expect(await store().editionWith('one', 'd2')).toBeUndefined();
    expect(await store().editionWith('two', 'd1')).toBeUndefined();
    expect((await save('one', ['A rule.'], 'd2')).id).not.toBe(first.id);
  });

  it('keeps text that holds what a database may stumble over', async () => {
    const texts = [
      "it's; drop table editions;--",
      '%_\\ $1 ? :name',
      '\u202eright to left',
      'a\ttab',
      '{"json": [1]}',
    ];
    const content = await publish(await save('one', texts));
    expect(content.passages.map(({ text }) => text)).toEqual(texts);
  });

  it('gives words that stay their label, and new words one never used before', async () => {
    const first = await publish(await save('one', ['Stays.', 'Goes.']));
    const second = await publish(await save('one', ['Comes.', 'Stays.'], 'd2'));
    const labelOf = ({ passages, labels }: ReleaseContent, text: string) =>
      labels[passages.findIndex((passage) => passage.text === text)]!;
    expect(labelOf(second, 'Stays.')).toBe(labelOf(first, 'Stays.'));
    expect(first.labels).not.toContain(labelOf(second, 'Comes.'));
    expect(second.passages.map(({ position }) => position)).toEqual([0, 1]);
    for (const label of [...first.labels, ...second.labels]) expect(Number.isInteger(label)).toBe(true);
  });

  it('gives passages by document, in reading order, each once', async () => {
    const one = await save('one', ['First.', 'Second.']);
    const two = await save('two', ['Third.', 'Fourth.']);
    const content = await publish(two, one);
    expect(content.passages.map(({ text }) => text)).toEqual(['First.', 'Second.', 'Third.', 'Fourth.']);
    expect(new Set(content.labels).size).toBe(4);
    expect(content.release).toMatchObject({
      number: 1,
      passages: 4,
      documents: 2,
      state: 'published',
      model,
    });
  });

  it('asks for the vector of each context once, whatever the edition, and of each model', async () => {
    const one = await save('one', ['Same.', 'Other.']);
    const again = await save('one', ['Same.', 'New.'], 'd2');
    expect(await store().contextsToEmbed([], model)).toEqual([]);
    const contexts = await store().contextsToEmbed([one.id, again.id], model);
    expect(contexts.map(({ passage }) => passage.text).sort()).toEqual(['New.', 'Other.', 'Same.']);
    expect(contexts[0]).toMatchObject({ title: 'On one', contextDigest: 'one:Same.' });
    expect(await embed([one.id])).toBe(2);
    expect(await embed([one.id, again.id])).toBe(1);
    expect(await embed([one.id, again.id])).toBe(0);
    expect(await embed([one.id], otherModel)).toBe(2);
  });

  it('gives vectors and spans back as they were, by ordinal', async () => {
    const content = await publish(await save('one', ['A rule.', 'Another longer rule.']));
    const vectors = await store().vectorsOf(content);
    vectors.forEach((embedding, ordinal) => {
      const given = embeddingOf(content.passages[ordinal]!.text);
      expect(embedding.vector).toEqual(given.vector);
      given.spans.forEach((span, n) =>
        span.forEach((value, i) => expect(embedding.spans![n]![i]).toBeCloseTo(value, 2)),
      );
    });
  });

  it('gives no spans where the model gave none', async () => {
    const edition = await save('one', ['A rule.']);
    await store().saveEmbeddings(model, [
      { contextDigest: 'one:A rule.', embedding: { vector: Float32Array.of(1, 0, 0) } },
    ]);
    const [embedding] = await store().vectorsOf(await publish(edition));
    expect(embedding).toEqual({ vector: Float32Array.of(1, 0, 0) });
  });

  it('keeps the first vector of a context, so that a repeated run changes nothing', async () => {
    const edition = await save('one', ['A rule.']);
    const row = (first: number) => [
      { contextDigest: 'one:A rule.', embedding: { vector: Float32Array.of(first, 0, 0) } },
    ];
    await store().saveEmbeddings(model, row(1));
    await store().saveEmbeddings(model, row(-1));
    const [embedding] = await store().vectorsOf(await publish(edition));
    expect(embedding!.vector[0]).toBe(1);
  });

  it('says so when a passage of a release has no vector', async () => {
    const edition = await save('one', ['A rule.']);
    const { number } = await store().draftRelease([edition.id], model);
    await expect(store().vectorsOf(await store().contentOf(number))).rejects.toThrow(IndexFailure);
  });

  it('takes an edition of thousands of passages at once', async () => {
    const texts = Array.from({ length: 4_500 }, (_, n) => `Rule number ${n}.`);
    const edition = await save('long', texts);
    expect(await embed([edition.id])).toBe(texts.length);
    const content = await publish(edition);
    expect(content.passages).toHaveLength(texts.length);
    expect(content.passages.at(-1)!.text).toBe(texts.at(-1));
    expect(await store().vectorsOf(content)).toHaveLength(texts.length);
  });

  it('keeps editions that are saved at the same time apart', async () => {
    const all = await Promise.all(['a', 'b', 'c', 'd'].map((slug) => save(slug, [`Of ${slug}.`])));
    expect(new Set(all.map(({ id }) => id)).size).toBe(4);
    const same = await Promise.allSettled([save('e', ['Same.']), save('e', ['Same.'])]);
    const saved = same.filter((one) => one.status === 'fulfilled').map(({ value }) => value.id);
    expect(new Set(saved).size).toBe(1);
  });
}
