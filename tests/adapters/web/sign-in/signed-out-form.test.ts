// Someone whose session ended while they wrote can copy everything that they wrote.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { startLibrary } from '../../../support/running-library.js';
import { perTest } from '../../../support/per-test.js';

const library = perTest(startLibrary);

test('shows each text of a long form that was sent after the session had ended', async () => {
  const { status, text } = await library.browser().submit('/library/new-note', {
    ...{
      do: 'save',
      title: 'Visiting a carer',
      text: 'Ask the child first.',
      sources: 'Guide, https://a.example',
    },
    ...{ question: 'Who asks the child?', caret: '3' },
  });
  expect(status).toBe(403);
  const $ = load(text);
  const kept = $('.kept-words').map((_, one) => $(one).text());
  expect(kept.get()).toEqual([
    'Visiting a carer',
    'Who asks the child?',
    'Ask the child first.',
    'Guide, https://a.example',
  ]);
});
