// Tests spelling out abbreviations in a question, which must add words and never remove any.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { glossarySchema } from '../../../knowledge/model/glossary.js';
import { expandAbbreviations } from '../../../knowledge/question/expand-abbreviations.js';

const glossary = glossarySchema.parse([
  { term: 'NRM', meaning: 'National Referral Mechanism', source: 'a source' },
  { term: 'LA', meaning: 'local authority', source: 'a source' },
  { term: 's47', meaning: 'section 47 enquiry', also: ['s.47'], source: 'a source' },
  { term: 's47 enquiry', meaning: 'child protection enquiry', source: 'a source' },
  { term: 'FRO', meaning: 'First Responder Organisation', source: 'a source' },
  { term: 'no-recourse', meaning: 'no recourse to public funds', source: 'a source' },
  { term: 'S/W', meaning: 'social worker', source: 'a source' },
  { term: 'ARC', meaning: 'application registration card', caseSensitive: true, source: 'a source' },
]);

describe('spelling out', () => {
  it('puts the meaning after the term', () => {
    expect(expandAbbreviations('does nrm need consent', glossary)).toEqual({
      text: 'does nrm (National Referral Mechanism) need consent',
      expansions: [{ term: 'nrm', meaning: 'National Referral Mechanism' }],
    });
  });

  it('spells out each term once, where it first appears', () => {
    const { text, expansions } = expandAbbreviations('NRM first, then nrm again', glossary);
    expect(text).toBe('NRM (National Referral Mechanism) first, then nrm again');
    expect(expansions).toHaveLength(1);
  });

  it.each(['la/nrm', '(NRM)', 'pre-NRM', 'NRM.', "the nrm's", 'nrm?'])('finds the term in "%s"', (text) => {
    expect(expandAbbreviations(text, glossary).text).toContain('(National Referral Mechanism)');
  });

  it.each(['normal', 'nrms1', 'xnrm', 'nrm@example.org', 'www.nrm.example', 'lab', 'plan', 'las'])(
    'finds no term inside "%s"',
    (text) => {
      expect(expandAbbreviations(text, glossary)).toEqual({ text, expansions: [] });
    },
  );

  it('reads a plural as the term', () => {
    expect(expandAbbreviations('which FROs are there', glossary).text).toBe(
      'which FROs (First Responder Organisation) are there',
    );
  });

  it('prefers the longest term', () => {
    expect(expandAbbreviations('start a s47 enquiry', glossary).expansions).toEqual([
      { term: 's47 enquiry', meaning: 'child protection enquiry' },
    ]);
    expect(expandAbbreviations('a s.47 now', glossary).expansions[0]?.meaning).toBe('section 47 enquiry');
  });

  it.each(['S/W', 'no-recourse'])('takes the signs in "%s" as they are', (term) => {
    expect(expandAbbreviations(`the ${term} said`, glossary).expansions[0]?.term).toBe(term);
  });

  it('keeps a term that is also a word to its own capitals', () => {
    expect(expandAbbreviations('the arc of the story', glossary).expansions).toEqual([]);
    expect(expandAbbreviations('lost ARC', glossary).expansions[0]?.term).toBe('ARC');
  });

  it('adds nothing where the text says the meaning already', () => {
    const text = 'the National Referral Mechanism (NRM)';
    expect(expandAbbreviations(text, glossary)).toEqual({ text, expansions: [] });
  });

  it('matches nothing with an empty glossary', () => {
    expect(expandAbbreviations('nrm', [])).toEqual({ text: 'nrm', expansions: [] });
  });

  it('only ever inserts: without the insertions every text is as it was', () => {
    const words = fc.constantFrom(
      'nrm',
      'LA',
      's.47',
      'S/W',
      'fros',
      'ARC',
      'arc',
      'child',
      '(',
      ')',
      '.',
      '–',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 30 }), (parts) => {
        const text = parts.join(' ');
        const { text: spelled, expansions } = expandAbbreviations(text, glossary);
        let rest = spelled;
        for (const { meaning } of expansions) rest = rest.replace(` (${meaning})`, () => '');
        expect(rest).toBe(text);
        expect(new Set(expansions.map((one) => one.meaning)).size).toBe(expansions.length);
      }),
    );
  });
});
