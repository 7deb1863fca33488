// Tests that this project and the recipe are asked the same questions and scored with the same measures, and
// that their costs are kept. Uses a folder of notes, and no model.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { note } from '../../support/running-guidance.js';
import type { AnswerLine } from '../eval/answer-line.js';
import { sciFactFiles } from '../scifact.js';
import { measureQuestions, shownInWords } from './measure-questions.js';
import { measureSciFact } from './measure-scifact.js';
import { createOurWay } from './our-way.js';
import { plainTexts } from './plain-texts.js';
import { resultSchema } from './result.js';
import { createUsualRecipe } from './usual-recipe.js';

const embedder = createFakeEmbedder();
let home: string;
let folder: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'measure-'));
  folder = join(home, 'notes');
  await mkdir(folder);
  await writeFile(
    join(folder, 'consent.md'),
    note('Consent', 'A child does not have to consent to a referral of this kind.'),
  );
  await writeFile(join(folder, 'parking.md'), note('Parking', 'Tickets for parking are kept by the office.'));
});
afterAll(() => rm(home, { recursive: true }));

const ways = async () => ({
  ours: await createOurWay([folder], embedder, join(home, 'ours')),
  recipe: await createUsualRecipe(plainTexts([folder]), embedder, join(home, 'recipe')),
});

describe('what is shown in as many words', () => {
  const sentence = 'A child does not have to consent to a referral.';
  const shown = (outcome: 'answered' | 'unanswerable', ...quotes: string[]) => {
    const citations = quotes.map((quote) => ({ document: 'one', title: 'One', quote, passage: quote }));
    const answer = { outcome, citations } as unknown as AnswerLine;
    const question = {
      id: 'one',
      kind: 'answerable' as const,
      question: 'Must a child consent?',
      gold: [{ doc: 'one', quote: sentence }],
      context: [],
    };
    return shownInWords([{ question, answer }]);
  };

  it('is what comes before the cut, however many quotes it takes', () => {
    expect(shown('answered', 'other words '.repeat(70), sentence)).toBe(1);
    expect(shown('answered', 'other words '.repeat(80), sentence)).toBe(0);
    expect(shown('answered', `${'other words '.repeat(80)} ${sentence}`)).toBe(0);
  });

  it('is 0 if nothing was answered', () => {
    expect(shown('unanswerable', sentence)).toBe(0);
  });
});

describe('a set of questions', () => {
  it('is asked of both, and scored alike; what the recipe does not have stays empty', async () => {
    const questions = join(home, 'questions.jsonl');
    const gold = [{ doc: 'consent', quote: 'A child does not have to consent to a referral' }];
    const lines = [
      { question: 'Does a child have to consent to a referral?', gold },
      { question: 'Who won the cup?', answerable: false },
      { question: 'What is a ticket?' },
    ];
    await writeFile(questions, lines.map((line) => JSON.stringify(line)).join('\n'));
    const { ours, recipe } = await ways();
    const set = { name: 'notes', title: 'Notes', corpus: 'notes', questions };
    const result = await measureQuestions(set, ours, recipe, embedder);
    await ours.close();
    expect(resultSchema.shape.sets.parse([result])).toHaveLength(1);
    // Questions with no expected result are not asked, because their times would affect the result.
    expect(result.questions).toBe(2);
    const row = (name: string) => result.quality.find((one) => one.name === name);
    expect(row('found in the first 400 words')).toEqual({
      name: 'found in the first 400 words',
      ours: 1,
      recipe: 1,
    });
    expect(row('silent, of those without an answer')?.recipe).toBeNull();
    expect(Object.keys(result.stages)).toEqual(expect.arrayContaining(['embed', 'find']));
    for (const { ours: us, recipe: them } of result.time) expect(Math.min(us, them!)).toBeGreaterThan(0);
  });

  it('finds what was taken in before, with what that had cost', async () => {
    const first = await ways();
    await first.ours.close();
    const again = await ways();
    await again.ours.close();
    expect(again.ours.costs).toEqual(first.ours.costs);
    expect(again.ours.costs?.pieces).toBe(2);
    expect(again.recipe.costs.embedSeconds).toBe(first.recipe.costs.embedSeconds);
  });
});

it('SciFact scores both rankings of whole abstracts', async () => {
  const abstracts = [
    { id: '1', title: 'Cells', text: 'Cells divide often in warm water.' },
    { id: '2', title: 'Stars', text: 'Stars burn hydrogen for a long time.' },
  ];
  const claims = [
    { id: 'a', text: 'Cells divide in warm water.', relevant: new Set(['1']) },
    { id: 'b', text: 'Stars burn hydrogen.', relevant: new Set(['2']) },
  ];
  const set = { abstracts, claims };
  const ours = await createOurWay(['scifact'], embedder, join(home, 'science'), sciFactFiles(set));
  const texts = abstracts.map(({ id, title, text }) => ({ document: id, text: `${title}\n${text}` }));
  const recipe = await createUsualRecipe(texts, embedder, join(home, 'recipe'));
  const { quality, questions } = await measureSciFact(set, ours, recipe, embedder);
  await ours.close();
  expect(questions).toBe(2);
  expect(quality).toEqual([{ name: 'nDCG@10', ours: 1, recipe: 1 }]);
});
