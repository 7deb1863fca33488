// Tests that danger in Welsh is noticed without the message reader or before it has run, and that calm Welsh
// raises no alarm.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { writesForThemselves } from '../../../bot/safeguards/child-or-victim/child-or-victim-writing.js';
import { detectUrgency } from '../../../bot/safeguards/urgency.js';
import { dangerInWelsh, WELSH_DANGER } from '../../../bot/safeguards/welsh-danger.js';

const messages = (file: string) =>
  readFileSync(new URL(`welsh/${file}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean);
const isUrgent = (text: string, reading?: 'awaited') =>
  detectUrgency(text, reading) || writesForThemselves(text);

describe('in Welsh', () => {
  test.each(messages('urgent'))('is urgent: %s', (text) => {
    expect([isUrgent(text), isUrgent(text, 'awaited')]).toEqual([true, true]);
  });

  test.each(messages('calm'))('is calm: %s', (text) => {
    expect([isUrgent(text), isUrgent(text, 'awaited')]).toEqual([false, false]);
  });

  test('is found in most messages by a writer nothing was fitted to, and seldom where there is none', () => {
    const heldOut = readFileSync(new URL('welsh/held-out.jsonl', import.meta.url), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { text: string; urgent: boolean });
    const seen = (urgent: boolean) =>
      heldOut.filter((one) => one.urgent === urgent && detectUrgency(one.text, 'awaited')).length;
    expect(heldOut).toHaveLength(60);
    expect(seen(true)).toBeGreaterThanOrEqual(26);
    expect(seen(false)).toBeLessThanOrEqual(1);
  });

  test('one sentence decides, however long the message around it', () => {
    const around =
      'Diolch am y cyfarfod ddoe ac am y ffurflen, roedd yn ddefnyddiol iawn i ni yn yr ysgol. '.repeat(12);
    expect(dangerInWelsh(around)).toBeLessThan(WELSH_DANGER);
    const told = 'Mae dyn yma gyda chyllell ac mae e wedi cloi’r plentyn yn y fan nawr, helpwch ni. ';
    expect(dangerInWelsh(`${around}${told.repeat(3)}${around}`)).toBeGreaterThanOrEqual(WELSH_DANGER);
  });

  test('is seen where the reader is sure of it, and where the Welsh weights are, whatever the other says', () => {
    const read = (text: string, danger: number) =>
      detectUrgency(text, { words: [], readTo: text.length, danger });
    const danger = 'Mae dyn yma gyda chyllell ac mae e wedi cloi’r plentyn yn y fan nawr, helpwch ni.';
    const calm = 'Diolch am y cyfarfod ddoe ac am y ffurflen, roedd yn ddefnyddiol iawn i ni yn yr ysgol.';
    expect([read(danger, -9), read(calm, 9)]).toEqual([true, true]);
    expect(read(calm, 0)).toBe(false);
  });

  test.each([
    'dw i angen siarad â rhywun',
    'mae angen i mi siarad efo rhywun',
    'dwi isio siarad efo rhywun nawr',
  ])('is not a whole message that only asks for a person: %s', (text) => {
    expect(detectUrgency(text, { words: [], readTo: text.length, danger: 5 })).toBe(false);
    expect(detectUrgency(`${text}, mae dyn â chyllell yma nawr`, 'awaited')).toBe(true);
  });

  test.each([
    'mae angen cael help gan rywun rwan',
    'mae angen i mi gael help gan rywun nawr',
    'dw i angen cael help gan rywun nawr',
    'Dw i angen help gan rywun nawr',
  ])('is heard in a cry for help, even if it also asks for a person: %s', (text) => {
    expect(isUrgent(text, 'awaited')).toBe(true);
  });

  test('is not looked for in other languages', () => {
    for (const text of ['', 'The man has a knife', 'Gdzie jest dziecko?', 'car to hi am or y', 'Who is Mae?'])
      expect(dangerInWelsh(text)).toBeUndefined();
  });

  test.each([
    'Dw i’n 15 oed ac mae dyn yn fy ngorfodi i werthu cyffuriau',
    'Mae fy ewythr wedi cymryd fy mhasbort a dw i ddim yn cael mynd allan',
    'Maen nhw’n brifo fi',
  ])('a child or victim who writes for themselves is heard: %s', (text) => {
    expect(writesForThemselves(text)).toBe(true);
  });

  test.each([
    'Rwy’n gweithio gyda phlentyn 15 oed',
    'Mae bachgen 15 oed gyda ni',
    'Dywedodd y ferch ei bod yn 15 oed',
  ])('a professional is not taken for one: %s', (text) => expect(writesForThemselves(text)).toBe(false));
});
