// Tests which sentences a language model can choose from.
import { expect, it } from 'vitest';
import { answerQuestion } from '../../../knowledge/answer-question.js';
import { ModelFailure } from '../../../knowledge/model/errors.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import type { Embedder } from '../../../knowledge/model/ports.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { createFakeLanguageModel } from '../../fakes/language-model/fake-language-model.js';
import { createMemoryRelease } from '../../fakes/memory-release.js';

const release = await createMemoryRelease([
  { slug: 'all', title: 'Withdrawing', texts: ['Whoever wants to withdraw speaks to their adviser first.'] },
  { slug: 'adults', title: 'Support for adults', texts: ['Whoever wants to withdraw signs the form.'] },
]);

async function ask(
  scenario: string,
  sentences: readonly number[] = [],
  { queries = [], embedder = createFakeEmbedder() }: { queries?: string[]; embedder?: Embedder } = {},
) {
  const model = createFakeLanguageModel(({ name }) =>
    name === 'searches'
      ? { queries, sentence: '', question: '', nations: [], about: 'either' }
      : { sentences, sure: 'high' },
  );
  const answer = await answerQuestion(
    {
      embedder,
      loadedRelease: () => Promise.resolve(release),
      reading: { model, deadlineMs: 20_000 },
    },
    { text: publicText('Who wants to withdraw?'), scenario: publicText(scenario), context: [] },
  );
  return { answer, shown: model.calls.find(({ name }) => name === 'chosen-sentences')!.text };
}

it('leaves out what is for adults only if the question is about a child', async () => {
  const { shown: ofChild } = await ask('A girl was found.');
  expect(ofChild).toContain('source="Withdrawing');
  expect(ofChild).not.toContain('Support for adults');
  expect((await ask('A woman was found.')).shown).toContain('source="Support for adults');
});

it('lists what the model chose from before the other passages found', async () => {
  const slugs = async (sentences: readonly number[]) =>
    (await ask('A woman was found.', sentences)).answer.passages.map(({ document }) => document.slug);
  const found = await slugs([]);
  expect(found).toHaveLength(2);
  expect(await slugs([2])).toEqual(found.toReversed());
});

it('says so if the searches that the model suggested failed, so that the answer is not remembered', async () => {
  const queries = ['form to sign'];
  const whole = createFakeEmbedder();
  const embedder: Embedder = {
    ...whole,
    embedQuestion: (text) =>
      (text as string) === queries[0]
        ? Promise.reject(new ModelFailure('No.', 'Wait.'))
        : whole.embedQuestion(text),
  };
  const { answer } = await ask('A woman was found.', [], { queries, embedder });
  expect(answer.fellBack).toEqual(['find-again']);
  expect((await ask('A woman was found.', [], { queries })).answer.fellBack).toBeUndefined();
});
