// Makes documents, passages and vectors for tests of guidance stores. All are different, so that a mix-up is
// noticed.
import type { EditionRecord, GuidanceStore, PlacedPassage } from '../../ingest/model/ports.js';
import { passageId, type Passage } from '../../knowledge/model/passage.js';
import type { EmbeddingModel, ReleaseContent } from '../../knowledge/model/release.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';

export const model: EmbeddingModel = {
  id: 'test',
  dimension: 3,
  weightsHash: 'a'.repeat(64),
  maxTokens: 256,
};
export const otherModel: EmbeddingModel = { ...model, weightsHash: 'b'.repeat(64) };

export function document(slug: string, change: Partial<GuidanceDocument> = {}): GuidanceDocument {
  return { slug, title: `On ${slug}`, jurisdictions: [], authority: 'other', standing: 'current', ...change };
}

export function placed(
  slug: string,
  texts: readonly string[],
  change: Partial<Passage> = {},
): PlacedPassage[] {
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

/**
 * Returns an embedding that depends on the length of the text. A store can keep it without rounding: the
 * vector fits 4-byte numbers, and the spans fit 1-byte numbers.
 */
export function embeddingOf(text: string) {
  const n = text.length % 100;
  return {
    vector: Float32Array.of(1 / (n + 1), -0.1, 3e-8),
    spans: [Float32Array.of(1, 0, -1), Float32Array.of(0, n / 127, 0)],
  };
}

/** Returns functions that save test data in the store that `store` returns. */
export function guidanceFixtures(store: () => GuidanceStore) {
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
    await store().publish(number, (await store().liveRelease())?.number);
    return store().contentOf(number);
  }
  const save = (slug: string, texts: readonly string[], digest = 'd1') =>
    store().saveEdition(record(slug, digest), placed(slug, texts));
  return { embed, publish, save };
}
