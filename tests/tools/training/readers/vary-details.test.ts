// Tests replacing the personal details in marked messages with others, for training the message reader.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarked } from '../../../../tools/training/messages/marked-text.js';
import { poolOf, varyDetails } from '../../../../tools/training/readers/vary-details.js';
import { runs } from '../../../support/thoroughness.js';

const POOL = poolOf([
  '⟦name:Nolwazi⟧ at ⟦school:Hatch Lane Primary⟧, born ⟦date_of_birth:04/11/2009⟧',
  '⟦name:Tariku⟧ at ⟦school:Hazel Wood Hostel⟧',
]);
const always = (number: number) => () => number;

describe('varyDetails', () => {
  it('gives one person one new name in all its forms, in the letters it was written in', () => {
    const varied = varyDetails('⟦name:Ada Obi⟧ (⟦name:ADA⟧, ⟦name:ada⟧)', POOL, always(0.6));
    const [full, capitals, small] = parseMarked(varied).spans.map(({ text }) => text);
    const given = full!.split(' ')[0]!;
    expect(given).not.toBe('Ada');
    expect([capitals, small]).toEqual([given.toUpperCase(), given.toLowerCase()]);
  });

  it('leaves names that are spelt out, words around details, and what it has nothing to put in place of', () => {
    const marked = 'spelt ⟦name:a d a⟧, born ⟦date_of_birth:the 4th⟧, in ⟦address:a flat on Mill Road⟧';
    expect(varyDetails(marked, POOL, always(0.3))).toBe(marked);
  });

  it('puts a school, a date and a number in place of one of the same form', () => {
    const marked = '⟦school:Ash Grove School⟧ ⟦date_of_birth:1.1.2010⟧ ⟦case_id:AB-1234⟧';
    expect(varyDetails(marked, POOL, always(0))).toBe(
      '⟦school:Hatch Lane Primary⟧ ⟦date_of_birth:04/11/2009⟧ ⟦case_id:AB-0000⟧',
    );
  });

  it('keeps how many details there are, and their types', () => {
    const detail = fc.tuple(
      fc.constantFrom('name', 'school', 'case_id', 'phone'),
      fc.stringMatching(/^[A-Za-z0-9' .-]{1,20}$/u),
    );
    fc.assert(
      fc.property(
        fc.array(detail, { maxLength: 8 }),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (details, numbers) => {
          const marked = details.map(([type, words]) => `so ⟦${type}:${words}⟧`).join(' ');
          const varied = varyDetails(marked, POOL, () => numbers.next().value as number);
          expect(parseMarked(varied).spans.map(({ type }) => type)).toEqual(details.map(([type]) => type));
        },
      ),
      { numRuns: runs(200) },
    );
  });
});
