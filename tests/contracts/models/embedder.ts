// Tests that must pass for any embedder, local or remote.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicText } from '../../../knowledge/model/personal-data.js';
import type { Embedder } from '../../../knowledge/model/ports.js';
import type { Span } from '../../../knowledge/model/answer.js';

const REFERRAL = 'A first responder refers the child to the National Referral Mechanism.';
const CONSENT = 'A child does not need to consent to the referral.';
const SCHOOL = 'The museum shows steam engines and opens at nine.';

export interface EmbedderContract {
  givesSpans: boolean;
}

/** Defines the tests. `create` is called once, and the embedder is closed at the end. */
export function embedderContract(
  name: string,
  { givesSpans }: EmbedderContract,
  create: () => Promise<Embedder>,
): void {
  describe(`${name} as an embedder`, () => {
    let embedder: Embedder;
    beforeAll(async () => {
      embedder = await create();
    });
    afterAll(() => embedder.close());

    it('names its model completely', () => {
      expect(embedder.model.id).not.toBe('');
      expect(embedder.model.weightsHash).toMatch(/^[0-9a-f]{64}$/);
      expect(embedder.model.dimension).toBeGreaterThan(0);
      expect(embedder.model.maxTokens).toBeGreaterThan(0);
    });

    it('answers nothing to nothing', async () => {
      expect(await embedder.embedPassages([])).toEqual([]);
    });

    it('gives unit vectors of the declared dimension, in the order of the texts', async () => {
      const texts = [REFERRAL, 'Short.', SCHOOL, REFERRAL.repeat(9), CONSENT];
      const embeddings = await embedder.embedPassages(texts.map((text) => ({ text })));
      expect(embeddings).toHaveLength(texts.length);
      for (const { vector } of embeddings) expectUnit(vector, embedder.model.dimension);
      for (const [i, text] of texts.entries()) {
        const [alone] = await embedder.embedPassages([{ text }]);
        expect(cosine(alone!.vector, embeddings[i]!.vector)).toBeGreaterThan(0.99999);
      }
    });

    it('puts a question nearest to the passage with the same words', async () => {
      const { vector: question } = await embedder.embedQuestion(
        publicText('Does a child need to consent to the referral?'),
      );
      expectUnit(question, embedder.model.dimension);
      const [consent, school] = await embedder.embedPassages([{ text: CONSENT }, { text: SCHOOL }]);
      expect(cosine(question, consent!.vector)).toBeGreaterThan(cosine(question, school!.vector));
    });

    it('takes empty text, white space, symbols and very long text', async () => {
      const texts = ['', ' \n\t', '—•…', '\u0000\uFFFD', '🧒🏽', 'x'.repeat(5_000), `${REFERRAL} `.repeat(400)];
      const embeddings = await embedder.embedPassages(texts.map((text) => ({ text })));
      for (const { vector } of embeddings) expectUnit(vector, embedder.model.dimension);
    });

    it(
      givesSpans ? 'gives each span a unit vector nearest to its own words' : 'leaves spans out',
      async () => {
        const text = `${REFERRAL} ${SCHOOL}`;
        const spans: Span[] = [
          [0, REFERRAL.length],
          [REFERRAL.length + 1, text.length],
        ];
        const [embedding] = await embedder.embedPassages([{ text, spans }]);
        if (!givesSpans) return expect(embedding!.spans).toBeUndefined();
        expect(embedding!.spans).toHaveLength(2);
        const [alone] = await embedder.embedPassages([{ text: SCHOOL }]);
        for (const vector of embedding!.spans!) expectUnit(vector, embedder.model.dimension);
        const [first, second] = embedding!.spans!.map((vector) => cosine(vector, alone!.vector));
        expect(second).toBeGreaterThan(first!);
      },
    );

    it('counts more tokens for more words', () => {
      expect(embedder.countTokens(REFERRAL)).toBeGreaterThanOrEqual(REFERRAL.split(' ').length);
      expect(embedder.countTokens(`${REFERRAL} ${CONSENT}`)).toBeGreaterThan(embedder.countTokens(REFERRAL));
    });
  });
}

/** The cosine of 2 unit vectors, which is their dot product. */
export function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

function expectUnit(vector: Float32Array, dimension: number): void {
  expect(vector).toBeInstanceOf(Float32Array);
  expect(vector).toHaveLength(dimension);
  expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
}
