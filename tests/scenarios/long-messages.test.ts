// Tests that even the longest messages allowed take a limited amount of work: the numbers of tokens read and
// of terms searched for are limited, and each term is searched for once.
import { describe, expect, it } from 'vitest';
import { loadTokenizer } from '../../adapters/models/minilm/tokenizer.js';
import { cutWindows, differentWindows, tokensToRead } from '../../adapters/models/message-reader/windows.js';
import { LONGEST_MESSAGE } from '../../bot/model/messages/message-length.js';
import { MAX_TERMS, buildKeywordIndex, rarestTerms } from '../../knowledge/index/keyword-index.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import { createTypoIndex } from '../fakes/memory-release.js';
import { understandQuestion } from '../../knowledge/question/understand-question.js';
import { termsOf } from '../../knowledge/text/terms.js';
import { longMessages } from '../attacks/long-messages.js';

const keyword = buildKeywordIndex([
  { title: 'Consent', headings: '', text: 'A child need not consent to a referral to the NRM.' },
]);

const understanding = { glossary: [], everydayWords: {}, typos: createTypoIndex(new Map()) };

/**
 * The maximum number of tokens to read from one message. An account of 4,000 characters has 900 tokens, but
 * 1,300 are read, because windows overlap.
 */
const MOST_TOKENS = 4_000;

describe('the longest permitted messages', () => {
  it.each(longMessages(LONGEST_MESSAGE))(
    'are searched for each term once, within the bound: $name',
    ({ text }) => {
      const { terms } = understandQuestion({ text: publicText(text), context: [] }, understanding);
      const searched = rarestTerms(keyword, terms).map(({ term }) => term);
      expect(new Set(searched).size).toBe(searched.length);
      expect(searched.length).toBeLessThanOrEqual(MAX_TERMS);
    },
  );

  it.each(longMessages(LONGEST_MESSAGE))(
    'give the message reader a bounded number of tokens: $name',
    async ({ text }) => {
      const tokens = tokensToRead(text, await loadTokenizer());
      const { different } = differentWindows(cutWindows(text, tokens));
      expect(different.reduce((sum, { ids }) => sum + ids.length, 0)).toBeLessThanOrEqual(MOST_TOKENS);
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
