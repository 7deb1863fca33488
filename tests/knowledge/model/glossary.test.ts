// Tests that every entry in the glossary, which editors maintain, is usable, unambiguous and has a source.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { glossarySchema } from '../../../knowledge/model/glossary.js';
import { expandAbbreviations } from '../../../knowledge/question/expand-abbreviations.js';

const path = new URL('../../../knowledge/model/glossary.json', import.meta.url);
const glossary = glossarySchema.parse(JSON.parse(readFileSync(path, 'utf8')));

/** Abbreviations that, in lower case, are also everyday words or first names. */
const EVERYDAY = ['are', 'arc', 'tara', 'isa', 'bf', 'ie', 'aa', 'neet', 'abe', 'mace', 'send'];

describe('the glossary', () => {
  it('holds the shorthand of the field', () => {
    expect(glossary.length).toBeGreaterThanOrEqual(90);
  });

  it('gives every spelling one meaning only', () => {
    const spellings = glossary.flatMap(({ term, also }) => [term, ...also]).map((one) => one.toLowerCase());
    const twice = spellings.filter((one, i) => spellings.indexOf(one) !== i);
    expect(twice).toEqual([]);
  });

  it('names for every entry the publication that uses it so, with its address', () => {
    for (const { term, source } of glossary) expect(source, term).toMatch(/^\S.+, https:\/\/[^\s]+$/);
  });

  it.each(EVERYDAY)('leaves the everyday word "%s" alone', (word) => {
    expect(expandAbbreviations(`${word} something`, glossary).expansions).toEqual([]);
  });

  it.each([
    ['is nrm needed if yp says no', 'National Referral Mechanism'],
    ['RG came back, what now', 'reasonable grounds decision'],
    ['s45 for a 17yo?', 'section 45 defence for slavery or trafficking victims who commit an offence'],
    ['uasc and nts referral', 'National Transfer Scheme'],
    ['who chairs the ird', 'inter-agency referral discussion'],
    ['sw wants the ictgs number', 'Independent Child Trafficking Guardian'],
    ['edt or dsl first', 'emergency duty team'],
  ])('spells out "%s"', (question, meaning) => {
    expect(expandAbbreviations(question, glossary).expansions.map((one) => one.meaning)).toContain(meaning);
  });
});
