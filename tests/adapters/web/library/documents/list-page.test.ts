// The list of documents as an editor sees it.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { markup, toText } from '../../../../../adapters/web/design/markup.js';
import { listMain } from '../../../../../adapters/web/library/documents/list-page.js';
import { wordsIn } from '../../../../../bot/copy/words-in.js';
import { sampleDocument } from '../../../../fakes/samples/guidance-samples.js';

test('begins with its title, and then says what an editor needs to look at', () => {
  const live = { release: 8, documents: [sampleDocument()] };
  const page = listMain(live, undefined, wordsIn('en'), markup`<h2>Due for review</h2>`);
  const headings = load(toText(page))('h1, h2').map(
    (_, { children: [text] }) => 'data' in text! && text.data,
  );
  expect(headings.get().slice(0, 2)).toEqual(['Library', 'Due for review']);
});
