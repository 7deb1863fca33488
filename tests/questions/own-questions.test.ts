// Checks the questions about the sample notes. If a note no longer contained the expected quote, its question
// would measure nothing.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { JURISDICTIONS } from '../../knowledge/model/source.js';

const quote = z.strictObject({ doc: z.string().min(1), quote: z.string().min(10) });
const asked = {
  id: z.string().regex(/^own-\d{3}$/),
  question: z.string().trim().min(5),
  jurisdiction: z.enum(JURISDICTIONS),
  context: z
    .array(z.strictObject({ role: z.enum(['user', 'assistant']), text: z.string().trim().min(1) }))
    .min(1)
    .optional(),
};
const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...asked,
    kind: z.literal('answerable'),
    answerable: z.literal(true),
    type: z.enum([
      'lookup',
      'procedure',
      'definition',
      'conditional',
      'jurisdiction',
      'multi-passage',
      'follow-up',
    ]),
    gold: z.array(quote.extend({ alternatives: z.array(quote).min(1).optional() })).min(1),
    answer_key: z.string().trim().min(1),
  }),
  z.strictObject({
    ...asked,
    kind: z.literal('unanswerable'),
    answerable: z.literal(false),
    scope: z.enum(['near-miss', 'out-of-scope']),
    reason: z.string().trim().min(5),
  }),
]);

const questions = readFileSync('tools/training/questions/own-questions.jsonl', 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => questionSchema.parse(JSON.parse(line)));
const answerable = questions.filter((one) => one.kind === 'answerable');
const unanswerable = questions.filter((one) => one.kind === 'unanswerable');

/** Returns only the words, in order, because tables and lists look different in a note and in a passage. */
const wordsOf = (text: string) => ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
const folder = new URL('../../ingest/samples/', import.meta.url);
const notes = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => [name.slice(0, -3), wordsOf(readFileSync(new URL(name, folder), 'utf8'))] as const),
);

describe('the questions on the sample notes', () => {
  it('are many, and about half of them have no answer there', () => {
    expect(questions.length).toBeGreaterThanOrEqual(170);
    expect(unanswerable.length / questions.length).toBeGreaterThan(0.45);
    expect(unanswerable.length / questions.length).toBeLessThan(0.6);
    const nearMisses = unanswerable.filter((one) => one.scope === 'near-miss');
    expect(nearMisses.length / unanswerable.length).toBeGreaterThan(0.6);
  });

  it('have an id and a wording of their own', () => {
    expect(new Set(questions.map((one) => one.id)).size).toBe(questions.length);
    const wordings = questions.map((one) => JSON.stringify([one.context, one.question.toLowerCase()]));
    expect(new Set(wordings).size).toBe(questions.length);
  });

  it('have gold quotes that are word for word in their note', () => {
    for (const { id, gold } of answerable)
      for (const { doc, quote: words } of gold.flatMap((one) => [one, ...(one.alternatives ?? [])])) {
        expect(notes.has(doc), `${id}: ${doc}`).toBe(true);
        expect(notes.get(doc)!.includes(wordsOf(words)), `${id}: ${words}`).toBe(true);
        expect(wordsOf(words).trim().split(' ').length, `${id}: ${words}`).toBeLessThanOrEqual(60);
      }
  });

  it('ask of every note and every nation', () => {
    const asking = new Set(answerable.flatMap((one) => one.gold.map(({ doc }) => doc)));
    expect([...notes.keys()].filter((slug) => !asking.has(slug))).toEqual([]);
    for (const nation of JURISDICTIONS)
      for (const kind of [answerable, unanswerable])
        expect(
          kind.some((one) => one.jurisdiction === nation),
          nation,
        ).toBe(true);
  });

  it('follow a conversation, or need several quotes, where their type says so', () => {
    for (const one of answerable) {
      expect(one.context !== undefined, one.id).toBe(one.type === 'follow-up');
      if (one.context) expect(one.context.at(-1)!.role, one.id).toBe('assistant');
      if (one.type === 'multi-passage') expect(one.gold.length, one.id).toBeGreaterThan(1);
    }
  });
});
