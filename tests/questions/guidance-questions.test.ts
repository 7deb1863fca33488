// Checks the format of the guidance questions, which are used for tuning if the corpus is missing.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface GoldPlace {
  doc: string;
  starts: string;
  ends: string;
  digest: string;
}

interface GuidanceQuestion {
  id: string;
  kind: string;
  answerable: boolean;
  question: string;
  type: string;
  fold: number;
  context?: { role: string; text: string }[];
  gold?: (GoldPlace & { alternatives: GoldPlace[] })[];
  reason?: string;
  jurisdiction?: string;
}

const questions = readFileSync('adapters/cli/questions/guidance-questions.jsonl', 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as GuidanceQuestion);
const answerable = questions.filter((question) => question.answerable);
const unanswerable = questions.filter((question) => !question.answerable);

const ANSWERABLE_TYPES = [
  'lookup',
  'procedure',
  'definition',
  'conditional',
  'jurisdiction',
  'multi-passage',
  'follow-up',
];
const UNANSWERABLE_TYPES = ['scope-near-miss', 'out-of-scope'];
const JURISDICTIONS = ['england', 'wales', 'scotland', 'northern-ireland'];

const wordCount = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

describe('the guidance question set', () => {
  it('gives each question an id and a wording of its own', () => {
    expect(new Set(questions.map((question) => question.id)).size).toBe(questions.length);
    const wordings = questions.map(
      (question) => `${JSON.stringify(question.context ?? [])}${question.question}`,
    );
    expect(new Set(wordings).size).toBe(questions.length);
    expect(questions.every((question) => question.question.trim() !== '')).toBe(true);
  });

  it('names only the kinds, types and jurisdictions a scorer knows', () => {
    for (const question of questions) {
      expect(question.kind, question.id).toBe(question.answerable ? 'answerable' : 'unanswerable');
      expect(question.answerable ? ANSWERABLE_TYPES : UNANSWERABLE_TYPES, question.id).toContain(
        question.type,
      );
      if (question.jurisdiction !== undefined)
        expect(JURISDICTIONS, question.id).toContain(question.jurisdiction);
    }
  });

  it('names the place of 6 to 60 words for each answerable question, and copies none of them', () => {
    for (const question of answerable) {
      const gold = question.gold ?? [];
      expect(gold.length, question.id).toBeGreaterThan(0);
      for (const { doc, starts, ends, digest, ...others } of gold.flatMap(({ alternatives, ...right }) => [
        right,
        ...alternatives,
      ])) {
        expect(doc, question.id).toMatch(/^[a-z0-9-]+$/);
        expect([starts, ends].map(wordCount), question.id).toEqual([3, 3]);
        const runsOfThree = Buffer.from(digest, 'base64url').length / 3;
        expect(runsOfThree, question.id).toBeGreaterThanOrEqual(4);
        expect(runsOfThree, question.id).toBeLessThanOrEqual(62);
        expect(others, question.id).toEqual({});
      }
    }
  });

  it('says why an unanswerable question has no answer', () => {
    for (const question of unanswerable) {
      expect(question.reason?.trim(), question.id).toBeTruthy();
      expect(question.gold, question.id).toBeUndefined();
    }
  });

  it('asks for several passages, or follows a conversation, where its type says so', () => {
    for (const question of questions) {
      if (question.type === 'multi-passage') expect(question.gold?.length, question.id).toBeGreaterThan(1);
      if (question.type === 'follow-up') expect(question.context?.length, question.id).toBeGreaterThan(0);
    }
  });

  it('spreads both kinds evenly over five folds', () => {
    for (const kind of [answerable, unanswerable]) {
      const sizes = [1, 2, 3, 4, 5].map((fold) => kind.filter((question) => question.fold === fold).length);
      expect(sizes.reduce((total, size) => total + size, 0)).toBe(kind.length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }
  });
});
