// Tests which part of a message is kept if it is too long.
import { describe, expect, it } from 'vitest';
import {
  keptOf,
  LONGEST_MESSAGE,
  isAboutDanger,
  startOf,
} from '../../../../bot/model/messages/message-length.js';
import { atOnce } from '../../../../knowledge/model/slice-long-work.js';
import { redact } from '../../../../knowledge/redaction/redact.js';

const WORDS = 'he came back late and we wrote it down ';
const CALM = 'He came back late and we wrote it down. ';

const CALMLY = { plainly: () => false, perhaps: () => false };

/**
 * Makes a message that is cut between `before` and `after`, with no full stop in the text that comes first.
 */
function cutBetween(before: string, after: string): string {
  const filling = LONGEST_MESSAGE - before.length;
  return WORDS.repeat(LONGEST_MESSAGE / WORDS.length + 1).slice(0, filling - 1) + ` ${before}${after}`;
}

function keptAndRest(words: string): { kept: string; rest: string } {
  const { text, rest = '' } = startOf(words);
  expect(words.replace(/\s/g, '')).toBe(`${text.slice(0, -' […]'.length)}${rest}`.replace(/\s/g, ''));
  return { kept: text, rest };
}

describe('what is kept of a message', () => {
  it('is all of it if it fits', () => {
    const words = 'a'.repeat(LONGEST_MESSAGE);
    expect(atOnce(keptOf(words, CALMLY))).toEqual({ text: words });
    expect(startOf(words)).toEqual({ text: words });
  });

  it('is nothing if it is too long and no part of it is about danger', () => {
    expect(atOnce(keptOf('a'.repeat(LONGEST_MESSAGE + 1), CALMLY))).toBeUndefined();
    expect(atOnce(isAboutDanger('aa', () => false))).toBe(false);
  });

  it.each([
    ['the start', 0],
    ['the middle', 12_000],
    ['the end', 27_000],
  ])('is the part about danger, wherever it is: %s', (_, at) => {
    const [calm, danger] = [CALM.repeat(600), 'He is hitting her right now. '];
    const words = `${calm.slice(0, at - (at % CALM.length))}${danger}${calm}`.slice(0, 28_000);
    const parts: string[] = [];
    const plainly = (part: string) => parts.push(part) > 0 && part.includes('hitting her right now');
    const { text, rest } = atOnce(keptOf(words, { plainly, perhaps: () => true }))!;
    expect(text).toContain(danger.trim());
    expect(text.startsWith('[…] ')).toBe(at > 0);
    expect(rest).not.toContain('hitting');
    expect(text.length + rest!.length).toBeGreaterThan(words.length - 20);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(LONGEST_MESSAGE);
  });

  it('is the part about danger, wherever it is in a message without full stops', () => {
    const danger = 'he is going to kill her tonight';
    const plainly = (part: string) => part.includes(danger);
    for (let at = LONGEST_MESSAGE - 320; at <= LONGEST_MESSAGE; at += 1) {
      const words = `${'then Zora Hill came and '.repeat(200).slice(0, at)} ${danger} ${WORDS.repeat(50)}`;
      const { text } = atOnce(keptOf(words, { plainly, perhaps: plainly }))!;
      expect(text).toContain(danger);
      expect(text).not.toMatch(/^\[…\] (?:Zora )?Hill/);
    }
  });

  it('is the first part that may be about danger, if none plainly is', () => {
    const words = CALM.repeat(300);
    expect(atOnce(keptOf(words, { ...CALMLY, perhaps: () => true }))).toEqual(startOf(words));
  });

  it('is only looked for in as much as the platforms let through', () => {
    let checked = 0;
    const hears = (part: string) => (checked += part.length) < 0;
    expect(atOnce(isAboutDanger('a'.repeat(128_000), hears))).toBe(false);
    expect(checked).toBe(40_000);
  });

  it('is never looked for in signs, digits and single letters', () => {
    for (const text of ['.'.repeat(5000), '1/2/2010 '.repeat(600), 'a,'.repeat(2500)])
      expect(atOnce(isAboutDanger(text, () => true))).toBe(false);
    expect(atOnce(isAboutDanger(`${'.'.repeat(9000)}hurt`, () => true))).toBe(true);
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
    expect(startOf('a'.repeat(5000)).rest).toBe('a'.repeat(1000));
    const { kept, rest } = keptAndRest(`${'a'.repeat(LONGEST_MESSAGE - 1)}😀${'b'.repeat(50)}`);
    expect(kept).toBe(`${'a'.repeat(LONGEST_MESSAGE - 1)} […]`);
    expect(rest).toBe(`😀${'b'.repeat(50)}`);
  });

  it('is cut quickly, whatever was written', () => {
    const start = performance.now();
    for (const sign of ['.', '.”', ' ', '\n', '1 ', 'A']) startOf(sign.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
