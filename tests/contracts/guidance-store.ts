// What every store must do for guidance, whatever database it stands on.
import { expect, it } from 'vitest';
import type { EditionRecord, GuidanceStore, PlacedPassage } from '../../ingest/ports.js';
import { IndexFailure, StoreFailure } from '../../knowledge/errors.js';
import { passageId } from '../../knowledge/passage.js';
import type { Passage } from '../../knowledge/passage.js';
import type { RankingWeights } from '../../knowledge/find-passages.js';
import { SIGNALS } from '../../knowledge/ranking-signals.js';
import type { EmbeddingModel, ReleaseContent } from '../../knowledge/release.js';
import type { GuidanceDocument } from '../../knowledge/source.js';

const model: EmbeddingModel = {
  id: 'test',
  dimension: 3,
  weightsHash: 'a'.repeat(64),
  maxTokens: 256,
  wordDimension: 2,
};
const otherModel: EmbeddingModel = { ...model, weightsHash: 'b'.repeat(64) };

function document(slug: string, change: Partial<GuidanceDocument> = {}): GuidanceDocument {
  return { slug, title: `On ${slug}`, jurisdictions: [], authority: 'other', standing: 'current', ...change };
}

function placed(slug: string, texts: readonly string[], change: Partial<Passage> = {}): PlacedPassage[] {
  return texts.map((text, position) => ({
    passage: { id: passageId(slug, text), document: slug, text, headings: [], position, ...change },
    contextDigest: `${slug}:${text}`,
  }));
}

const record = (
  slug: string,
  digest = 'd1',
  change: Partial<GuidanceDocument> = {},
): Omit<EditionRecord, 'id'> => ({
  document: document(slug, change),
  digest,
  origin: '/folder',
});

/** Different for each text, exact in four bytes, and with spans and words that fit in one byte a number. */
function embeddingOf(text: string) {
  const n = text.length % 100;
  return {
    vector: Float32Array.of(1 / (n + 1), -0.1, 3e-8),
    spans: [Float32Array.of(1, 0, -1), Float32Array.of(0, n / 127, 0)],
    words: Int8Array.of(127, -128, n, 0),
  };
}

