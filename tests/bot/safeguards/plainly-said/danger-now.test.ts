// Tests that a plain statement that someone is in danger is urgent before anything has read the message, and
// that questions about rules are not.
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { tellsOfDanger } from '../../../../bot/safeguards/plainly-said/danger-now.js';
import { detectUrgency } from '../../../../bot/safeguards/urgency.js';

const messages = (file: string) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean);
const isUrgent = (text: string) => detectUrgency(text, 'awaited');

describe('someone in danger now', () => {
  it('is urgent if it is said plainly, without a word such as “now”', () => {
    expect(messages('urgent.txt').filter((text) => !isUrgent(text))).toEqual([]);
  });

  it('is not found in questions about rules, in the past or where there is no danger', () => {
    expect(messages('calm.txt').filter(isUrgent)).toEqual([]);
  });

  // By 2 writers who had not seen the patterns. Some patterns were added after each set was first read.
  it.each([
    ['first-writer.txt', { found: 60, alarmed: 2 }],
    ['second-writer.txt', { found: 59, alarmed: 1 }],
  ])('is found in messages by others, and rarely in calm ones: %s', (file, limit) => {
    const count = (kind: string) =>
      messages(file).filter((line) => line.startsWith(kind) && isUrgent(line.slice(kind.length))).length;
    expect(count('U: ')).toBeGreaterThanOrEqual(limit.found);
    expect(count('C: ')).toBeLessThanOrEqual(limit.alarmed);
  });

  test('is over if the next sentence says that the person is safe', () => {
    expect(tellsOfDanger(['a child is in danger.'])).toBe(true);
    expect(tellsOfDanger(['a child is in danger.', 'sorry, false alarm.'])).toBe(false);
  });

  test('is checked quickly, whatever the message', () => {
    for (const words of [
      'a child ',
      'the ',
      'is being ',
      'in danger of ',
      'at risk of harm ',
      'child i work ',
      'she is at risk of being taken to ',
      'they never let her out of the house unless ',
    ]) {
      const started = performance.now();
      tellsOfDanger([words.repeat(2_000)]);
      expect(performance.now() - started, words).toBeLessThan(2_000);
    }
  });

  test('is checked quickly in a row of hyphens', () => {
    for (const row of ['-', '- ', 'a-', '-a ']) {
      const started = performance.now();
      isUrgent(row.repeat(8_000));
      expect(performance.now() - started, row).toBeLessThan(2_000);
    }
  });
});
