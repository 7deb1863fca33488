// The longest permitted messages: each word of a question is looked at once, and no more of them than a bound.
import { describe, expect, it } from 'vitest';
import { LONGEST_MESSAGE } from '../../adapters/web/chat/message-length.js';
import {
  MAX_TERMS,
  buildKeywordIndex,
  openKeywordIndex,
  rarestTerms,
} from '../../knowledge/index/keyword-index.js';
import { MAX_QUESTION_WORDS, foldText, questionWordSpans, termsOf } from '../../knowledge/text/terms.js';
import { longMessages } from '../attacks/long-messages.js';

const keyword = openKeywordIndex(
  buildKeywordIndex([
    { title: 'Consent', headings: '', text: 'A child need not consent to a referral to the NRM.' },
  ]),
);

describe('the longest permitted messages', () => {
  it.each(longMessages(LONGEST_MESSAGE))(
    'have each word looked at once, within the bound: $name',
    ({ text }) => {
      const words = questionWordSpans(text).map(([start, end]) => foldText(text.slice(start, end)));
      expect(new Set(words).size).toBe(words.length);
      expect(words.length).toBeLessThanOrEqual(MAX_QUESTION_WORDS);
    },
  );

  it('keep the terms that the guidance knows when there are too many', () => {
    const strange = Array.from({ length: 500 }, (_, n) => ({ term: `strange${n}`, weight: 1 }));
    const known = [...new Set(termsOf('consent referral child'))].map((term) => ({ term, weight: 1 }));
    const kept = rarestTerms(keyword, [...strange, ...known]);
    expect(kept).toHaveLength(MAX_TERMS);
    expect(kept).toEqual(expect.arrayContaining(known));
  });

  it('leave the terms of an ordinary question as they are', () => {
    const terms = termsOf('Does a child need to consent to a referral?').map((term) => ({ term, weight: 1 }));
    expect(rarestTerms(keyword, terms)).toBe(terms);
  });
});
