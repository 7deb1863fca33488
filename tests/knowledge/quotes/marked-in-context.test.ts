// Tests that highlighted words are given together with what they depend on.
import { expect, it } from 'vitest';
import { quoteText } from '../../../knowledge/model/quote-text.js';
import { markedInContext } from '../../../knowledge/quotes/marked-in-context.js';
import { sampleCitation } from '../../fakes/samples/sample-answers.js';

const FILLER = 'Boats leave the port at nine. '.repeat(12);

function given(text: string, marked: string, shown = text.length) {
  const start = text.indexOf(marked);
  const { passage, ...rest } = sampleCitation();
  const quote = quoteText(text, [[0, shown]]);
  const answer: [number, number][] = start < 0 ? [] : [[start, start + marked.length]];
  return markedInContext({ ...rest, passage: { ...passage, text }, quote, spans: [[0, shown]], answer });
}

it.each([
  [
    'the start of their list',
    'Until the police agree, do not:\n• call the family\n• share where the child is',
    'share where the child is',
    'Until the police agree, do not: … share where the child is',
  ],
  [
    'an exception',
    `${FILLER}Ask for consent first. However, this does not apply if a child is at risk. ${FILLER}`,
    'Ask for consent first.',
    'Ask for consent first. However, this does not apply if a child is at risk.',
  ],
  [
    'the sentence that they continue',
    `${FILLER}Paying a child for sex is abuse. This includes a child of 16. ${FILLER}`,
    'This includes a child of 16.',
    'Paying a child for sex is abuse. This includes a child of 16.',
  ],
])('marked words come with %s', (_, text, marked, words) => {
  expect(given(text, marked)).toEqual({ text: words, onlyWhole: true });
});

it('marked words that depend on nothing are given without the rest', () => {
  const text = `${FILLER}Ask for consent first. ${FILLER}`;
  expect(given(text, 'Ask for consent first.')).toEqual({ text: 'Ask for consent first.', onlyWhole: false });
});

it('an exception that the quote does not show is not given', () => {
  const text = 'The boat leaves. Ask for consent first. However, not if a child is at risk.';
  const { text: words } = given(text, 'Ask for consent first.', text.indexOf(' However'));
  expect(words).toBe('Ask for consent first.');
});

it('the whole quote is given if nothing is marked', () => {
  expect(given('Ask first. Then wait.', 'none')).toEqual({ text: 'Ask first. Then wait.', onlyWhole: false });
});
