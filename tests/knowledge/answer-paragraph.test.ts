// Tests that a question for a numbered paragraph is answered with that paragraph or with nothing.
import { expect, it } from 'vitest';
import { answerQuestion } from '../../knowledge/answer-question.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import { createFakeEmbedder } from '../fakes/models/fake-embedder.js';
import { createMemoryRelease, type MemoryDocument } from '../fakes/memory-release.js';
import { leaveOutPassages } from '../../ingest/releases/without-recalled.js';

const SAFE = 'Keeping harbours safe';
const DOCUMENTS: MemoryDocument[] = [
  { slug: 'safe', title: SAFE, texts: ['118. Tell the police.', 'HF 7.1. Tell the council.'] },
  {
    slug: 'code',
    title: 'Ferry code',
    texts: ['118. Paragraph 118 of the harbours is another.', '4.2 Boats wait.'],
  },
];

async function ask(text: string, documents = DOCUMENTS, withheld: number[] = []) {
  const whole = await createMemoryRelease(documents);
  const { passages } = whole.index.content;
  for (const passage of passages) passage.paragraph = /^(\d+)\./u.exec(passage.text)?.[1];
  const release = leaveOutPassages(
    whole,
    withheld.map((ordinal) => passages[ordinal]!.id),
  );
  const ports = { embedder: createFakeEmbedder(), loadedRelease: () => Promise.resolve(release) };
  const { outcome, citations, preface } = await answerQuestion(ports, {
    text: publicText(text),
    context: [],
  });
  return { outcome, preface, quotes: citations.map(({ document, quote }) => `${document.slug}: ${quote}`) };
}

it.each([
  ['what does paragraph 118 of Keeping Harbours Safe say', 'safe: Tell the police.'],
  ['KHS para 118', 'safe: Tell the police.'],
  ['Ferry code paragraph 118', 'code: Paragraph 118 of the harbours is another.'],
  ['Ferry code paragraph 4.2', 'code: Boats wait.'],
  ['what does rule hf 7.1 say', 'safe: Tell the council.'],
])('“%s” is answered with that paragraph of that document', async (question, quote) => {
  expect(await ask(question)).toMatchObject({ outcome: 'answered', quotes: [quote] });
});

it.each([
  ['it has no such paragraph', 'Ferry code paragraph 12', '12'],
  ['no document is named', 'What does paragraph 118 say?', '118'],
  ['any document may be meant', 'What does paragraph 118 of the statutory guidance say?', '118'],
  ['there is no such document', 'Railway code para 118', '118'],
])('says that it did not find the paragraph, and quotes nothing, if %s', async (_, question, number) => {
  expect(await ask(question)).toEqual({
    outcome: 'unanswerable',
    preface: expect.stringContaining(`I did not find paragraph ${number}.`),
    quotes: [],
  });
});

it('prefers the current edition, and leaves out what an editor found wrong', async () => {
  const old = { ...DOCUMENTS[0]!, slug: 'old', standing: 'superseded' as const, texts: ['118. Wait.'] };
  expect((await ask('KHS para 118', [old, ...DOCUMENTS])).quotes).toEqual(['safe: Tell the police.']);
  expect((await ask('KHS para 118', [old])).quotes).toEqual(['old: Wait.']);
  expect((await ask('KHS para 118', DOCUMENTS, [0])).quotes).toEqual([]);
});
