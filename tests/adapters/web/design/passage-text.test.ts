// Shows passages as paragraphs, lists and tables. Exactly the quoted text is marked, and no word is lost.
import { load } from 'cheerio';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toText } from '../../../../adapters/web/design/markup.js';
import { passageText } from '../../../../adapters/web/design/passage-text.js';
import type { Span } from '../../../../knowledge/model/answer.js';
import { runs } from '../../../support/thoroughness.js';

const show = (text: string, spans: Span[] = []) =>
  load(toText(passageText(text, spans, { table: 'Table', markId: 'quote' })));

test('shows paragraphs, a list with its lead-in, and a table with its heads', () => {
  const $ = show('First paragraph.\nYou must:\n• do this\n• do that\nWho | What\nThe police | refer');
  expect($('p')).toHaveLength(2);
  expect(
    $('li')
      .map((_, item) => $(item).text())
      .get(),
  ).toEqual(['do this', 'do that']);
  expect(
    $('th')
      .map((_, cell) => $(cell).text())
      .get(),
  ).toEqual(['Who', 'What']);
  expect($('td').last().text()).toBe('refer');
});

test('shows nested items inside the item that introduces them', () => {
  const $ = show('You must:\n• tell:\n  • the child\n  • the authority\n• write it down');
  expect($('ul').first().children('li')).toHaveLength(2);
  expect(
    $('li li')
      .map((_, item) => $(item).text())
      .get(),
  ).toEqual(['the child', 'the authority']);
  expect(show('  • alone\n• next')('ul').first().children('li')).toHaveLength(2);
});

test('shows an item that brings its own number without a bullet', () => {
  const $ = show('• 1. Tell the police.\n• (b) tell the carer\n• 2026 figures\n• as soon as you can');
  expect(
    $('li.numbered')
      .map((_, item) => $(item).text())
      .get(),
  ).toEqual(['1. Tell the police.', '(b) tell the carer']);
});

test('leaves a line that only happens to hold a bar as text', () => {
  expect(show('Ring us | write to us').root().find('table')).toHaveLength(0);
  expect(show('a | b\nc | d | e').root().find('p')).toHaveLength(2);
});

test('marks exactly the quoted words, with one place to lead to', () => {
  const text = 'Before. The quoted words. After.';
  const $ = show(text, [[8, 25]]);
  expect($('mark').text()).toBe('The quoted words.');
  expect($('mark').attr('id')).toBe('quote');
});

test('marks only the answer within the quoted words, and leads there', () => {
  const text = 'Before. The quoted words. They answer. After.';
  const html = passageText(text, [[8, 38]], { table: 'Table', markId: 'quote', answering: [[26, 38]] });
  const $ = load(toText(html));
  expect($('mark').text()).toBe('They answer.');
  expect($('mark').attr('id')).toBe('quote');
  expect($('.quoted-words').text()).toBe('The quoted words. They answer.');
  expect($('body').text()).toBe(text);
});

test('marks a span over several lines in each of them, and a cell of a table', () => {
  const list = 'You must:\n• do this\n• do that';
  expect(
    show(list, [[0, list.length]])('mark')
      .map((_, mark) => load(mark).text())
      .get(),
  ).toEqual(['You must:', 'do this', 'do that']);
  const table = 'Who | What\nThe police | refer';
  const start = table.indexOf('refer');
  expect(show(table, [[start, start + 5]])('td mark').text()).toBe('refer');
});

test('marks every letter of every span and no other, whatever the text', () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'b', '<', '&', '"', ' ', '.', '€'), minLength: 1 });
  const text = fc
    .array(
      fc.oneof(
        line,
        fc.tuple(fc.constantFrom('', '  ', '    '), line).map(([indent, words]) => `${indent}• ${words}`),
      ),
      { minLength: 1 },
    )
    .map((lines) => lines.join('\n'));
  const spans = (length: number) =>
    fc
      .uniqueArray(fc.nat({ max: length }), { minLength: 2, maxLength: 6 })
      .map((points) => points.sort((one, other) => one - other))
      .map((points) =>
        points.flatMap((point, index): Span[] => (index % 2 ? [[points[index - 1]!, point]] : [])),
      );
  const visible = (words: string) => words.replace(/^ *• /gm, '').replace(/\n/g, '');
  fc.assert(
    fc.property(
      text.chain((words) => fc.tuple(fc.constant(words), spans(words.length))),
      ([words, marked]) => {
        const $ = show(words, marked);
        expect($.root().text().replace(/\s/g, '')).toBe(visible(words).replace(/\s/g, ''));
        const inside = words.split('').map((_, at) => marked.some(([start, end]) => at >= start && at < end));
        const expected = words
          .split('')
          .map((letter, at) => (inside[at] ? letter : letter === '\n' ? '\n' : '\u0000'))
          .join('')
          .split('\n')
          .map((row, index) => row.slice(/^ *• /.exec(words.split('\n')[index]!)?.[0].length ?? 0))
          .join('')
          .replace(/[\u0000\s]/g, '');
        expect($('mark').text().replace(/\s/g, '')).toBe(expected);
      },
    ),
    { numRuns: runs(300) },
  );
});
