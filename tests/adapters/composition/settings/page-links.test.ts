// Tests the links to quotes in messages on other platforms.
import { expect, it } from 'vitest';
import { readSettings } from '../../../../adapters/composition/settings/environment-settings.js';
import { citationLinkOf } from '../../../../adapters/composition/settings/page-links.js';

it('a link to a quote opens its page at the quote, where a warning that it has changed is', () => {
  const link = citationLinkOf(readSettings({ PUBLIC_URL: 'https://guidance.example/' }));
  expect(link('answer-1', 2)).toBe('https://guidance.example/library/citation/answer-1/2#quote');
});
