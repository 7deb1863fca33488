// Tests that given names are found in sentences in other languages, where the message reader may miss them.
import { describe, expect, it } from 'vitest';
import type { MessageReading } from '../../../../knowledge/model/ports.js';
import { redact } from '../../../../knowledge/redaction/redact.js';

const nothingSeen = (text: string): MessageReading => ({ words: [], readTo: text.length, danger: -5 });
const taken = (text: string, seen: Partial<MessageReading> = {}) =>
  redact(text, {}, { ...nothingSeen(text), ...seen }).redactions.map((one) => [one.type, one.text]);

describe('a given name in a sentence that is mostly not in English', () => {
  it.each([
    ["Ben yw enw'r bachgen", 'Ben'],
    ['Ei enw yw Ben', 'Ben'],
    ['Mae Alban wedi mynd', 'Alban'],
    ["Yn ôl y gofalwr mae Amina'n cuddio", 'Amina'],
    ['Chłopiec ma na imię Kacper', 'Kacper'],
    ['Îl cheamă Andrei și are 15 ani', 'Andrei'],
    ['Djali quhet Besnik', 'Besnik'],
    ['Tên em ấy là Linh', 'Linh'],
    ['La mère d’Ahmed est inquiète', 'Ahmed'],
    ['Il s’appelle Karim et il est disparu', 'Karim'],
  ])('is taken out though the reader sees nothing: %s', (text, name) => {
    expect(taken(text)).toEqual([['name', name]]);
  });

  it.each([
    'Beth yw masnachu plant?',
    'Dan ni angen help efo atgyfeiriad',
    'Beth am blant yn yr Alban?',
    'Mae’r hyfforddiant ym mis Medi, ac wedyn ar 3 Mai',
    'Pryd mae Dydd Gŵyl Dewi yn disgyn eleni?',
    'Mae angen atgyfeiriad NRM yng Nghymru',
    'Anh ấy không muốn nói chuyện',
    'Son âge est contesté par les autorités',
  ])('is not seen in a word that is none: %s', (text) => {
    expect(taken(text)).toEqual([]);
  });

  it('is left to the reader where the sentence is English, also beside one that is not', () => {
    expect(taken('Can Ben stay there tmrw pls?')).toEqual([]);
    expect(taken('Diolch yn fawr iawn. Can Ben stay with his aunt?')).toEqual([]);
    expect(taken('From: Ben <bjones@tirmawr-llety.example>').filter(([type]) => type === 'name')).toEqual([]);
  });

  it('is taken out beside a family name that the reader marks', () => {
    const text = 'Mae Ben Qorvath wedi mynd';
    const qorvath = { start: 8, end: 15, class: 'name' as const, odds: 0.99 };
    expect(taken(text, { words: [qorvath] }).map((one) => one[1])).toEqual(['Ben', 'Qorvath']);
  });

  it('stays where the person said that it is not a name', () => {
    const text = 'Ei enw yw Ben';
    expect(redact(text, { 'name:ben': '-[name 1]' }, nothingSeen(text)).redactions).toEqual([]);
  });
});
