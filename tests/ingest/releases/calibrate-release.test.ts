// Tests that a release is calibrated only with questions that its documents answer.
import { describe, expect, it } from 'vitest';
import { calibrateRelease, type KnownQuestion } from '../../../ingest/releases/calibrate-release.js';
import { answerQuestion } from '../../../knowledge/answer-question.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import type { Judgement } from '../../../knowledge/confidence/fit-calibration.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { createMemoryRelease } from '../../fakes/memory-release.js';

const embedder = createFakeEmbedder();
const THINGS = Array.from({ length: 50 }, (_, n) => `topic${String.fromCharCode(97 + (n % 26))}${n}`);
const release = await createMemoryRelease(
  [{ slug: 'rules', texts: THINGS.map((thing) => `The officer signs the ${thing} register on arrival.`) }],
  embedder,
);
const asking = (text: string, judged: Judgement, documents: string[] = []): KnownQuestion => ({
  question: { text: publicText(text), context: [] },
  judged,
  documents,
});
const answerable = THINGS.map((thing) => asking(`Who signs the ${thing} register?`, 'answerable', ['rules']));
const others = THINGS.flatMap((thing, n) => [
  asking(`How are zebras number ${n} fed in winter?`, 'out-of-scope'),
  asking(`Who paints the ${thing} fence purple?`, 'near-miss'),
]);
const setting = { answered: 0.9, date: '2026-05-04', withVectors: false };

describe('calibrating', () => {
  it('learns to answer what the release answers, and not the rest', async () => {
    const { calibration, used } = await calibrateRelease(
      { embedder, release },
      [...answerable, ...others],
      setting,
    );
    expect(used).toEqual({ answerable: 50, 'near-miss': 50, 'out-of-scope': 50 });
    const outcomeOf = async (text: string) => {
      const loadedRelease = () => Promise.resolve({ ...release, calibration });
      return (await answerQuestion({ embedder, loadedRelease }, { text: publicText(text), context: [] }))
        .outcome;
    };
    expect(await outcomeOf('Who signs the topica0 register?')).toBe('answered');
    expect(await outcomeOf('How are lions fed in summer?')).toBe('unanswerable');
  });

  it('leaves out questions on documents that the release does not hold', async () => {
    const foreign = THINGS.map((thing) => asking(`What is the ${thing}?`, 'answerable', ['elsewhere']));
    const { used } = await calibrateRelease(
      { embedder, release },
      [...answerable, ...foreign, ...others],
      setting,
    );
    expect(used.answerable).toBe(50);
  });

  it('refuses to fit on too few, and says what to do', async () => {
    const few = calibrateRelease({ embedder, release }, [...answerable.slice(0, 5), ...others], setting);
    await expect(few).rejects.toThrow(InputFailure);
    await expect(few).rejects.toMatchObject({
      remedy: expect.stringContaining('Use files with questions') as unknown,
    });
  });

  it('names the model where the question’s vector counts', async () => {
    const { calibration } = await calibrateRelease({ embedder, release }, [...answerable, ...others], {
      ...setting,
      withVectors: true,
    });
    expect(calibration.model).toBe(embedder.model.weightsHash);
    expect(calibration.question).toHaveLength(embedder.model.dimension);
  });
});
