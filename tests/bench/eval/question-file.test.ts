// Tests files that editors write by hand: which lines are accepted, and the errors reported for the others.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputFailure } from '../../../knowledge/model/errors.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import { readQuestionFile } from './question-file.js';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'questions-'));
});
afterAll(() => rm(home, { recursive: true }));

async function read(lines: readonly (object | string)[], jurisdiction?: Jurisdiction) {
  const file = join(home, 'questions.jsonl');
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  await writeFile(file, `\uFEFF${text}\n`);
  return readQuestionFile(file, jurisdiction);
}

async function failure(lines: readonly (object | string)[]): Promise<InputFailure> {
  const error: unknown = await read(lines).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(InputFailure);
  return error as InputFailure;
}

describe('a file of questions', () => {
  it('says with what is expected which kind each line is', async () => {
    const lines = [
      { question: 'Who refers?', gold: [{ doc: 'note', quote: 'A first responder refers.' }] },
      { question: 'Who won?', answerable: false },
      { question: 'He has a knife now', urgent: true },
      { question: 'Zora asked', pii: [{ text: 'Zora', type: 'name' }] },
      { question: 'What is a ticket?' },
    ];
    const kinds = (await read(lines)).map(({ kind }) => kind);
    expect(kinds).toEqual(['answerable', 'unanswerable', 'urgency', 'pii', undefined]);
  });

  it('may leave ids out and empty lines in; a line is then known by its number', async () => {
    const questions = await read(['', { question: 'One?' }, '', { id: 7, question: 'Two?' }]);
    expect(questions.map(({ id }) => id)).toEqual(['line-2', '7']);
  });

  it('takes the nation given beside it, where a line names none', async () => {
    const lines = [
      { question: 'One?', jurisdiction: 'wales' },
      { question: 'Two?', jurisdiction: null },
    ];
    const questions = await read(lines, 'scotland');
    expect(questions.map(({ jurisdiction }) => jurisdiction)).toEqual(['wales', 'scotland']);
  });

  it('may hold more than is read, as other tools write it', async () => {
    expect(await read([{ question: 'One?', answer_key: 'yes', fold: 3 }])).toHaveLength(1);
  });
});

describe('a line that cannot be used', () => {
  it('is named with its number, its place and the rule, together with all others', async () => {
    const { message, remedy } = await failure([
      { question: 'Good?' },
      '{"question": "half',
      { question: ' ' },
      { question: 'Who?', jurisdiction: 'france' },
      { question: 'Who?', kind: 'answerable' },
      { question: 'Now?', kind: 'urgency' },
      { question: 'Zora', kind: 'pii' },
    ]);
    expect(message).toMatch(/^6 lines of /);
    expect(message).toMatch(/Line 2: it is not JSON/);
    expect(message).toMatch(/Line 3: “question” must hold some words/);
    expect(message).toMatch(/Line 4: “jurisdiction” .*england/);
    expect(message).toMatch(/Line 5: “gold” must name at least one document and quote/);
    expect(message).toMatch(/Line 6: “urgent” must be true or false/);
    expect(message).toMatch(/Line 7: “pii” must list what is to be taken out/);
    expect(message).not.toContain('Line 1:');
    expect(remedy).toContain('"gold": [{"doc":');
  });

  it('is never repeated: its words may be about a child', async () => {
    const { message, remedy } = await failure([
      { question: 'Zora?', jurisdiction: 'Quillshire' },
      'Zora Quill',
    ]);
    expect(message + remedy).not.toMatch(/Zora|Quill/);
  });

  it('may be one of many: ten are shown and the rest counted', async () => {
    const { message } = await failure(Array.from({ length: 14 }, () => '{'));
    expect(message.match(/Line \d+:/g)).toHaveLength(10);
    expect(message).toContain('And 4 more.');
  });

  it('has the id of another', async () => {
    const { message } = await failure([
      { id: 'a', question: 'One?' },
      { id: 'a', question: 'Two?' },
    ]);
    expect(message).toContain('Line 2: its id is that of line 1');
  });
});

it('an empty file and a missing one say so', async () => {
  expect((await failure([])).message).toMatch(/holds no question/);
  await expect(readQuestionFile(join(home, 'none.jsonl'), undefined)).rejects.toThrow(/cannot be read/);
});
