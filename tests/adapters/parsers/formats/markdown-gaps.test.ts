// Tests that the blanks for people to fill in are kept in a Markdown file, and that tags are removed.
import { expect, test } from 'vitest';
import { createParser } from '../../../../adapters/parsers/parse-file.js';

const parse = createParser();
const blocksOf = async (text: string) => (await parse('md', new TextEncoder().encode(text))).document.blocks;

test('keeps the gaps to fill in a model letter, and no tags', async () => {
  const line = 'Ask <name of child> and <b>wait</b> if <them> *must*<br>.';
  const kept = 'Ask <name of child> and wait if <them> must .';
  expect(await blocksOf(line)).toEqual([{ kind: 'paragraph', text: kept }]);
  expect(JSON.stringify(await blocksOf(`${line}\n${line}\n${line}`))).toContain(kept);
});

test('keeps gaps that are alone on their lines', async () => {
  expect(await blocksOf('<name of child>\n<address>\n\nDear <name>,\n\n<date>\n')).toEqual([
    { kind: 'paragraph', text: '<name of child> <address>' },
    { kind: 'paragraph', text: 'Dear <name>,' },
    { kind: 'paragraph', text: '<date>' },
  ]);
});

test('leaves out tags in a line and those that close', async () => {
  expect(
    await blocksOf('Ask <label>the <var>child</var></label>.\n\n<x-note>\n\nRefer.\n\n</x-note>\n'),
  ).toEqual([
    { kind: 'paragraph', text: 'Ask the child.' },
    { kind: 'paragraph', text: 'Refer.' },
  ]);
});

const BODY = '## Children\n\nDo not wait.\n\n- one thing\n- another thing\n\n## Adults\n\nWait.\n';

test.each(['<div class="banner">Updated</div>\n\n', '<p>Updated</p>\n\n', '<div>\n\nUpdated\n\n</div>\n\n'])(
  'reads headings and lists of Markdown after a tag at its start: %j',
  async (banner) => {
    expect(await blocksOf(banner + BODY)).toEqual([
      { kind: 'paragraph', text: 'Updated' },
      ...(await blocksOf(BODY)),
    ]);
  },
);

test('reads a page of tags as HTML, even if a line in it looks like an item of Markdown', async () => {
  const page = '<div><h2>Adults</h2>\n<p>Wait\n- and\n# write.</p></div>\n\n<p>Then <b>call</b>.</p>\n';
  expect(await blocksOf(page)).toEqual([
    { kind: 'heading', level: 2, text: 'Adults' },
    { kind: 'paragraph', text: 'Wait - and # write.' },
    { kind: 'paragraph', text: 'Then call.' },
  ]);
});
