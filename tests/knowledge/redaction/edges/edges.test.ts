// Tests where each removed detail begins and ends, however it was found.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withEdges } from '../../../../knowledge/redaction/edges/edges.js';
import type { DetailCandidate } from '../../../../knowledge/redaction/matching/candidate.js';
import type { PersonalDataType } from '../../../../knowledge/model/personal-data.js';

/** Finds where each of these details begins and ends, starting from its first occurrence in the text. */
function edgesOf(text: string, ...parts: [PersonalDataType, string][]): [string, string][] {
  const found = parts
    .map(([type, words]): DetailCandidate => {
      const start = text.indexOf(words);
      return { type, weight: 50, start, end: start + words.length };
    })
    .sort((one, other) => one.start - other.start);
  return withEdges(text, found).map(({ type, start, end }) => [type, text.slice(start, end)]);
}

describe('an address', () => {
  it.each([
    ['at 19 Linthorpe Villas, Middlesbrough TS', '19 Linthorpe Villas', '19 Linthorpe Villas, Middlesbrough'],
    ['at 54 Werne Terrace Oldham.', '54 Werne Terrace', '54 Werne Terrace Oldham'],
    ['at 54 werne terrace oldham with', '54 werne terrace', '54 werne terrace oldham'],
    ['at 4 Oast View, Headkorn', '4 Oast View', '4 Oast View, Headkorn'],
    ['at 4 Oast View, Headkorn, Kent.', '4 Oast View', '4 Oast View, Headkorn, Kent'],
    ['at Unit 4, Osier Yard, Milton Keynes', 'Unit 4, Osier Yard', 'Unit 4, Osier Yard, Milton Keynes'],
    ['at 2 The Ginnel, Todmork, OL14 9QZ', '2 The Ginnel', '2 The Ginnel, Todmork'],
    ['at 8 Kirn Road Kirnwyn Bay LL29 9ZZ', '8 Kirn Road', '8 Kirn Road Kirnwyn Bay'],
    ['at Flat 6, Kirn Reach E16', 'Flat 6, Kirn Reach', 'Flat 6, Kirn Reach'],
    ['at the shop past the bakery, Derby', 'the shop past the bakery', 'the shop past the bakery, Derby'],
    ['4 Kirn St, Zedork, 6pm', '4 Kirn St, Zedork', '4 Kirn St, Zedork'],
  ])('has the town behind it: %s', (text, marked, wanted) => {
    expect(edgesOf(text, ['address', marked])).toEqual([['address', wanted]]);
  });

  it.each([
    ['the house on Himley Rise', 'house on Himley Rise', 'Himley Rise'],
    ['at 4 Kirn Road, Albanian boy', '4 Kirn Road', '4 Kirn Road'],
    ['at 4 Kirn Road, Wales.', '4 Kirn Road', '4 Kirn Road'],
    ['at 4 Kirn Road, Thanks.', '4 Kirn Road', '4 Kirn Road'],
    ['at 4 Kirn Road, Zedork said', '4 Kirn Road', '4 Kirn Road'],
    ['at 4 Kirn Road. Derby will', '4 Kirn Road', '4 Kirn Road'],
    ['at the shop past the bakery Derby', 'the shop past the bakery', 'the shop past the bakery'],
    ['at the shop past the bakery, Zedork.', 'the shop past the bakery', 'the shop past the bakery'],
    ['at Flat 3, Kirn Mews', 'Flat 3, Kirn Mews', 'Flat 3, Kirn Mews'],
    ['at the bungalow past Kirn Road', 'the bungalow past Kirn Road', 'the bungalow past Kirn Road'],
    ['at The Old Forge, Kirnlands', 'The Old Forge, Kirnlands', 'The Old Forge, Kirnlands'],
  ])('has no other words around it: %s', (text, marked, wanted) => {
    expect(edgesOf(text, ['address', marked])).toEqual([['address', wanted]]);
  });

  it('leaves the next detail to itself', () => {
    expect(edgesOf('at 4 Kirn Road, Derby Zed', ['address', '4 Kirn Road'], ['name', 'Derby Zed'])).toEqual([
      ['address', '4 Kirn Road'],
      ['name', 'Derby Zed'],
    ]);
  });

  it('is one, though its parts were found apart, and its postcode another', () => {
    expect(
      edgesOf('Rear of 200 Kirn Parade', ['address', 'Rear of'], ['address', '200 Kirn Parade']),
    ).toEqual([['address', 'Rear of 200 Kirn Parade']]);
    expect(edgesOf('27 Pump Lane, Derby S64', ['address', '27 Pump Lane'], ['address', 'Derby S64'])).toEqual(
      [
        ['address', '27 Pump Lane, Derby'],
        ['postcode', 'S64'],
      ],
    );
  });

  it('is not a town on its own', () => {
    expect(edgesOf('from Moss Side to Derby', ['address', 'Moss Side'], ['address', 'Derby'])).toEqual([]);
  });
});

