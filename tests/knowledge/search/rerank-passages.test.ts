// Tests what a model that reads the best passages may change, and what it must not.
import { describe, expect, it } from 'vitest';
import { answerQuestion, type LoadedRelease } from '../../../knowledge/answer-question.js';
import type { Candidate } from '../../../knowledge/search/candidate.js';
import { explainAnswer } from '../../../knowledge/explain-answer.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import type { Reranker } from '../../../knowledge/model/ports.js';
import { readTogether } from '../../../knowledge/search/rerank-passages.js';
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

describe('reading passages together with the question', () => {
  it('shows the model each passage with its title and headings', async () => {
    const reranker = createFakeReranker();
    expect(await readTogether(reranker, question, found(['The guardian.', 'Rain.']))).toEqual([2, 0]);
    expect(reranker.asked[0]!.texts[0]).toBe('Care — Guardians\nThe guardian.');
  });

  it('gives nothing where the model fails, and hides no other fault', async () => {
    const reranker = createFakeReranker();
    reranker.fail();
    expect(await readTogether(reranker, question, found(['a']))).toBeUndefined();
    const broken: Reranker = { ...reranker, score: () => Promise.reject(new Error('a bug')) };
    await expect(readTogether(broken, question, found(['a']))).rejects.toThrow('a bug');
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

  const passages = {
    weights: {},
    bias: 0,
    shows: 0.2,
    read: { sum: 1, score: 1, bias: 0 },
  };
  /** Makes a reranker that only gives a high score to the passage ranked last by the search. */
  const reader: Reranker = {
    id: 'reader',
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
    const failing = createFakeReranker();
    failing.fail();
    const release = await releaseWith(failing);
    const plain = await ask({ ...release, reranker: undefined });
    expect(await ask(release)).toMatchObject({ citations: plain.citations, withoutReranker: true });
  });

  it('is not asked about what will not be answered, nor with odds that were fitted without it', async () => {
    const fake = createFakeReranker();
    const release = await releaseWith(fake, 1);
    await ask(release);
    const { read: _, ...unread } = passages;
    await ask({ ...release, calibration: { ...release.calibration, passages: unread, threshold: 0 } });
    expect(fake.asked).toEqual([]);
  });
});
