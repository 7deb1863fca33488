// Danger told in Welsh is seen, before the reader has read it and where there is none; calm Welsh is not alarmed.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { writesForThemselves } from '../../../bot/safeguards/own-words.js';
import { detectUrgency } from '../../../bot/safeguards/urgency.js';

const messages = (file: string) =>
  readFileSync(new URL(`welsh/${file}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean);
const isUrgent = (text: string, reading?: 'awaited') =>
  detectUrgency(text, reading).urgent || writesForThemselves(text);

describe('in Welsh', () => {
  test.each(messages('urgent'))('is urgent: %s', (text) => {
    expect([isUrgent(text), isUrgent(text, 'awaited')]).toEqual([true, true]);
  });

  test.each(messages('calm'))('is calm: %s', (text) => {
    expect([isUrgent(text), isUrgent(text, 'awaited')]).toEqual([false, false]);
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
