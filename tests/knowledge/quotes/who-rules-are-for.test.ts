// Tests whether sentences that start with ages or with children are highlighted for an adult and for a child.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { quoteText } from '../../../knowledge/model/quote-text.js';
import { quote } from './quote-of.js';

interface Row {
  rule: string;
  /** Whether the rule is highlighted in an answer about an adult. */
  adult: boolean;
  /** Left out if it does not matter. */
  child?: boolean;
}

const file = new URL('who-rules-are-for.jsonl', import.meta.url);
const rows = readFileSync(file, 'utf8').trim().split('\n');
const RULES = rows.map((row) => JSON.parse(row) as Row);
const REST = 'Boats and lorries and farms come and go, and no one counts them at all. '.repeat(5);

async function isMarked(rule: string, question: string): Promise<boolean> {
  const { passage, answer = [] } = await quote(`Harbour places\n${rule} ${REST}`, question);
  return quoteText(passage.text, answer).includes(rule);
}

describe('in an answer about an adult', () => {
  it.each(RULES.map(({ rule, adult }) => [rule, adult] as const))(
    '“%s” is highlighted: %s',
    async (rule, adult) => {
      const question = 'How soon must an adult in a harbour place have a tide worker?';
      expect(await isMarked(rule, question)).toBe(adult);
    },
  );
});

describe('in an answer about a child', () => {
  it.each(RULES.flatMap(({ rule, child }) => (child === undefined ? [] : [[rule, child] as const])))(
    '“%s” is highlighted: %s',
    async (rule, child) => {
      const question = 'How soon must a child in a harbour place have a tide worker?';
      expect(await isMarked(rule, question)).toBe(child);
    },
  );
});
