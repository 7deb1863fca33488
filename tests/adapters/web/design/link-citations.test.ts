// Citations in the plain text of a note become links again. Nothing else becomes a link.
import { expect, test } from 'vitest';
import { linkCitations } from '../../../../adapters/web/design/link-citations.js';
import { passageText } from '../../../../adapters/web/design/passage-text.js';
import { markup, toText } from '../../../../adapters/web/design/markup.js';
import { citationLinks } from '../../../../ingest/model/practice-note.js';

const BODY =
  'Tell the child ([The Act \\[2015\\], page 105](/library/document/the-act#passage-p1)), see [us](https://evil.example) and ([The Act](/library/document/the-act#passage-p2)).';
const TEXT = 'Tell the child (The Act [2015], page 105), see us and (The Act).';
const links = citationLinks(BODY);
const shown = (text: string) => toText(markup`${linkCitations(text, links)}`);

test('reads the citations of a note as they are in its text, and leaves other links alone', () => {
  expect(links).toEqual([
    { words: 'The Act [2015], page 105', address: '/library/document/the-act#passage-p1' },
    { words: 'The Act', address: '/library/document/the-act#passage-p2' },
  ]);
});

test('links each citation to its passage, the longer one where 2 begin alike', () => {
  expect(shown(TEXT)).toBe(
    'Tell the child (<a href="/library/document/the-act#passage-p1">The Act [2015], page 105</a>), see us and (<a href="/library/document/the-act#passage-p2">The Act</a>).',
  );
  expect(shown('Nothing <b>here</b>.')).toBe('Nothing &lt;b&gt;here&lt;/b&gt;.');
});

test('links citations in a passage beside the words that are marked, and within them', () => {
  const words = toText(passageText(TEXT, [[0, 14]], { table: 'Table', links }));
  expect(words).toContain('<mark>Tell the child</mark> (<a href="/library/document/the-act#passage-p1">');
  expect(toText(passageText(TEXT, [[0, TEXT.length]], { table: 'Table', links }))).toContain(
    'page 105</a>), see us',
  );
});
