// Tests that Welsh verbs and pronouns with a capital are not mistaken for names, while the names next to them
// are removed.
import { describe, expect, it } from 'vitest';
import type { MessageReading } from '../../../../knowledge/model/ports.js';
import { redact, type ReadingOrNone } from '../../../../knowledge/redaction/redact.js';

const CAPITAL = /(?<!\p{L})\p{Lu}\p{L}*(?:(?<=’|')\p{L}+)?/gu;

/** The result of a reader that takes every capitalised word for a name. */
const capitalsAreNames = (text: string): MessageReading => ({
  words: [...text.matchAll(CAPITAL)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    class: 'name',
    odds: 0.99,
  })),
  readTo: text.length,
  danger: -5,
});
const removed = (text: string, reading: ReadingOrNone) =>
  redact(text, {}, reading).redactions.map((one) => one.text);

describe.each(['’', "'"])('a Welsh word that is never a name, typed with %s', (apostrophe) => {
  it.each([
    'Rwy’n 15 a maen nhw’n gwneud i mi werthu cyffuriau, rwy’n ofnus',
    'Dwi’n 14. Dwi ddim yn cael mynd',
    'Dw i’n ofnus. Dw i ddim yn gwybod',
    'Mae’n fy mrifo i. Mae o’n flin. Mae arna i ofn. Mae fy ewythr yma',
    'Maen nhw’n flin. Maen nhw wedi mynd',
    'Ydw i’n cael gadael? Ydyn nhw’n cael?',
    'Nad yw’n gadael i mi ffonio. Nad oes neb',
    'Fe’m gorfodwyd. Fe’i gwelais',
    'I’w dalu’n ôl rhaid gweithio. I’r tŷ',
    'O’r tŷ. O’i gwmpas',
    'Rwyf yn 15. Rwy wedi blino',
    'Rydw i’n ofnus. Rydyn ni’n ofnus',
    'Dydw i ddim. Dydyn nhw ddim. Dyw e ddim',
    'Roedd o yma. Roeddwn i’n ofnus. Oedd hi’n iawn',
    'Ti’n gwybod. Hi’n crio. Nhw’n chwerthin. Fi’n 15. Wi’n 15',
    'Ma’ nhw’n flin. Ma nhw’n flin',
    'RWY’N 15',
  ])('stays: %s', (curly) => {
    const text = curly.replaceAll('’', apostrophe);
    expect(removed(text, undefined)).toEqual([]);
    expect(removed(text, capitalsAreNames(text))).toEqual([]);
    expect(removed(text, 'failed')).toEqual([]);
  });
});

it.each([
  ['Rwy’n Linh a dwi’n ofnus', 'Linh'],
  ['Rwyf Kacper Zima', 'Kacper Zima'],
  ['Dw i’n nabod Zorvan Qorvath', 'Zorvan Qorvath'],
  ['Mae Ella Mae fy ffrind ar goll', 'Ella'],
])('the name next to it is removed: %s', (text, name) => {
  for (const reading of [undefined, 'failed', capitalsAreNames(text)] as const)
    expect(removed(text, reading).join(' ')).toContain(name);
});

it.each([
  'Nad is 15 and scared',
  'Fe told me she is 15',
  'Dw is 15',
  'Mae is 15',
  'Ma is 15',
  'Mae O’Brien is 15',
])('a name that is only spelt like it is removed: %s', (text) => {
  const first = text.split(' ')[0]!;
  expect(removed(text, capitalsAreNames(text)).join(' ')).toContain(first);
  expect(removed(text, 'failed').join(' ')).toContain(first);
});