/** `store` is asked for in each test and must be empty. */
export function guidanceStoreContract(store: () => GuidanceStore): void {
  async function embed(editions: readonly number[], with_: EmbeddingModel = model): Promise<number> {
    const contexts = await store().contextsToEmbed(editions, with_);
    await store().saveEmbeddings(
      with_,
      contexts.map(({ contextDigest, passage }) => ({ contextDigest, embedding: embeddingOf(passage.text) })),
    );
    return contexts.length;
  }
  async function publish(...editions: EditionRecord[]): Promise<ReleaseContent> {
    const ids = editions.map(({ id }) => id);
    await embed(ids);
    const { number } = await store().draftRelease(ids, model);
    await store().publish(number);
    return store().contentOf(number);
  }
  const save = (slug: string, texts: readonly string[], digest = 'd1') =>
    store().saveEdition(record(slug, digest), placed(slug, texts));

  it('has nothing live and no releases before the first publish', async () => {
    expect(await store().liveRelease()).toBeUndefined();
    expect(await store().release(1)).toBeUndefined();
    expect(await store().editionsOf(1)).toEqual([]);
    expect(await store().documentOf(1, 'one')).toBeUndefined();
    await expect(store().contentOf(1)).rejects.toThrow(StoreFailure);
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
      mends: [
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

  it('gives vectors, spans and words back as they were, by ordinal', async () => {
    const content = await publish(await save('one', ['A rule.', 'Another longer rule.']));
    const vectors = await store().vectorsOf(content);
    vectors.forEach((embedding, ordinal) => {
      const given = embeddingOf(content.passages[ordinal]!.text);
      expect(embedding.vector).toEqual(given.vector);
      expect(embedding.words).toEqual(given.words);
      given.spans.forEach((span, n) =>
        span.forEach((value, i) => expect(embedding.spans![n]![i]).toBeCloseTo(value, 2)),
      );
    });
  });

  it('gives no spans and no words where the model gave none', async () => {
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

  it('numbers releases on, and has none live that is still being built', async () => {
    const edition = await save('one', ['A rule.']);
    const first = await store().draftRelease([edition.id], model);
    expect(first).toMatchObject({
      number: 1,
      state: 'building',
      passages: 1,
      documents: 1,
      publishedAt: undefined,
    });
    expect(await store().liveRelease()).toBeUndefined();
    const second = await store().draftRelease([edition.id], model);
    expect(second.number).toBe(2);
    await store().publish(2);
    expect(await store().liveRelease()).toMatchObject({ number: 2, state: 'published' });
    expect(await store().release(1)).toMatchObject({ state: 'building' });
  });

  it('goes back to an earlier release without changing when that was published', async () => {
    const { release: first } = await publish(await save('one', ['A rule.']));
    await new Promise((resolve) => setTimeout(resolve, 5));
    await publish(await save('one', ['Another.'], 'd2'));
    await store().publish(1);
    expect(await store().liveRelease()).toEqual(first);
    expect(await store().release(2)).toMatchObject({ state: 'published' });
  });

  it('refuses to make a release live that is not there, and leaves the live one', async () => {
    await publish(await save('one', ['A rule.']));
    await expect(store().publish(99)).rejects.toThrow(StoreFailure);
    expect(await store().liveRelease()).toMatchObject({ number: 1 });
  });

  it('keeps a set of editions of the past under one number, apart from what is live', async () => {
    const [one, two] = [await save('one', ['A rule.']), await save('two', ['Another.'])];
    const { release: live } = await publish(one);
    const past = await store().pastRelease([one.id, two.id], model);
    expect(past).toMatchObject({ state: 'past', documents: 2, passages: 2 });
    expect((await store().pastRelease([two.id, one.id], model)).number).toBe(past.number);
    expect((await store().editionsOf(past.number)).map(({ id }) => id)).toEqual([one.id, two.id]);
    for (const editions of [[one.id], [two.id], []])
      expect((await store().pastRelease(editions, model)).number).not.toBe(past.number);
    expect((await store().pastRelease([one.id], { ...model, id: 'other' })).number).not.toBe(
      (await store().pastRelease([one.id], model)).number,
    );
    expect(await store().liveRelease()).toEqual(live);
    expect(await store().editionsOf((await store().pastRelease([], model)).number)).toEqual([]);
  });

  it('keeps the settings of answers once each', async () => {
    const settings = {
      glossary: [],
      everydayWords: { cops: 'police' },
      weights: Object.fromEntries(SIGNALS.map((signal) => [signal, 1])) as RankingWeights,
      calibration: {
        weights: { cosine: 1 },
        bias: 0,
        threshold: 0.5,
        fittedOn: { questions: 1, answerable: 1, date: '2026-05-04' },
      },
    };
    expect(await store().settings('one')).toBeUndefined();
    await store().keepSettings('one', settings);
    await store().keepSettings('one', { ...settings, everydayWords: {} });
    expect(await store().settings('one')).toEqual(settings);
  });

  it('drafts a release of nothing, which is empty', async () => {
    const { number } = await store().draftRelease([], model);
    expect(await store().contentOf(number)).toMatchObject({ passages: [], labels: [] });
    expect(await store().vectorsOf(await store().contentOf(number))).toEqual([]);
  });

  it('keeps a calibration with its release', async () => {
    await publish(await save('one', ['A rule.']));
    const calibration = {
      weights: { cosine: 1.25 },
      bias: -0.5,
      threshold: 0.61,
      fittedOn: { questions: 10, answerable: 7, date: '2026-05-04' },
    };
    await store().saveCalibration(1, calibration);
    expect((await store().release(1))!.calibration).toEqual(calibration);
    expect((await store().contentOf(1)).release.calibration).toEqual(calibration);
  });

  it('hands a calibration on to the next release of the same model, and to none of another', async () => {
    await publish(await save('one', ['A rule.']));
    const calibration = {
      weights: { cosine: 1.25 },
      bias: -0.5,
      field: { weights: { cosine: 2 }, bias: 0.25, question: [0.5, -0.5] },
      model: 'hash',
      threshold: 0.61,
      fittedOn: { questions: 10, answerable: 7, date: '2026-05-04' },
    };
    await store().saveCalibration(1, calibration);
    expect((await store().draftRelease([], model)).calibration).toEqual(calibration);
    expect((await store().draftRelease([], { ...model, weightsHash: 'other' })).calibration).toBeUndefined();
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
