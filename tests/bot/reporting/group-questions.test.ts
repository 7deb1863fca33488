// Tests that unanswered questions are grouped by topic, with the real model and paraphrases written for this
// test.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMiniLmEmbedder } from '../../../adapters/models/minilm/embedder.js';
import { createQuestionVectors, groupQuestions } from '../../../bot/reporting/group-questions.js';
import type { MissedQuestion } from '../../../bot/model/editing/missed-question.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { giveEngineCheck } from '../../support/live-samples.js';

const missed = (text: string, day = 1): MissedQuestion => ({
  answer: `answer to ${text} on ${day}`,
  text: publicText(text),
  askedAt: `2026-05-${String(day).padStart(2, '0')}T09:00:00.000Z`,
  why: 'not-found',
});
const embedder = createFakeEmbedder();
const grouped = async (questions: readonly MissedQuestion[], model = embedder) =>
  (await groupQuestions(createQuestionVectors(model), questions)).map(({ questions: members }) =>
    members.map(({ text }) => String(text)),
  );

test('the largest groups come first, then those that were asked about last', async () => {
  const groups = await grouped([
    missed('What do zebrafish eat?', 1),
    missed('When is court dress worn?', 3),
    missed('When is a guardian appointed?', 1),
    missed('When is the guardian appointed?', 2),
  ]);
  expect(groups).toEqual([
    ['When is a guardian appointed?', 'When is the guardian appointed?'],
    ['When is court dress worn?'],
    ['What do zebrafish eat?'],
  ]);
});

test('the question that is nearest to the others stands for them', async () => {
  const [group] = await grouped([
    missed('tonight when is the guardian appointed colleagues'),
    missed('when is the guardian appointed'),
    missed('when is the guardian appointed please'),
  ]);
  expect(group).toHaveLength(3);
  expect(group?.[0]).toBe('when is the guardian appointed');
});

test('a question that was not answered is not put below one that was', async () => {
  const asked = 'When is a guardian appointed?';
  const rated = { ...missed(asked, 1), why: 'low-rated' as const };
  expect(await grouped([rated, missed(asked, 2), missed(asked, 3), rated])).toEqual([
    [asked, asked],
    [asked, asked],
  ]);
});

test('no questions make no group, and the same question asked twice makes one', async () => {
  expect(await grouped([])).toEqual([]);
  expect(await grouped([missed('Who?', 1), missed('Who?', 2)])).toEqual([['Who?', 'Who?']]);
});

test('a wording is embedded once', async () => {
  let asked = 0;
  const counting = {
    ...embedder,
    embedQuestion: (...given: Parameters<typeof embedder.embedQuestion>) => {
      asked += 1;
      return embedder.embedQuestion(...given);
    },
  };
  const vectorOf = createQuestionVectors(counting);
  await groupQuestions(vectorOf, [missed('Who?', 1), missed('who?', 2)]);
  await groupQuestions(vectorOf, [missed('Who?', 3)]);
  expect(asked).toBe(1);
});

const PARAPHRASES: readonly string[][] = [
  [
    'Does a child have to consent to an NRM referral?',
    "Do I need the young person's consent before I refer them to the NRM?",
    'can we refer to nrm if the kid says no',
    'Is consent required for a child referral?',
  ],
  [
    'How long do I have to visit a privately fostered child?',
    'Time limit for the first private fostering visit',
    'When must the social worker see a child who is privately fostered?',
    'private fostering visit deadline',
  ],
  [
    'Who pays for the interpreter at a strategy meeting?',
    'Is there funding for interpreters in strategy discussions?',
    'who covers interpreter costs for a strategy meeting',
  ],
  [
    'Can a trafficked child open a bank account without a passport?',
    'bank account for child victim with no ID',
    'How can an unaccompanied child get a bank account without documents?',
  ],
  [
    'What happens to the NRM case when the child turns 18?',
    'child turns 18 during the NRM process, what now',
    'Does a referral stop when a young person becomes an adult?',
  ],
  [
    'Can I share information about the child with the school without consent?',
    'Is it lawful to tell the school about exploitation concerns?',
    'sharing info with schools about a child at risk of exploitation',
  ],
  [
    'How do I request a guardian in Northern Ireland?',
    'independent guardian NI how to refer',
    'Who appoints an independent guardian in Northern Ireland?',
  ],
  [
    'Is there a specialist placement for trafficked boys from Vietnam?',
    'safe accommodation for Vietnamese boys',
    'which placements are recommended for Vietnamese child victims',
  ],
  [
    'Can the child travel abroad on a school trip while the claim is pending?',
    'school trip abroad for an asylum seeking child',
    'Is a young person with a pending asylum claim allowed to go abroad with school?',
  ],
  [
    'What are the signs of cuckooing?',
    'How do I recognise that a home has been cuckooed?',
    'cuckooing indicators',
  ],
  ['Does the duty to notify apply to police in Scotland?', 'duty to notify scotland police'],
  ['Does free bus travel apply to care leavers?'],
  ['What is the dress code for court?'],
  ['Can foster carers object to a police interview?'],
];

test(
  'the local model puts paraphrases together, and nothing else with them',
  { timeout: 120_000 },
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'group-questions-'));
    await giveEngineCheck(dataDir);
    const model = await createMiniLmEmbedder({ dataDir, log: () => undefined });
    try {
      const questions = PARAPHRASES.flat().map((text) => missed(text));
      const groups = await groupQuestions(createQuestionVectors(model), questions);
      const matterOf = (text: string) => PARAPHRASES.findIndex((matter) => matter.includes(text));
      // There are 14 topics but 15 groups: one paraphrase ends up in a separate group, and no group mixes
      // topics.
      expect(groups).toHaveLength(15);
      for (const { questions: members } of groups)
        expect(new Set(members.map(({ text }) => matterOf(text))).size).toBe(1);
    } finally {
      await model.close();
      await rm(dataDir, { recursive: true, force: true });
    }
  },
);