describe('a name', () => {
  it.each([
    ['From: Gamble, Rich', ['Gamble', 'Rich'], ['Gamble, Rich']],
    ['Re: Čonk, Vanesk', ['Čonk', 'Vanesk'], ['Čonk, Vanesk']],
    ['saw DS Gamble, Rich and Ana', ['Gamble', 'Rich'], ['Gamble', 'Rich']],
    ['Cc: Ana, Rich', ['Ana', 'Rich'], ['Ana', 'Rich']],
    ['passport has KACPER JAN ZIMA in it', ['KACPER', 'ZIMA'], ['KACPER JAN ZIMA']],
    ['told carys h: come', ['carys'], ['carys h']],
    ['met carys a, who', ['carys'], ['carys']],
    ['is R. Oseik here', ['Oseik'], ['R. Oseik']],
    ['Hi Pete, hello', ['Hi Pete'], ['Pete']],
    ['called yonas y o n a s surname', ['yonas', 'y o n a'], ['yonas', 'y o n a s']],
    ['called yonas y o n a s surname', ['yonas y o'], ['yonas', 'y o n a s']],
    ['on kik tiaa.works24 now', ['tiaa'], ['tiaa.works24']],
    ['asked tiaa.Then left', ['tiaa'], ['tiaa']],
  ])('has what belongs to it: %s', (text, marked, wanted) => {
    const parts = marked.map((words): [PersonalDataType, string] => ['name', words]);
    expect(edgesOf(text, ...parts)).toEqual(wanted.map((words) => ['name', words]));
  });
});

describe('a number or a date', () => {
  it.each<[string, PersonalDataType, string, PersonalDataType, string]>([
    ['case 0993-14 is', 'case_id', '0993', 'case_id', '0993-14'],
    ['file W/0093-K is', 'case_id', '0093-K', 'case_id', 'W/0093-K'],
    ['log 8812/and more', 'case_id', '8812', 'case_id', '8812'],
    ['born 17.6.10 in', 'date_of_birth', '6.10', 'date_of_birth', '17.6.10'],
    ['Cook, 8/8/10, NHS', 'case_id', '8/8', 'date_of_birth', '8/8/10'],
    ['he is 18 on the 6th of June', 'date_of_birth', '6th of June', 'date_of_birth', 'the 6th of June'],
    ['at the Kestrel unit', 'school', 'Kestrel unit', 'school', 'the Kestrel unit'],
  ])('is whole: %s', (text, type, marked, kind, wanted) => {
    expect(edgesOf(text, [type, marked])).toEqual([[kind, wanted]]);
  });
});

describe('any spans', () => {
  const words = fc.constantFrom(
    'Ana',
    'R.',
    'K',
    'e',
    'l',
    'u',
    '12',
    'Mill',
    'Road,',
    'Derby',
    'S64',
    'the',
    '0993-14',
    '8/8/10',
    'on',
    '\n',
  );
  const types = fc.constantFrom<PersonalDataType>(
    'name',
    'address',
    'school',
    'case_id',
    'date_of_birth',
    'social_handle',
  );

  it('stay in order without overlapping, and only names and addresses lose anything', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(words, fc.option(types)), { maxLength: 16 }), (parts) => {
        let text = '';
        const found: DetailCandidate[] = [];
        for (const [word, type] of parts) {
          if (type) found.push({ type, weight: 50, start: text.length, end: text.length + word.length });
          text += `${word} `;
        }
        const spans = withEdges(text, found);
        let last = 0;
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
        const isIn = (one: DetailCandidate) =>
          spans.some(({ start, end }) => start <= one.start && end >= one.end);
        expect(found.filter(({ type }) => type !== 'address' && type !== 'name').every(isIn)).toBe(true);
      }),
    );
  });
});
