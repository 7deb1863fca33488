// Checks that the batch command writes one line of output for each input line, in order, in the format that
// quality measurements need.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { askBatch, type AskPorts } from '../../../adapters/cli/ask-batch.js';
import { askingWording } from '../../../adapters/cli/wording/asking-wording.js';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { OUTCOMES, type Answer, type Question } from '../../../knowledge/model/answer.js';
import { InputFailure, ModelFailure } from '../../../knowledge/model/errors.js';
import { PERSONAL_DATA_TYPES } from '../../../knowledge/model/personal-data.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { note, startGuidance, type RunningGuidance } from '../../support/running-guidance.js';

/** The exact output. A missing or additional key is an error. */
const outputSchema = z.strictObject({
  id: z.string(),
  outcome: z.enum(OUTCOMES),
  urgent: z.boolean(),
  text: z.string().min(1),
  citations: z.array(
    z.strictObject({
      document: z.string(),
      quote: z.string().min(1),
      answer: z.string().min(1).optional(),
      folded: z.literal(true).optional(),
      passage: z.string().min(1),
      title: z.string(),
      section: z.string().optional(),
      page: z.number().int().positive().optional(),
      paragraph: z.string().optional(),
      url: z.string().optional(),
      date: z.string().optional(),
    }),
  ),
  passages: z
    .array(z.strictObject({ id: z.string(), document: z.string(), text: z.string(), score: z.number() }))
    .max(10),
  redactions: z.array(z.strictObject({ text: z.string().min(1), type: z.enum(PERSONAL_DATA_TYPES) })),
  release: z.number().int(),
  ms: z.number().nonnegative(),
  stages: z.object({ embed: z.number() }).catchall(z.number()),
});

let guidance: RunningGuidance;
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'ask-batch-'));
  guidance = await startGuidance();
  await guidance.put(
    'guardian.md',
    note('Guardians', 'An independent guardian is appointed for the child within five days.'),
  );
  await guidance.describe([
    {
      file: 'guardian.md',
      slug: 'guardians',
      date: '2026-04',
      url: 'https://guidance.example/g',
      jurisdictions: ['wales'],
    },
  ]);
  await guidance.publish();
});
afterAll(async () => {
  await guidance.close();
  await rm(home, { recursive: true });
});

/** Returns the questions that reached the pipeline, and the output parsed line by line. */
async function run(content: string, change: Partial<AskPorts> = {}) {
  const file = join(home, 'questions.jsonl');
  await writeFile(file, content);
  const asked: Question[] = [];
  const ports: AskPorts = {
    answerQuestion: (question) => {
      asked.push(question);
      return guidance.ask(question.text, question);
    },
    redact,
    detectUrgency: (text) => text.includes('danger'),
    ...change,
  };
  const written: string[] = [];
  const said: string[] = [];
  const result = askBatch(
    ports,
    file,
    (line) => written.push(line),
    (line) => said.push(line),
  );
  const failure = await result.then(
    () => undefined,
    (error: unknown) => error,
  );
  return { asked, written, said, failure, result: failure ? undefined : await result };
}

const line = (change: object = {}) =>
  JSON.stringify({ id: 'q1', question: 'When is an independent guardian appointed?', ...change });
const parsed = (written: readonly string[]) => written.map((text) => outputSchema.parse(JSON.parse(text)));

describe('a line of output', () => {
  it('has the shape of the contract, with citations that can be checked', async () => {
    const [answer] = parsed((await run(line({ jurisdiction: 'wales' }))).written);
    expect(answer).toMatchObject({
      id: 'q1',
      outcome: 'answered',
      urgent: false,
      release: 1,
      redactions: [],
    });
    expect(answer!.citations[0]).toMatchObject({
      document: 'guardians',
      title: 'Guardians',
      date: '2026-04',
      url: 'https://guidance.example/g',
    });
    for (const { quote, passage } of answer!.citations)
      for (const span of quote.split(' … ')) expect(passage).toContain(span);
    expect(answer!.text).toContain('within five days');
    expect(answer!.passages[0]!.document).toBe('guardians');
    expect(answer!.stages).toMatchObject({ redact: expect.any(Number), find: expect.any(Number) });
    expect(answer!.ms).toBeGreaterThanOrEqual(answer!.stages.embed);
  });

  it('has that shape for a question that nothing answers', async () => {
    const [answer] = parsed((await run(line({ question: 'How do zebras sleep?' }))).written);
    expect(answer).toMatchObject({
      outcome: 'unanswerable',
      text: askingWording.unanswerable,
      citations: [],
    });
  });

  it('names what was taken out, as it was written, in the case and in the question', async () => {
    const { written, asked } = await run(
      line({ scenario: 'Her number is 07700 900123.', question: 'Can I call a guardian on 07700 900456?' }),
    );
    expect(parsed(written)[0]!.redactions).toEqual([
      { text: '07700 900123', type: 'phone' },
      { text: '07700 900456', type: 'phone' },
    ]);
    expect(JSON.stringify(asked)).not.toMatch(/07700/);
  });

  it('says whether it is urgent by the words as they came, those of the case too', async () => {
    expect(parsed((await run(line({ question: 'She is in danger' }))).written)[0]!.urgent).toBe(true);
    expect(parsed((await run(line({ scenario: 'He is in danger' }))).written)[0]!.urgent).toBe(true);
  });

  it('is one line for every reader, whatever separators a text holds', async () => {
    const { written } = await run(line({ id: 'a\u2028b\u0085c\nd' }));
    expect(written[0]!.split(/[\n\r\u0085\u2028\u2029]/)).toHaveLength(1);
    expect(parsed(written)[0]!.id).toBe('a\u2028b\u0085c\nd');
  });
});

