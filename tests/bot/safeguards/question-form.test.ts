// Whether a message asks for help, asks about children in general, or tells of somebody, is read from its form.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asks, FORM_NAMES, opensAsQuestion, readForm } from '../../../bot/safeguards/question-form.js';

describe('question form', () => {
  it('knows a question about anybody', () => {
    expect(readForm('what should staff do if a child is taken from the hotel?')).toMatchObject({
      asksFirst: 1,
      asksOnly: 1,
      endsInMark: 1,
      ofAnybody: 1,
      ofSomebody: 0,
      asksOfAnybody: 1,
    });
  });

  it('knows a telling of somebody', () => {
    expect(readForm('hes outside and she wont come down')).toMatchObject({
      asksFirst: 0,
      asksLast: 0,
      ofSomebody: 1,
      ofAnybody: 0,
    });
  });

  it('knows a question at the end of a telling', () => {
    const form = readForm('she was moved on friday, who signs the form');
    expect(form).toMatchObject({ asksFirst: 0, asksLast: 1, asksOnly: 0, asksOfSomebody: 1 });
    expect(form.shareAsking).toBe(0.5);
  });

  it('takes a cry for help for no question', () => {
    expect(readForm('hes at the door what do i do')).toMatchObject({ criesForHelp: 1, asksLast: 0 });
    expect(asks('hes at the door what do i do')).toBe(false);
    expect(asks('what do i do if a child is missing')).toBe(true);
  });

  it('hears a question behind a greeting', () => {
    expect(opensAsQuestion('hi, quick question, can a child refuse')).toBe(true);
    expect(opensAsQuestion('candles are lit')).toBe(false);
  });

  it('is between 0 and 1 for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const form = readForm(text.toLowerCase());
        for (const name of FORM_NAMES) {
          expect(form[name]).toBeGreaterThanOrEqual(0);
          expect(form[name]).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
