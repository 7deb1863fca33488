// Personal data is taken out, and what only looks like it stays.
import { describe, expect, it } from 'vitest';
import { redact } from '../../knowledge/redact.js';
import { readMarked, tally } from './redact/marked-text.js';

const redactionsOf = (text: string) => redact(text).redactions;

describe('redaction of practitioners’ sentences', () => {
  it.each(['personal-first.jsonl'])('finds what is marked in %s and little else', (file) => {
    const { recall, precision, rightType, missed, wrong } = tally(readMarked(`./${file}`), redactionsOf);
    expect(recall, missed.join('\n')).toBeGreaterThanOrEqual(0.97);
    expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(0.97);
    expect(rightType).toBeGreaterThanOrEqual(0.95);
  });

  it.each(['ordinary-first.jsonl'])('takes nothing out of %s', (file) => {
    expect(tally(readMarked(`./${file}`), redactionsOf).wrong).toEqual([]);
  });
});
