// Tests splitting a passage into units that can be quoted: whole sentences, in order, each with its
// introduction.
import fc from 'fast-check';
import { endsInAbbreviation } from '../../../knowledge/model/sentences/sentence-ends.js';
import { expect, test } from 'vitest';
import { isCutShort, splitSentences, splitUnits } from '../../../knowledge/text/sentences.js';
import { growth } from './growth.js';
import { runs } from '../../support/thoroughness.js';

const sentences = (line: string) => splitSentences(line).map(({ start, end }) => line.slice(start, end));
const units = (text: string) =>
  splitUnits(text).map(({ start, end, kind, leadIn }) => [kind, text.slice(start, end), leadIn]);

test.each([
  'See s.45 and para. 4.12, e.g. where a child was forced, i.e. compelled.',
  'R v. Smith was decided by Mr. J. Smith and Dr. Jones.',
  'The fee is 2.5 per cent, or £3.50 at approx. 4 p.m. daily.',
  'Call No. 10 or visit www.gov.uk/help. for more.',
  'VTS 3.1. The applicant must be in the UK.',
  '352ZD. The Secretary of State will grant leave.',
  'Step 1. Speak with the child alone.',
  '(a) The person is aged 18 or over.',
  '4.12. The local authority must act.',
])('takes for one sentence: %s', (line) => {
  expect(sentences(line)).toEqual([line]);
});

test.each<[string, string[]]>([
  ['One ends. Another begins.', ['One ends.', 'Another begins.']],
  ['Is it safe? Yes! Go on.', ['Is it safe?', 'Yes!', 'Go on.']],
  ['He said “Stop.” Then he left.', ['He said “Stop.”', 'Then he left.']],
  ['Act under section 45. Children are exempt.', ['Act under section 45.', 'Children are exempt.']],
  ['It came in on 31 July 2015. It applies since.', ['It came in on 31 July 2015.', 'It applies since.']],
  ['Bring clothes, food, etc. The child stays.', ['Bring clothes, food, etc.', 'The child stays.']],
  ['It applies in the U.K. The rules differ.', ['It applies in the U.K.', 'The rules differ.']],
  ['(See annex A.) It explains more.', ['(See annex A.)', 'It explains more.']],
])('splits %j', (line, expected) => {
  expect(sentences(line)).toEqual(expected);
});

test('joins items to the sentence that introduces them, and no other', () => {
  expect(
    units('Children are heard. The plan must say:\n• who visits. It names them.\n• where\nIt is signed.'),
  ).toEqual([
    ['sentence', 'Children are heard.', undefined],
    ['lead-in', 'The plan must say:', undefined],
    ['item', 'who visits.', 1],
    ['item', 'It names them.', 1],
    ['item', 'where', 1],
    ['sentence', 'It is signed.', undefined],
  ]);
});

test('joins a nested item to the item above it, and the next item to the list again', () => {
  expect(
    units(
      'An offence is committed if:\n• (a) the person:\n  • (i) knew; or\n  • (ii) ought to know; and\n• (b) acted.',
    ),
  ).toEqual([
    ['lead-in', 'An offence is committed if:', undefined],
    ['lead-in', '(a) the person:', 0],
    ['item', '(i) knew; or', 1],
    ['item', '(ii) ought to know; and', 1],
    ['item', '(b) acted.', 0],
  ]);
});

test('joins rows to their column heads, with the names of groups between them', () => {
  expect(units('Code | Meaning\nA | agreed by all of the partners.\nOther codes\nB | refused')).toEqual([
    ['column-heads', 'Code | Meaning', undefined],
    ['row', 'A | agreed by all of the partners.', 0],
    ['row', 'Other codes', 0],
    ['row', 'B | refused', 0],
  ]);
});

test('joins what is under the heading of a small section to that heading, lists and tables too', () => {
  expect(
    units(
      'In England\nWrite to the court. Do it soon.\nSay:\n• why\nIn Scotland\nAsk first.\nForm | Fee in pounds\nA | 20',
    ),
  ).toEqual([
    ['lead-in', 'In England', undefined],
    ['sentence', 'Write to the court.', 0],
    ['sentence', 'Do it soon.', 0],
    ['lead-in', 'Say:', 0],
    ['item', 'why', 3],
    ['lead-in', 'In Scotland', undefined],
    ['sentence', 'Ask first.', 5],
    ['column-heads', 'Form | Fee in pounds', 5],
    ['row', 'A | 20', 7],
  ]);
});

test.each(['• why', 'Form | Fee in pounds\nA | 20'])(
  'puts under no heading of a section what the heading of another may introduce: %j',
  (list) => {
    const [, , heading, ...others] = units(
      `In England\nWrite to the court.\nIn Scotland\n${list}\nAsk first.`,
    );
    expect(heading![2]).toBeUndefined();
    expect(others.map(([, , leadIn]) => leadIn)).not.toContain(0);
  },
);

