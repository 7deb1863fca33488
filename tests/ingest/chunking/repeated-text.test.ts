// Tests that text which a document repeats becomes one passage, with headings that are true of each place.
import { describe, expect, test } from 'vitest';
import { diffEditions, editionOf } from '../comparing/edition-of.js';
import { chunk, heading, paragraph, sentence } from './cut-blocks.js';

test('gives words that occur twice one passage, where they occur first, under both headings', () => {
  const twice = 'The same warning is in both chapters, at some length. '.repeat(6).trim();
  const passages = chunk([
    { kind: 'heading', level: 1, text: 'One' },
    { kind: 'paragraph', text: twice, page: 1 },
    { kind: 'heading', level: 1, text: 'Two' },
    { kind: 'paragraph', text: twice, page: 2 },
    paragraph(''),
  ]);
  expect(passages).toHaveLength(1);
  expect(passages[0]).toMatchObject({ headings: ['One / Two'], page: 1 });
});

describe('a rule that is repeated', () => {
  const [rule, other] = [sentence(130), sentence(130)];
  const under = (...paths: string[][]) =>
    chunk([
      heading('Decisions'),
      ...paths.flatMap((path) => [...path.map((text, n) => heading(text, n + 2)), paragraph(rule)]),
      paragraph(other),
    ])[0]!.headings;

  test('for adults and for children has the headings that both share', () => {
    expect(under(['Adults'], ['Children'])).toEqual(['Decisions']);
    expect(under(['Children'], ['Adults'])).toEqual(['Decisions']);
    expect(under(['Wales'], ['Children'], ['Adults'])).toEqual(['Decisions']);
  });

  test('elsewhere has the headings of each place, so that its removal from one is seen', () => {
    expect(under(['England'], ['Wales'], ['Scotland'])).toEqual(['Decisions', 'England / Wales / Scotland']);
    expect(under(['England'], ['Wales'])).toEqual(['Decisions', 'England / Wales']);
    expect(under(['England', 'Police'], ['Wales', 'Police'])).toEqual([
      'Decisions',
      'England › Police / Wales › Police',
    ]);
    const before = editionOf([{ text: rule, headings: under(['England'], ['Wales']) }]);
    const after = editionOf([{ text: rule, headings: under(['England']) }]);
    expect(diffEditions(before, after)).toMatchObject({
      weight: 'substance',
      details: [{ field: 'heading' }],
    });
  });

  test('in general and for a case has the headings of the general rule', () => {
    expect(under([], ['Wales'])).toEqual(['Decisions']);
  });

  test('in many places has the headings that they share', () => {
    const places = Array.from({ length: 50 }, (_, n) => [`Section ${n}`]);
    expect(under(...places)).toEqual(['Decisions']);
  });
});