describe('what is asked', () => {
  it('is the question with its case, its conversation and the person’s nation', async () => {
    const { asked } = await run(
      line({
        scenario: 'A boy lives alone.',
        context: [
          { role: 'user', text: 'Who are guardians?' },
          { role: 'assistant', text: 'They speak up for a child.' },
        ],
        jurisdiction: 'wales',
      }),
    );
    expect(asked[0]).toMatchObject({
      scenario: 'A boy lives alone.',
      context: [
        { role: 'user', text: 'Who are guardians?' },
        { role: 'assistant', text: 'They speak up for a child.' },
      ],
      jurisdiction: 'wales',
    });
  });

  it('may leave out or null everything but the id and the question, and have keys that we do not know', async () => {
    const { asked, failure } = await run(
      line({ scenario: null, context: null, jurisdiction: null, kind: 'direct' }),
    );
    expect(failure).toBeUndefined();
    expect(asked[0]).toMatchObject({ context: [], jurisdiction: undefined, scenario: undefined });
  });

  it('gives one person one pseudonym through the whole conversation', async () => {
    const { asked } = await run(
      line({
        context: [{ role: 'user', text: 'Her number is 07700 900123.' }],
        question: 'May I ring 07700 900123?',
      }),
    );
    const pseudonym = /\[phone[^\]]*\]/.exec(asked[0]!.text)?.[0];
    expect(pseudonym).toBeDefined();
    expect(asked[0]!.context[0]!.text).toContain(pseudonym);
  });
});

describe('a file of questions', () => {
  it('is answered in order; empty lines, the ends of lines and a byte order mark do not matter', async () => {
    const content = `\uFEFF${line({ id: '1' })}\r\n\n  \n${line({ id: '2' })}\n${line({ id: '3' })}`;
    const { written, result } = await run(content);
    expect(parsed(written).map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(result).toMatchObject({ answered: 3, failed: 0 });
  });

  it('may hold separators inside a question that only some programs take for the end of a line', async () => {
    const { written, failure } = await run(
      `{"id": "1", "question": "Who is a guardian?\u2028Please."}\n${line({ id: '2' })}`,
    );
    expect(failure).toBeUndefined();
    expect(written).toHaveLength(2);
  });

  it('may be empty', async () => {
    expect((await run('')).written).toEqual([]);
  });

  it.each([
    ['no JSON', 'nonsense'],
    ['no object', '"nonsense"'],
    ['no question', '{"id": "2"}'],
    ['a nation that is none', '{"id": "2", "question": "Who?", "jurisdiction": "atlantis"}'],
  ])('with a line that has %s names that line by its number in the file', async (_, wrong) => {
    const { written, failure } = await run(`${line({ id: '1' })}\n\n${wrong}\n${line({ id: '4' })}`);
    expect(failure).toBeInstanceOf(InputFailure);
    expect((failure as InputFailure).message).toContain('Line 3');
    expect((failure as InputFailure).message).not.toContain('nonsense');
    expect(written).toEqual([]);
  });

  it('that cannot be read is named', async () => {
    const ports: AskPorts = {
      answerQuestion: () => Promise.reject(new Error()),
      redact,
      detectUrgency: () => false,
    };
    const asking = askBatch(ports, join(home, 'nowhere.jsonl'), () => undefined);
    await expect(asking).rejects.toThrow(InputFailure);
    await expect(askBatch(ports, home, () => undefined)).rejects.toThrow(/cannot be read/);
  });

  it('goes on after a question that fails, which gets a line of its own and a message', async () => {
    let calls = 0;
    const answerQuestion = (question: Question): Promise<Answer> => {
      calls += 1;
      if (calls === 1) return Promise.reject(new ModelFailure('The model is gone.', 'Start it again.'));
      if (calls === 2) throw new TypeError('secret words of Zora');
      return guidance.ask(question.text, { jurisdiction: 'wales' });
    };
    const lines = [1, 2, 3].map((id) => line({ id: String(id), scenario: 'In danger? Ring 07700 900123.' }));
    const { written, said, result } = await run(lines.join('\n'), {
      answerQuestion,
      detectUrgency: () => true,
    });
    const answers = parsed(written);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'answered']);
    expect(answers[0]).toMatchObject({
      id: '1',
      text: wording.failed,
      citations: [],
      passages: [],
      release: 0,
    });
    expect(answers[0]).toMatchObject({ urgent: true, redactions: [{ text: '07700 900123', type: 'phone' }] });
    expect(result).toEqual({ answered: 3, failed: 2 });
    expect(said[0]).toContain('The model is gone. Start it again.');
    expect(said.join()).not.toContain('Zora');
  });
});
