import { expect, test } from 'vitest';
import { renderQuote } from '../../../../adapters/slack/rendering/render-quote.js';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { sampleCitation } from '../../../fakes/samples/sample-answers.js';
import { visibleText } from './block-limits.js';

test('each row of a quoted table is a line with its headings', () => {
  const text = 'Age | Who decides\n16 | The child\n17 | The child';
  const { passage, ...sample } = sampleCitation();
  const citation = { ...sample, passage: { ...passage, text }, quote: text };
  const pieces = renderQuote(
    { kind: 'quote', number: 1, citation: { ...citation, spans: [[0, text.length]] } },
    wordsIn('en'),
  );
  expect(visibleText(pieces.filter(({ type }) => type === 'rich_text_quote'))).toBe(
    'Age: 16; Who decides: The child\nAge: 17; Who decides: The child',
  );
});
