// Tests what reranking the best passages may change, and what it must not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerQuestion, type LoadedRelease } from '../../../knowledge/answer-question.js';
import type { Candidate } from '../../../knowledge/search/candidate.js';
import { explainAnswer } from '../../../knowledge/explain-answer.js';
import { ModelFailure } from '../../../knowledge/model/errors.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import type { Reranker } from '../../../knowledge/model/ports.js';
import { PASSAGES_READ_AGAIN, rerank } from '../../../knowledge/search/rerank.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { createFakeReranker } from '../../fakes/models/fake-reranker.js';
import { createMemoryRelease, documentOf } from '../../fakes/memory-release.js';

const question = publicText('Who appoints the guardian?');

function found(texts: readonly string[]): Candidate[] {
  return texts.map((text, ordinal) => ({
    ordinal,
    passage: { id: `p${ordinal}`, document: 'd', text, headings: ['Guardians'], position: ordinal },
    document: documentOf({ slug: 'd', title: 'Care' }),
    score: -ordinal,
    vectors: { vector: new Float32Array() },
    signals: {} as Candidate['signals'],
    alsoIn: [],
  }));
}

const scoring = (scores: readonly number[]): Reranker => ({
  id: 'scripted',
  scores: 'order',
  score: (_, texts) => Promise.resolve(texts.map((__, n) => scores[n]!)),
  close: () => Promise.resolve(),
});

describe('reranking', () => {
  it('lifts a passage that the model prefers, and keeps the rest in their order', async () => {
    const order = await rerank(scoring([1, 0.2, 0.3, 9, 0.1]), question, found(['a', 'b', 'c', 'd', 'e']));
    expect(order!.map(({ passage }) => passage.text)).toEqual(['a', 'd', 'b', 'c', 'e']);
  });

  it('leaves the order where the model agrees, and where it cannot tell', async () => {
    for (const scores of [
      [3, 2, 1],
      [0, 0, 0],
    ]) {
      const order = await rerank(scoring(scores), question, found(['a', 'b', 'c']));
      expect(order!.map(({ passage }) => passage.text)).toEqual(['a', 'b', 'c']);
    }
  });

  it('shows the model each passage with its title and headings, and no more than it can read in time', async () => {
    const reranker = createFakeReranker();
    await rerank(reranker, question, found(Array.from({ length: 30 }, (_, n) => `Text ${n}.`)));
    expect(reranker.asked[0]!.texts).toHaveLength(PASSAGES_READ_AGAIN);
    expect(reranker.asked[0]!.texts[0]).toBe('Care — Guardians\nText 0.');
  });

  it('loses and doubles nothing, and puts first only what one of the two orders has near the front', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 40 }),
        async (scores) => {
          const given = found(scores.map(String));
          const order = (await rerank(scoring(scores), question, given))!;
          expect(order.map(({ ordinal }) => ordinal).sort((a, b) => a - b)).toEqual(given.map((_, n) => n));
          const read = scores.slice(0, PASSAGES_READ_AGAIN);
          const best = read.indexOf(Math.max(...read));
          const first = order[0]!.ordinal;
          expect(first === 0 || first === best || (first < best && read[first]! > read[0]!)).toBe(true);
          expect(order.slice(PASSAGES_READ_AGAIN)).toEqual(given.slice(PASSAGES_READ_AGAIN));
        },
      ),
    );
  });

  it('gives nothing where the model fails, and hides no other fault', async () => {
    const reranker = createFakeReranker();
    reranker.fail();
    expect(await rerank(reranker, question, found(['a']))).toBeUndefined();
    const broken: Reranker = { ...reranker, score: () => Promise.reject(new Error('a fault of ours')) };
    await expect(rerank(broken, question, found(['a']))).rejects.toThrow('a fault of ours');
  });
});

