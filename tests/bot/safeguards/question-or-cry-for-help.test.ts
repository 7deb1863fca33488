// Tests that the form of a message shows whether it is a question or a call for help.
import { describe, expect, it } from 'vitest';
import { asks, opensAsQuestion } from '../../../bot/safeguards/question-or-cry-for-help.js';

describe('question form', () => {
  it('does not take a cry for help for a question', () => {
    expect(asks('hes at the door what do i do')).toBe(false);
    expect(asks('what do i do if a child is missing')).toBe(true);
  });

  it('does not take a statement for a question', () => {
    expect(asks('there is a man with a machete at the door')).toBe(false);
    expect(asks('is there a man who can sit with him')).toBe(true);
  });

  it('recognises a question after a greeting', () => {
    expect(opensAsQuestion('hi, quick question, can a child refuse')).toBe(true);
    expect(opensAsQuestion('candles are lit')).toBe(false);
  });
});
