// Tests that the explanation of an answer describes exactly the answer that practitioners get.
import { expect, test } from 'vitest';
import { answerQuestion, type LoadedRelease } from '../../knowledge/answer-question.js';
import { explainAnswer } from '../../knowledge/explain-answer.js';
import { RANKING_REASONS } from '../../knowledge/model/explanation.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import type { Jurisdiction } from '../../knowledge/model/source.js';
import { createFakeEmbedder } from '../fakes/models/fake-embedder.js';
import { createMemoryRelease } from '../fakes/memory-release.js';

const embedder = createFakeEmbedder();
const release = (): Promise<LoadedRelease> =>
  createMemoryRelease([
    {
      slug: 'guardians',
      title: 'Guardians',
      jurisdictions: ['england', 'wales'],
      authority: 'statutory-guidance',
      texts: [
        'An independent guardian is appointed for every trafficked child within five working days.',
        'The guardian explains each decision to the child.',
      ],
    },
    {
      slug: 'scotland',
      title: 'Guardianship in Scotland',
      jurisdictions: ['scotland'],
      texts: ['The guardianship service in Scotland supports the child from the day of arrival.'],
    },
    {
      slug: 'old',
      title: 'Old',
      standing: 'superseded',
      texts: ['A guardian was appointed within ten days.'],
    },
  ]);
const asked = (text: string, jurisdiction?: Jurisdiction) => ({
  text: publicText(text),
  context: [],
  ...(jurisdiction && { jurisdiction }),
});

const QUESTIONS: [string, Jurisdiction | undefined][] = [
  ['When is an independent guardian appointed for a trafficked child?', undefined],
  ['When is an independent guardian appointed for a trafficked child?', 'england'],
  ['Who supports the child from the day of arrival?', 'scotland'],
  ['What do zebrafish eat?', undefined],
  ['¿Quién nombra al tutor?', undefined],
  ['', undefined],
];

test.each(QUESTIONS)(
  '%s (%s): the outcome, the passages and the quotes are those of the answer',
  async (text, nation) => {
    const loaded = await release();
    const ports = { embedder, loadedRelease: () => Promise.resolve(loaded) };
    const answer = await answerQuestion(ports, asked(text, nation));
    const explanation = await explainAnswer(embedder, loaded, asked(text, nation));
    expect(explanation).toMatchObject({
      outcome: answer.outcome,
      confidence: answer.confidence,
      release: answer.release,
      citations: answer.citations,
    });
    expect(explanation.found.map(({ passage }) => passage.id)).toEqual(
      answer.passages.map(({ passage }) => passage.id),
    );
  },
);

test('what speaks for a passage adds up to its score, and a replaced edition is spoken against', async () => {
  const { found, parts, confidence } = await explainAnswer(
    embedder,
    await release(),
    asked('When is a guardian appointed?'),
  );
  for (const { points, score } of found)
    expect(RANKING_REASONS.reduce((sum, reason) => sum + points[reason], 0)).toBeCloseTo(score);
  const standing = (slug: string) => found.find(({ document }) => document.slug === slug)!.points.standing;
  expect(standing('old')).toBeLessThan(standing('guardians'));
  expect(parts).toEqual({ field: 1, answer: confidence });
});

test('tells a question outside the field from one that has no answer there', async () => {
  const loaded = await release();
  const calibration = { ...loaded.calibration, field: { weights: {}, bias: -2 } };
  const { parts, confidence } = await explainAnswer(
    embedder,
    { ...loaded, calibration },
    asked('When is an independent guardian appointed?'),
  );
  expect(parts.field).toBeCloseTo(1 / (1 + Math.exp(2)));
  expect(parts.field * parts.answer).toBeCloseTo(confidence);
});

test('names the words that are nowhere in the guidance, as they were typed', async () => {
  const { unknownWords } = await explainAnswer(
    embedder,
    await release(),
    asked('Do Zebrafish guardians support zebrafish?'),
  );
  expect(unknownWords).toEqual(['zebrafish']);
});

test('says where the best passage of one document is, and how it would be quoted', async () => {
  const { about } = await explainAnswer(
    embedder,
    await release(),
    asked('When is a guardian appointed?'),
    'old',
  );
  expect(about?.rank).toBeGreaterThan(1);
  expect(about?.citation.quote).toBe('A guardian was appointed within ten days.');
  const none = await explainAnswer(embedder, await release(), asked('When?', 'england'), 'scotland');
  expect(none.about).toBeUndefined();
});
