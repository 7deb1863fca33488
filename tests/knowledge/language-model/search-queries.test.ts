// Tests that a language model’s search queries are shortened and redacted, like any text from outside.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAsked } from '../../../knowledge/language-model/search-queries.js';
import type { AskReply } from '../../../knowledge/language-model/search-queries-prompt.js';
import { runs } from '../../support/thoroughness.js';

const reply = (change: Partial<AskReply> = {}): AskReply => ({
  queries: [],
  sentence: '',
  question: '',
  nations: [],
  about: 'either',
  ...change,
});

describe('the searches of a model', () => {
  it('are the question by itself, the sentence and the queries, none twice', () => {
    const { texts } = readAsked(
      reply({
        question: 'Who appoints a guardian in Scotland?',
        sentence: 'A guardian is appointed by the service.',
        queries: ['guardian appointment', 'guardian appointment', 'statutory duty'],
      }),
    );
    expect(texts).toEqual([
      'Who appoints a guardian in Scotland?',
      'A guardian is appointed by the service.',
      'guardian appointment',
      'statutory duty',
    ]);
  });

  it('go through the redactor before anything else', () => {
    const { texts } = readAsked(reply({ queries: ['call Amina Yusuf on 07700 900123'] }));
    expect(texts.join()).not.toMatch(/Amina|07700/);
  });

  it('are cut, and are at most six, whatever it writes', () => {
    const { texts } = readAsked(
      reply({
        question: 'question words '.repeat(9_000),
        sentence: 'sentence words '.repeat(9_000),
        queries: Array.from({ length: 500 }, (_, n) => `${n} ${'word '.repeat(900)}`),
      }),
    );
    expect(texts).toHaveLength(6);
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(400);
  });

  it('name only nations and ages that there are', () => {
    expect(readAsked(reply({ nations: ['scotland', 'UK', 'england', '__proto__'], about: 'dog' }))).toEqual({
      texts: [],
      nations: ['england', 'scotland'],
      about: 'either',
    });
    expect(readAsked(reply({ about: 'child' })).about).toBe('child');
    expect(readAsked(reply({ nations: ['Scotland', 'Northern Ireland'], about: 'Child ' }))).toMatchObject({
      nations: ['scotland', 'northern-ireland'],
      about: 'child',
    });
  });

  it('are texts of words on one line, whatever was written', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (queries) => {
        for (const text of readAsked(reply({ queries })).texts) {
          expect(text).toMatch(/[\p{L}\p{N}]{2}/u);
          expect(text).not.toMatch(/[\n\p{Cc}\p{Cs}]/u);
        }
      }),
      { numRuns: runs(100) },
    );
  });
});
