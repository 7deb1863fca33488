import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { markup, toText } from '../../../../../adapters/web/design/markup.js';
import { listMain } from '../../../../../adapters/web/library/documents/list-page.js';
import { wordsIn } from '../../../../../bot/wording/words-in.js';
import { sampleDocument } from '../../../../fakes/samples/guidance-samples.js';

test('begins with its title, and then says what an editor needs to look at', () => {
  const live = { release: 8, documents: [sampleDocument()] };
  const alerts = markup`<h2>Due for review</h2>`;
  const page = listMain(live, { nation: undefined, say: wordsIn('en'), alerts, again: undefined });
  const headings = load(toText(page))('h1, h2').map(
    (_, { children: [text] }) => 'data' in text! && text.data,
  );
  expect(headings.get().slice(0, 2)).toEqual(['Library', 'Due for review']);
});

test('says since when a version is live again, in both languages', () => {
  const live = { release: 8, publishedAt: '2026-11-20T09:00:00.000Z', documents: [sampleDocument()] };
  const again = '2026-11-30T04:39:00.000Z';
  const shown = (say: 'en' | 'cy') =>
    toText(listMain(live, { nation: undefined, say: wordsIn(say), alerts: false, again }));
  expect(shown('en')).toContain(
    'It was published on 20 November 2026. It has been live again since 30 November 2026, 4:39am.',
  );
  expect(shown('cy')).toContain('Mae’n fyw eto ers 30 Tachwedd 2026, 4:39am.');
});
