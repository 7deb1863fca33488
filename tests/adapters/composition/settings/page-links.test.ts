// Tests the links to our pages, and when we warn that people cannot open them.
import { expect, it } from 'vitest';
import { readSettings } from '../../../../adapters/composition/settings/environment-settings.js';
import {
  citationLinkOf,
  lacksPublicUrl,
  pagesAddress,
} from '../../../../adapters/composition/settings/page-links.js';

it('a link to a quote opens its page at the quote, where a warning that it has changed is', () => {
  const link = citationLinkOf(readSettings({ PUBLIC_URL: 'https://guidance.example/' }));
  expect(link('answer-1', 2)).toBe('https://guidance.example/library/citation/answer-1/2#quote');
});

it.each([
  ['::1', 'http://[::1]:3978'],
  ['127.0.0.1', 'http://127.0.0.1:3978'],
])('links on HOST %s are addresses that open', (HOST, address) => {
  expect(pagesAddress(readSettings({ HOST }))).toBe(address);
  expect(URL.canParse(address)).toBe(true);
});

it('people on other machines need PUBLIC_URL', () => {
  const lacks = (environment: NodeJS.ProcessEnv) => lacksPublicUrl(readSettings(environment));
  expect(lacks({})).toBe(false);
  expect(lacks({ HOST: '0.0.0.0' })).toBe(true);
  expect(lacks({ HOST: '0.0.0.0', PUBLIC_URL: 'https://guidance.example' })).toBe(false);
});
