// A note keeps quoted text exactly as it is, whichever characters it contains.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createParser } from '../../../../../adapters/parsers/parse-file.js';
import { repairText } from '../../../../../adapters/parsers/blocks/repair-text.js';
import {
  asMarkdown,
  citationInNote,
  quotationOf,
  type CitedPassage,
} from '../../../../../adapters/web/library/notes/citation.js';
import { chunkFile } from '../../../../../ingest/editions/chunk-file.js';
import { citationLinks, noteDocument, passagesCited } from '../../../../../ingest/model/practice-note.js';
import { runs } from '../../../../support/thoroughness.js';

const cited = (text: string, title = 'Referring a child'): CitedPassage => ({
  passage: { id: 'p1', document: 'referral', position: 0, headings: [], text },
  document: {
    slug: 'referral',
    title,
    jurisdictions: ['england'],
    authority: 'statutory-guidance',
    standing: 'current',
  },
});

/** Returns the lines that can be quoted from a note with this body. */
async function linesOf(body: string): Promise<string[]> {
  const words = {
    title: 'A note',
    jurisdictions: ['england' as const],
    authority: 'practice-note' as const,
    sources: [],
    verifiedOn: '2026-05-04',
    body,
  };
  const ports = { parse: createParser(), countTokens: (text: string) => text.split(' ').length };
  const { passages } = await chunkFile(ports, noteDocument('a-note', words));
  return passages.flatMap(({ text }) => text.split('\n')).map((line) => line.trim());
}

const quoted = async (text: string, title?: string) =>
  linesOf(`Before.${quotationOf(cited(text, title))}After.`);

test.each([
  'Ask *every* child, _alone_, and **never** with the family.',
  'See [the annex](https://evil.example) and ![a picture](x.png).',
  '# Not a heading',
  '1. Not the first of a list',
  '12) Nor this',
  '- Not an item',
  '+ Nor this',
  '> Not a quotation',
  '--- ',
  '===',
  '`code` and ~~struck~~ and <b>bold</b> and &amp; and <!-- hidden -->',
  'a | b | c',
  'Write to help_desk@example.org, or see https://example.org/~a_b_c?x=1&y=2#z or www.example.org/a_b_.',
  'A backslash \\* and \\',
  '[^1]: a footnote, and [x]: /link',
  '/library/document/other#passage-p9',
  '4.12 The first responder refers the child.',
  'Then (a) the child, and (b) the family',
  'Ask:\n• whether *they* know\n• (a) who comes\n  • a nested _one_\n• - and when\nAfter the list.',
  'Ask:\n• 1. whether *they* know\n• 2. who comes\n• 7. the seventh\nAfter the list.',
])('%s is quoted as it is', async (text) => {
  const lines = await quoted(text);
  for (const one of text.split('\n')) expect(lines).toContain(shown(one));
  expect(lines.at(-1)).toBe('After.');
  expect(passagesCited(quotationOf(cited(text)))).toEqual([{ document: 'referral', passage: 'p1' }]);
});

/** Returns a line in the form that passages have, with a bullet and repaired text. */
function shown(line: string): string {
  const [, bullet = '', words = ''] = /^\s*(• )?(.*)$/su.exec(line)!;
  return bullet + repairText(words);
}

const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('child', 'must', 'not', 'within', '45', 'days', 'http://a.uk/b_c', 'a@b.uk'),
  },
  { weight: 4, arbitrary: fc.constantFrom(...'\\`*_{}[]()<>#+-.!|~&=:;"\'^$%/@,?'.split('')) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('1.', '2)', '**', '__', '](', '![', '<a>', '&lt;', '~~', '| -', '---', 'www.'),
  },
);
const line = fc
  .array(fc.tuple(piece, fc.constantFrom('', ' ')), { minLength: 1, maxLength: 12 })
  .map((pieces) => pieces.map(([word, space]) => word + space).join(''))
  .map((text) => repairText(`The ${text}`));

test('any line is quoted as it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 4 }), async (lines) => {
      const found = await quoted(lines.join('\n'));
      for (const one of lines) expect(found).toContain(one);
    }),
    { numRuns: runs(300) },
  );
});

test('any title is named as it is in a citation', async () => {
  await fc.assert(
    fc.asyncProperty(line, async (title) => {
      const [found] = await linesOf(`Before ${citationInNote(cited('Words.', title))} after.`);
      expect(found).toBe(`Before (${title}) after.`);
    }),
    { numRuns: runs(200) },
  );
});

test('what needs no mark is left as it is', () => {
  const plain = "Refer the child within 45 days (see paragraph 4.12): don't wait – ask a first responder!";
  expect(asMarkdown(plain)).toBe(plain);
});

test.each(['Referring a child', 'The Act (v1.0, [draft]) – “annex” *E*', 'A_b & c | d'])(
  'finds the citation of “%s” again in the text of the note',
  async (title) => {
    const body = `Ask the child first ${citationInNote(cited('Some words.', title))}, then the carer.`;
    const [link] = citationLinks(body);
    expect((await linesOf(body)).join('\n')).toContain(link!.words);
    expect(link!.address).toBe('/library/document/referral#passage-p1');
  },
);