test('takes neither a line of an address nor a sentence for a heading', () => {
  expect(units('Write to us.\nThe Claims Unit\nLancaster Road\nPreston\nWe answer soon.')).toEqual([
    ['sentence', 'Write to us.', undefined],
    ['sentence', 'The Claims Unit', undefined],
    ['sentence', 'Lancaster Road', undefined],
    ['sentence', 'Preston', undefined],
    ['sentence', 'We answer soon.', undefined],
  ]);
});

test('takes a single row for a row', () => {
  expect(units('England | 0800 000 000')).toEqual([['row', 'England | 0800 000 000', undefined]]);
});

test('splits prose that holds the mark between cells', () => {
  expect(units('See Guidance | EHRC for more. It explains the duty.')).toEqual([
    ['sentence', 'See Guidance | EHRC for more.', undefined],
    ['sentence', 'It explains the duty.', undefined],
  ]);
});

test('units are trimmed, in order, do not overlap, and hold every word', () => {
  const piece = fc.constantFrom(
    'a',
    'The',
    'e.g.',
    '4.12',
    's.45',
    '.',
    '? ',
    '! ',
    ' ',
    '\n',
    '• ',
    '  • ',
    ' | ',
    '”',
    '(a)',
    'U.K.',
    ':',
    '…',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      let end = 0;
      let rest = '';
      for (const unit of splitUnits(text)) {
        const quoted = text.slice(unit.start, unit.end);
        expect(quoted).toBe(quoted.trim());
        expect(quoted).not.toBe('');
        expect(unit.start).toBeGreaterThanOrEqual(end);
        rest += text.slice(end, unit.start);
        end = unit.end;
      }
      expect(rest + text.slice(end)).not.toMatch(/[\p{L}\p{N}]/u);
    }),
    { numRuns: runs(500) },
  );
});

test('a unit is introduced only by one that comes before it', () => {
  const line = fc.constantFrom('Either:', '• one', '  • two', '    • three', 'A | B', 'C | D', 'End.');
  fc.assert(
    fc.property(fc.array(line, { maxLength: 15 }), (lines) => {
      const all = splitUnits(lines.join('\n'));
      all.forEach((unit, index) => {
        if (unit.leadIn === undefined) return;
        expect(unit.leadIn).toBeLessThan(index);
        expect(['lead-in', 'column-heads']).toContain(all[unit.leadIn]!.kind);
      });
    }),
    { numRuns: runs(500) },
  );
});

test.each([
  ['dots', '.'],
  ['exclamation marks', '!'],
  ['spaces', ' '],
  ['abbreviations', 'e.g. A '],
  ['initials', 'A. '],
  ['closing quotation marks', '.”'],
  ['numbers', '1. '],
  ['items', '• a\n'],
  ['cells', 'a | '],
])('takes time that grows with the length of a text full of %s, not with its square', (_, piece) => {
  const textOf = (length: number) => `a${piece.repeat(length / piece.length)}b`;
  expect(growth(splitUnits, textOf)).toBeLessThan(30);
});

test.each([
  'It does not apply in suspected cases (i.e.',
  'It does not apply in suspected cases (for example where',
  'Bring a document, e.g.',
  'This is set out in para.',
  'Section 1 of the Prison Act 1952 (c.',
  'The offence is in s.',
  'Complete form No.',
  'The form is No.',
  'tell us the case or No.',
  'The reference is No.',
  'The case number is No.',
  'a person may form a',
  'It depends in part a',
  'To complete the section a',
  'Write to Mrs.',
  'A guardian helps someone to hear the child’s',
  'The panel makes a recommendation to the',
  'The name of the child,',
])('tells that a sentence was cut short: %s', (text) => expect(isCutShort(text)).toBe(true));

test.each([
  'Clubs, youth groups etc.',
  'The child said no.',
  'No.',
  'A person transfers control over V.',
  'It applies in all cases (see annex A).',
  'The court sat on 3 Dec.',
  'He lives in the U.K.',
  'Why?',
  'Answer Yes or No.',
  'The answer is No.',
  'Is the child safe? No.',
  'If she says No.',
  'For the form, see annex a',
  'It is covered in part a',
  'It is set out in section a',
  'Part a',
  'In that case the answer is No.',
  'Is it an urgent case? No.',
])('takes a whole sentence for whole: %s', (text) => {
  expect(isCutShort(text)).toBe(false);
  expect(endsInAbbreviation(text)).toBe(false);
});

test('leaves an item that another continues, and a row, as they are', () => {
  for (const text of ['the name of the child,', 'who the child lives with', 'they are under 18; and'])
    expect(isCutShort(text, 'item')).toBe(false);
  expect(isCutShort('England | the (old', 'row')).toBe(false);
  expect(isCutShort('a source of advice (see the', 'item')).toBe(true);
});