describe('an answer where there is a reranker', () => {
  const embedder = createFakeEmbedder();
  const TEXTS = [
    'A guardian is a guardian of the guardian child and meets the guardian of the child.',
    'The service appoints who is the guardian within five days.',
    'A lorry is a lorry.',
  ];
  const asked = { text: question, context: [] };
  const ask = (release: LoadedRelease) =>
    answerQuestion({ embedder, loadedRelease: () => Promise.resolve(release) }, asked);

  /** Makes a reranker that prefers the passage ranked last by the search. */
  const contrary: Reranker = {
    id: 'contrary',
    scores: 'order',
    score: (_, texts) => Promise.resolve(texts.map((__, n) => n * 100)),
    close: () => Promise.resolve(),
  };

  it('cites in the new order, and is as sure as the ranking alone is', async () => {
    const release = await createMemoryRelease([{ slug: 'care', texts: TEXTS }], embedder);
    const [plain, again] = [await ask(release), await ask({ ...release, reranker: contrary })];
    const ids = ({ passages }: typeof plain) => passages.map(({ passage }) => passage.id);
    expect(new Set(ids(again))).toEqual(new Set(ids(plain)));
    // Only the first passage is quoted, because the reranker gives the others a much lower score.
    expect(again.citations.map(({ passage }) => passage.id)).toEqual(ids(again).slice(0, 1));
    expect(again.confidence).toBe(plain.confidence);
    expect(again.stages.rerank).toBeGreaterThanOrEqual(0);
    expect(again.withoutReranker).toBeUndefined();
  });

  it('is the answer of the ranking where the reranker fails, and says so for the record', async () => {
    const release = await createMemoryRelease([{ slug: 'care', texts: TEXTS }], embedder);
    const reranker = createFakeReranker();
    reranker.fail();
    const [plain, failed] = [await ask(release), await ask({ ...release, reranker })];
    expect(failed).toMatchObject({ citations: plain.citations, withoutReranker: true });
  });

  it('is explained with the quotes that it gave', async () => {
    const release = await createMemoryRelease([{ slug: 'care', texts: TEXTS }], embedder);
    const loaded = { ...release, reranker: contrary };
    const [answer, explained] = [await ask(loaded), await explainAnswer(embedder, loaded, asked)];
    expect(explained.citations).toEqual(answer.citations);
    expect(explained.confidence).toBe(answer.confidence);
  });

  describe('that gives odds', () => {
    const passages = {
      weights: {},
      bias: 0,
      shows: 0.2,
      read: { sum: 1, score: 1, bias: 0 },
    };
    /** Makes a reranker that only gives a high score to the passage ranked last by the search. */
    const reader: Reranker = {
      id: 'reader',
      scores: 'odds',
      score: (_, texts) => Promise.resolve(texts.map((__, n) => (n === texts.length - 1 ? 9 : -9))),
      close: () => Promise.resolve(),
    };
    const releaseWith = async (reranker: Reranker, threshold = 0) => {
      const release = await createMemoryRelease([{ slug: 'care', texts: TEXTS }], embedder);
      return { ...release, reranker, calibration: { ...release.calibration, passages, threshold } };
    };

    it('quotes what the reader is sure of, and keeps the order of what was found', async () => {
      const release = await releaseWith(reader);
      const [plain, read] = [await ask({ ...release, reranker: undefined }), await ask(release)];
      const ids = ({ passages: shown }: typeof plain) => shown.map(({ passage }) => passage.id);
      expect(ids(read)).toEqual(ids(plain));
      expect(read.citations.map(({ passage }) => passage.id)).toEqual(ids(read).slice(-1));
      expect(read.confidence).toBe(plain.confidence);
      expect((await explainAnswer(embedder, release, asked)).citations).toEqual(read.citations);
    });

    it('answers nothing if the reader finds nothing of use', async () => {
      const none: Reranker = { ...reader, score: (_, texts) => Promise.resolve(texts.map(() => -9)) };
      expect(await ask(await releaseWith(none))).toMatchObject({ outcome: 'unanswerable', citations: [] });
    });

    it('is the answer without it where it fails, and says so for the record', async () => {
      const failing: Reranker = { ...createFakeReranker(), scores: 'odds' };
      const release = await releaseWith({
        ...failing,
        score: () => Promise.reject(new ModelFailure('The reader failed.', 'Try again.')),
      });
      const plain = await ask({ ...release, reranker: undefined });
      expect(await ask(release)).toMatchObject({ citations: plain.citations, withoutReranker: true });
    });

    it('is not asked about what will not be answered, nor with odds that were fitted without it', async () => {
      const fake = createFakeReranker();
      const release = await releaseWith({ ...fake, scores: 'odds' }, 1);
      await ask(release);
      const { read: _, ...unread } = passages;
      await ask({ ...release, calibration: { ...release.calibration, passages: unread, threshold: 0 } });
      expect(fake.asked).toEqual([]);
    });
  });
});
