// Tests that no part of a name is left if the rules and the message reader disagree about where it ends.
import { describe, expect, it } from 'vitest';
import { redact } from '../../../knowledge/redaction/redact.js';
import type { MessageReading, ReadClass } from '../../../knowledge/model/ports.js';

type Marks = Record<string, [kind: ReadClass, odds: number]>;

/**
 * Makes a reading of the text. Each word in `marks` has the class and odds given there, wherever it occurs.
 */
function readingOf(text: string, marks: Marks): MessageReading {
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].flatMap(({ 0: word, index }) => {
    const mark = marks[word];
    return mark ? [{ start: index, end: index + word.length, class: mark[0], odds: mark[1] }] : [];
  });
  return { words, readTo: text.length, danger: -5 };
}

const taken = (text: string, marks: Marks) =>
  redact(text, {}, readingOf(text, marks)).redactions.map((one) => [one.type, one.text]);
const sure = (kind: ReadClass): [ReadClass, number] => [kind, 0.99];

describe('a name that the rules and the reader both find', () => {
  it('is taken out whole if the reader is only sure of a part of it', () => {
    const text = 'Can the centre take Lena Novak on Friday?';
    for (const marks of [
      { Lena: ['name', 0.295], Novak: ['name', 0.665] },
      { Lena: ['name', 0.665], Novak: ['name', 0.295] },
      { Lena: ['name', 0.01], Novak: ['name', 0.665] },
    ] satisfies Marks[])
      expect(taken(text, marks)).toEqual([['name', 'Lena Novak']]);
  });

  it('stays apart from the next line, which may be another person or a label', () => {
    const name = sure('name');
    const text = 'Names:\nLena\nMarta\nCc: me';
    expect(taken(text, { Lena: name, Marta: name })).toEqual([
      ['name', 'Lena'],
      ['name', 'Marta'],
    ]);
  });
});

describe('a given and a family name after the word “Operation”', () => {
  it.each(['Operation Grace Taylor is here', 'Is Op Grace Taylor safe?', 'Operation Lena Novak visited.'])(
    'are taken out, however sure the reader is: %s',
    (text) => {
      const whole = [['name', /Grace Taylor|Lena Novak/.exec(text)![0]]];
      expect(redact(text).redactions.map((one) => [one.type, one.text])).toEqual(whole);
      expect(taken(text, {})).toEqual(whole);
      expect(taken(text, { Taylor: sure('name'), Novak: sure('name') })).toEqual(whole);
    },
  );

  it.each([
    'Operation Grace found two girls',
    'Operation Grace Police said so',
    'Operation Taylor and Op Grace',
  ])('stay if they are the name of an operation: %s', (text) => {
    expect(redact(text).redactions).toEqual([]);
    expect(taken(text, { Grace: sure('name'), Taylor: sure('name') })).toEqual([]);
  });
});
