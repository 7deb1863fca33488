// Tests that a date of birth or an address gets the same placeholder however it is written, and that
// different ones get different placeholders.
import { describe, expect, it } from 'vitest';
import { rememberPseudonyms } from '../../../../knowledge/redaction/pseudonyms/pseudonyms.js';
import { redact } from '../../../../knowledge/redaction/redact.js';

const redactionsOf = (text: string) => redact(text).redactions;
const redactedText = (text: string) => redact(text).text;

describe('pseudonyms', () => {
  it.each([
    ['Ana dob 1/12/2009. Ben dob 11/2/2009.', '[date of birth 1]', '[date of birth 2]'],
    ['dob 11/1/2009, or was she born on 1-11-2009?', '[date of birth 1]', '[date of birth 2]'],
    [
      'One lives at Flat 1, 23 Mill Lane. The other lives at Flat 12, 3 Mill Lane.',
      '[address 1]',
      '[address 2]',
    ],
  ])('tell apart values with the same digits in other places: %s', (text, first, second) => {
    expect(redactedText(text)).toContain(first);
    expect(redactedText(text)).toContain(second);
  });

  it('are the same for a date of birth that is written in another way', () => {
    const known = rememberPseudonyms({}, redactionsOf('dob 11/1/2009'));
    expect(redact('dob 11.1.2009 and dob 11-1-2009', known).text).toBe(
      'dob [date of birth 1] and dob [date of birth 1]',
    );
  });

  it('are the same for a date of birth without marks', () => {
    const known = rememberPseudonyms({}, redactionsOf('dob 11/01/2009'));
    expect(redact('She is 11012009', known).text).toBe('She is [date of birth 1]');
    const digits = rememberPseudonyms({}, redactionsOf('dob 11012009'));
    expect(redact('dob 11/01/2009', digits).text).toBe('dob [date of birth 1]');
  });

  it('are the same for a date of birth that was stored without spaces', () => {
    const known = { 'date_of_birth:1112009': '[date of birth 1]' };
    expect(redact('dob 11/1/2009', known).text).toBe('dob [date of birth 1]');
  });

  it('are not the same for two dates or addresses with the same digits', () => {
    const date = rememberPseudonyms({}, redactionsOf('dob 11/1/2009'));
    expect(redact('dob 1112009 and brother dob 1/11/2009', date).text).toBe(
      'dob [date of birth 1] and brother dob [date of birth 2]',
    );
    const address = rememberPseudonyms({}, redactionsOf('lives at Flat 123 Mill Lane'));
    expect(redact('lives at Flat 1, 23 Mill Lane', address).text).toBe('lives at [address 2]');
  });

  it('are not given to a year with the digits of a short date of birth', () => {
    const known = rememberPseudonyms({}, redactionsOf('Her father, dob 1/9/89'));
    expect(redact('the Children Act 1989', known).text).toBe('the Children Act 1989');
  });

  it.each(['1/9/09', '1-9-09'])('are given to a short date of birth that is repeated: %s', (date) => {
    const known = rememberPseudonyms({}, redactionsOf(`her dob is ${date}`));
    for (const reading of [undefined, 'failed'] as const)
      expect(redact(`Is ${date} right?`, known, reading).text).toBe('Is [date of birth 1] right?');
  });
});
