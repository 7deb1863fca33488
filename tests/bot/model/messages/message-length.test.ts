// Tests how much is kept of an urgent message that is too long.
import { describe, expect, it } from 'vitest';
import { keptOf, LONGEST_MESSAGE } from '../../../../bot/model/messages/message-length.js';
import { redact } from '../../../../knowledge/redaction/redact.js';

const WORDS = 'he came back late and we wrote it down ';

/** Makes a message that is cut between `before` and `after`, with no full stop before them. */
function cutBetween(before: string, after: string): string {
  const filling = LONGEST_MESSAGE - before.length;
  return WORDS.repeat(LONGEST_MESSAGE / WORDS.length + 1).slice(0, filling - 1) + ` ${before}${after}`;
}

function keptAndRest(words: string): { kept: string; rest: string } {
  const { text, cutAt } = keptOf(words);
  expect(text).toBe(`${words.slice(0, cutAt).trimEnd()} […]`);
  return { kept: text, rest: words.slice(cutAt) };
}

describe('what is kept of a message', () => {
  it('is all of it if it fits', () => {
    const words = 'a'.repeat(LONGEST_MESSAGE);
    expect(keptOf(words)).toEqual({ text: words });
  });

  it.each([
    ['an NHS number', 'her NHS number is 943 476 5', '919 and so on', '943 476 5919'],
    ['a National Insurance number', 'her number is QQ 12 34 ', '56 C and so on', 'QQ 12 34 56 C'],
    ['a passport number', 'she has Passport 5338', '12345 and so on', 'Passport 533812345'],
    [
      'a passport number after a full stop',
      'away. Her passport no. 5338',
      '12345 and so on',
      'Her passport no. 533812345',
    ],
    ['an email address', 'write to zora.hill@exa', 'mple.org and so on', 'zora.hill@example.org'],
    ['a postcode', 'she lives at SW1A', ' 1AA and so on', 'SW1A 1AA'],
    ['a name', 'the girl is Zora', ' Hill and so on', 'Zora Hill'],
    ['a number on the next line', 'her NHS number:\n943 476 5', '919 and so on', '943 476 5919'],
  ])('has no half of %s', (_, before, after, detail) => {
    const { kept, rest } = keptAndRest(cutBetween(before, after));
    expect(rest).toContain(detail);
    expect(redact(kept).text).toBe(kept);
    expect(redact(rest).text).not.toContain(detail);
    expect(kept).not.toMatch(/\d/);
  });

  it('ends with a sentence or a line if one ends near the cut', () => {
    for (const end of ['We told the police.', 'Did she call?”', '她不见了。', 'one line\n']) {
      const { kept, rest } = keptAndRest(cutBetween(`${end} Then Zora H`, 'ill came back'));
      expect(kept.endsWith(`${end.trimEnd()} […]`)).toBe(true);
      expect(rest.trimStart()).toBe('Then Zora Hill came back');
    }
  });

  it('has no half of a number in a message in capitals', () => {
    const { kept, rest } = keptAndRest(cutBetween('her NHS number is 943 476 5', '919').toUpperCase());
    expect(kept.endsWith('HER NHS NUMBER IS […]')).toBe(true);
    expect(rest).toBe('943 476 5919');
  });

  it('is cut inside a word that is too long to leave out, but never inside a character', () => {
    expect(keptOf('a'.repeat(5000)).cutAt).toBe(LONGEST_MESSAGE);
    const { kept, rest } = keptAndRest(`${'a'.repeat(LONGEST_MESSAGE - 1)}😀${'b'.repeat(50)}`);
    expect(kept).toBe(`${'a'.repeat(LONGEST_MESSAGE - 1)} […]`);
    expect(rest).toBe(`😀${'b'.repeat(50)}`);
  });

  it('is cut quickly, whatever was written', () => {
    const start = performance.now();
    for (const sign of ['.', '.”', ' ', '\n', '1 ', 'A']) keptOf(sign.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
