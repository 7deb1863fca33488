// Asks a question of a small release with a fake language model that reads the passages.
import { beforeAll } from 'vitest';
import { answerQuestion } from '../../../knowledge/answer-question.js';
import type { AnswerStage, Question } from '../../../knowledge/model/answer.js';
import { ModelFailure } from '../../../knowledge/model/errors.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import type { AnswerWriter } from '../../../knowledge/model/ports.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import type { ReadingReport } from '../../../knowledge/language-model/step-report.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { createFakeLanguageModel } from '../../fakes/language-model/fake-language-model.js';
import { createMemoryRelease } from '../../fakes/memory-release.js';

export const GUARDIAN =
  'An independent guardian is appointed for every trafficked child within five working days.';
export const GUARDIAN_PARAGRAPH = `${GUARDIAN} The guardian is paid.`;
export const SCOTTISH = 'Guardianship Scotland appoints an independent guardian for every trafficked child.';
export const SCOTS_NAMED =
  'Another body appoints a guardian for every trafficked child who moves to Scotland.';
export const MEALS = 'The allowance for meals is paid each Monday.';
export const OLD = 'An independent guardian is appointed for every trafficked child within ten working days.';
const release = await createMemoryRelease([
  { slug: 'english', jurisdictions: ['england', 'wales'], texts: [`${GUARDIAN} The guardian is paid.`] },
  { slug: 'scottish', jurisdictions: ['scotland'], texts: [SCOTTISH] },
  { slug: 'naming', jurisdictions: ['england'], texts: [SCOTS_NAMED] },
  { slug: 'money', jurisdictions: ['england', 'wales', 'scotland'], texts: [MEALS] },
]);
export const QUESTION = 'When is an independent guardian appointed for a trafficked child?';

export const NOTHING = { queries: [], sentence: '', question: '', nations: [], about: 'either' };
type Replies = Partial<Record<'searches' | 'chosen-sentences', (text: string) => unknown>>;

const numberOf = (text: string, sentence: string) =>
  Number(
    text
      .split('\n')
      .find((line) => line.endsWith(sentence))
      ?.split(':')[0] ?? -1,
  );
export const choosing =
  (...sentences: string[]) =>
  (text: string) => ({ sentences: sentences.map((one) => numberOf(text, one)), sure: 'high' });
export const failing = () => {
  throw new ModelFailure('No.', 'Try again later.');
};

export async function ask(
  replies: Replies,
  {
    deadlineMs = 20_000,
    writer,
    ...change
  }: Partial<Question> & { deadlineMs?: number; writer?: AnswerWriter } = {},
) {
  const model = createFakeLanguageModel(({ name, text }) => {
    const reply = replies[name as keyof Replies];
    return reply ? reply(text) : name === 'searches' ? NOTHING : { sentences: [], sure: 'high' };
  });
  const stages: AnswerStage[] = [];
  const reports: ReadingReport[] = [];
  const reading = {
    model,
    ...(writer && { writer }),
    deadlineMs,
    onRead: (report: ReadingReport) => void reports.push(report),
  };
  const answer = await answerQuestion(
    { embedder: createFakeEmbedder(), loadedRelease: () => Promise.resolve(release), reading },
    { text: publicText(QUESTION), context: [], jurisdiction: 'england', ...change },
    (stage) => void stages.push(stage),
  );
  return { answer, calls: model.calls, stages, report: reports[0]! };
}
export const local = (change: Partial<Question> = {}) =>
  answerQuestion(
    { embedder: createFakeEmbedder(), loadedRelease: () => Promise.resolve(release) },
    { text: publicText(QUESTION), context: [], jurisdiction: 'england', ...change },
  );

// Loads the redaction lists before the tests, so that loading them does not use up a test’s deadline.
beforeAll(() => void redact('Who?'));
