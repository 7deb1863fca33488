// Tests that the bot notices if someone is missing, has been taken or is about to be taken, even if the
// message sounds calm. It ignores rules, past events and people who are back.
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { tellsOfMissing } from '../../../../bot/safeguards/missing-people/missing-now.js';
import { detectUrgency } from '../../../../bot/safeguards/urgency.js';

const messages = (file: string) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean);
const isUrgent = (text: string) => detectUrgency(text, 'awaited');

// Most of these messages are by someone who had read the patterns and tried to get past them. Some are only
// fragments.
describe('someone missing now', () => {
  it('is urgent before the message has been read, where it is said plainly', () => {
    expect(messages('urgent.txt').filter(isUrgent).length).toBeGreaterThanOrEqual(147);
  });

  it('is seldom seen in questions about rules, the past, things or people who are back', () => {
    expect(messages('calm.txt').filter(isUrgent).length).toBeLessThanOrEqual(6);
  });

  // The 2 writers of these messages had not seen the patterns. 60 of the messages are urgent.
  it('is seen in messages by others, and rarely in calm ones', () => {
    const heldOut = messages('held-out.jsonl').map(
      (line) => JSON.parse(line) as { text: string; urgent: boolean },
    );
    const found = (urgent: boolean) =>
      heldOut.filter((one) => one.urgent === urgent && isUrgent(one.text)).length;
    expect(found(true)).toBeGreaterThanOrEqual(27);
    expect(found(false)).toBeLessThanOrEqual(2);
  });

  test('is not missing if the next sentence says that they are back', () => {
    expect(tellsOfMissing(['she did not come home last night.', 'nobody knows where she is.'])).toBe(true);
    expect(tellsOfMissing(['she did not come home last night.', 'she is back now.'])).toBe(false);
    expect(tellsOfMissing(['she did not come home last night.', 'she should be back by now.'])).toBe(true);
  });

  test('is seen in one sentence among others, also where full stops are spoken', () => {
    const round =
      'the boiler is fixed full stop mariam has not come back since friday full stop which form is it';
    expect(tellsOfMissing([round])).toBe(true);
  });

  test('is read in a moment, whatever the message', () => {
    for (const words of ['been taken ', 'a man ', 'saw now in a big ', 'his her their the ', '1 2 3 ']) {
      const started = performance.now();
      tellsOfMissing([words.repeat(2_000)]);
      expect(performance.now() - started, words).toBeLessThan(2_000);
    }
  });
});
