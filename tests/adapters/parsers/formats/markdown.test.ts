// Reads Markdown from editors and scrapers, with front matter, numbered provisions and leftover navigation.
import { expect, test } from 'vitest';
import { createParser } from '../../../../adapters/parsers/parse-file.js';
import { InputFailure } from '../../../../knowledge/model/errors.js';

const parse = createParser();
const read = (text: string) => parse('md', Buffer.from(text));
const blocksOf = async (text: string) => (await read(text)).document.blocks;

test('takes the details of a practice note from its front matter', async () => {
  const { document, details } = await read(`---
title: "Private fostering: what to ask"
jurisdictions: [England, Wales]
authority: practice-note
sources:
  - Children Act 1989, section 66
lastVerified: 2026-03-01
sample: true
---

# Who must be told

The local authority must be told.
`);
  expect(details).toEqual({
    title: 'Private fostering: what to ask',
    jurisdictions: ['england', 'wales'],
    authority: 'practice-note',
    note: 'Sources: Children Act 1989, section 66',
    date: '2026-03-01',
    sample: true,
  });
  expect(document.blocks).toEqual([
    { kind: 'heading', level: 1, text: 'Who must be told' },
    { kind: 'paragraph', text: 'The local authority must be told.' },
  ]);
});

test('reads a title that holds a colon and no quotes', async () => {
  const { details } = await read('---\npart_name: Immigration Rules part 11: asylum\n---\n\nWords of it.\n');
  expect(details.title).toBe('Immigration Rules part 11: asylum');
});

test('never runs front matter that is written in a programming language', async () => {
  const text = '---js\nprocess.env.RAN = "yes"; ({ title: "x" })\n---\n\nWords.\n';
  await expect(read(text)).rejects.toBeInstanceOf(InputFailure);
  expect(process.env.RAN).toBeUndefined();
});

test('refuses front matter that is not YAML', async () => {
  await expect(read('---\ntitle: [unclosed\n---\n\nWords.\n')).rejects.toThrow(/YAML/);
});

test('keeps the numbers that provisions bring, not the ordinals of a converter', async () => {
  const blocks = await blocksOf(`1.   327. Under this Part:
    1.   i) a claim is a request; and
    2.   ii) an applicant is a person who makes one.

2.   327A. DELETED
`);
  expect(blocks).toEqual([
    {
      kind: 'list',
      leadIn: 'Under this Part:',
      number: '327.',
      items: [
        { text: 'a claim is a request; and', marker: 'i)' },
        { text: 'an applicant is a person who makes one.', marker: 'ii)' },
      ],
    },
    { kind: 'paragraph', text: 'DELETED', number: '327A.' },
  ]);
});

test('takes the number that a paragraph writes itself, not that of its list', async () => {
  const blocks = await blocksOf('1.   SN1.7 A copy must be given.\n2.   SN1.8 A notice may be given.\n');
  expect(blocks).toEqual([
    { kind: 'paragraph', text: 'A copy must be given.', number: 'SN1.7' },
    { kind: 'paragraph', text: 'A notice may be given.', number: 'SN1.8' },
  ]);
});

test('nests (i) under (c) and comes back to (d)', async () => {
  const blocks = await blocksOf(`VTS 1.1. An applicant must:

1.   (c) apply:
    1.   (i) online; or
    2.   (ii) on paper; and

2.   (d) be in the UK.
`);
  expect(blocks).toEqual([
    {
      kind: 'list',
      leadIn: 'An applicant must:',
      number: 'VTS 1.1.',
      items: [
        {
          text: 'apply:',
          marker: '(c)',
          items: [
            { text: 'online; or', marker: '(i)' },
            { text: 'on paper; and', marker: '(ii)' },
          ],
        },
        { text: 'be in the UK.', marker: '(d)' },
      ],
    },
  ]);
});

test('keeps the numbers of steps', async () => {
  expect(await blocksOf('Do this:\n\n1. call 999\n2. stay with the child\n')).toEqual([
    {
      kind: 'list',
      leadIn: 'Do this:',
      items: [
        { text: 'call 999', marker: '1.' },
        { text: 'stay with the child', marker: '2.' },
      ],
    },
  ]);
});

test('keeps tables', async () => {
  expect(await blocksOf('| Age | Duty |\n| --- | --- |\n| under 16 | notify |\n')).toEqual([
    { kind: 'table', heads: ['Age', 'Duty'], rows: [['under 16', 'notify']] },
  ]);
});

test('takes the navigation off a scraped page, and finds its date', async () => {
  const { document, details } = await read(`---
url: https://www.gov.uk/guidance/rules/part-2
part_name: Rules part 2
scraped_at: 2025-12-06T17:29:10.004245
---

Title: Rules - Rules part 2 - Guidance

URL Source: https://www.gov.uk/guidance/rules/part-2

Markdown Content:
Cookies on GOV.UK
-----------------

We use some essential cookies.

### Services and information

*   [Benefits](https://www.gov.uk/browse/benefits)

Rules
=====

From:[Home Office](https://www.gov.uk/home-office)Published 25 February 2016 Updated: 25 November 2025

Rules part 2
============

The applicant must be in the UK.

Show all sections

Requirements, Show
------------------

The applicant must apply.

Print this page

Is this page useful?
--------------------

Thank you for your feedback
`);
  expect(details).toMatchObject({ title: 'Rules part 2', date: '25 November 2025' });
  expect(document.blocks).toEqual([
    { kind: 'paragraph', text: 'The applicant must be in the UK.' },
    { kind: 'heading', level: 2, text: 'Requirements' },
    { kind: 'paragraph', text: 'The applicant must apply.' },
  ]);
});

test('reads a page that says one paragraph a line as plain text', async () => {
  const { document } = await read(`Modern slavery: an Act
Status: as first enacted.
45 Defence for victims who commit an offence
(1) A person is not guilty of an offence if—
(a) the person was compelled, and
(b) a reasonable person would have done the same.
(2) A person may be compelled by circumstances.
`);
  expect(document.title).toBe('Modern slavery: an Act');
  expect(document.blocks).toEqual([
    { kind: 'paragraph', text: 'Status: as first enacted.' },
    { kind: 'heading', level: 1, text: '45 Defence for victims who commit an offence' },
    {
      kind: 'list',
      leadIn: 'A person is not guilty of an offence if—',
      number: '(1)',
      items: [
        { text: 'the person was compelled, and', marker: '(a)' },
        { text: 'a reasonable person would have done the same.', marker: '(b)' },
      ],
    },
    { kind: 'paragraph', text: 'A person may be compelled by circumstances.', number: '(2)' },
  ]);
});

test('reads HTML in Markdown as text, and none of its scripts', async () => {
  const blocks = await blocksOf(
    '<p>Telephone: <a href="tel:1">0800 000 000</a></p>\n\n<script>steal()</script>\n',
  );
  expect(blocks).toEqual([{ kind: 'paragraph', text: 'Telephone: 0800 000 000' }]);
});

test.each(['<s>within 45 days</s>', '<del>within **45** days</del>', '~~within 45 days~~'])(
  'leaves out what is struck through: %s',
  async (struck) => {
    expect(await blocksOf(`Send it ${struck} within 5 days.\n`)).toEqual([
      { kind: 'paragraph', text: 'Send it within 5 days.' },
    ]);
  },
);

test.each([
  '<del>\n\nPost it.\n\n- Within 45 days.\n\n</del>\n\nSend it.',
  '<del>\nPost it.\n\nWithin 45 days.\n</del>\n\nSend it.',
  '<s>Post it.\n\nWithin 45 days.</s> Send it.',
])('leaves out several paragraphs that are struck through: %j', async (text) => {
  expect(await blocksOf(text)).toEqual([{ kind: 'paragraph', text: 'Send it.' }]);
});

test('keeps the paragraphs after a tag that is never closed', async () => {
  const blocks = await blocksOf('An unclosed <s>tag.\n\nTell the police.\n\nSend it <s>soon</s> now.');
  expect(blocks.slice(1)).toEqual([
    { kind: 'paragraph', text: 'Tell the police.' },
    { kind: 'paragraph', text: 'Send it now.' },
  ]);
});

test('reads an age at the start of a line as part of the sentence, not as the number of an item', async () => {
  const text = 'A child is anyone under the age of\n18. Tell the school.';
  const blocks = [{ kind: 'paragraph', text: text.replace('\n', ' ') }];
  expect(await blocksOf(text)).toEqual(blocks);
  expect((await parse('txt', Buffer.from(`Heading\n\nText.\n\n${text}\n`))).document.blocks).toEqual([
    { kind: 'paragraph', text: 'Text.' },
    ...blocks,
  ]);
  expect(await blocksOf('The steps of\n(a) the police;\n(b) the school.')).toMatchObject([{ kind: 'list' }]);
});

test('reads the marks of a note that has no blank lines', async () => {
  const text = `Before you refer a child to the **panel**:
- **Do not** tell anyone.
- Follow [section 5](/library/document/guide?part=2#passage-abc) of the guidance.
- Wait ~~45~~ 30 days.
- Then *ask* the child.`;
  expect(JSON.stringify(await blocksOf(text))).not.toMatch(/[*~\]]\(|\*|~|45|library/u);
  expect(await blocksOf(text)).toMatchObject([
    {
      kind: 'list',
      leadIn: 'Before you refer a child to the panel:',
      items: [
        { text: 'Do not tell anyone.' },
        { text: 'Follow section 5 of the guidance.' },
        { text: 'Wait 30 days.' },
        { text: 'Then ask the child.' },
      ],
    },
  ]);
});

test('keeps footnotes under a heading of their own', async () => {
  const { document } = await read(
    'Consent is not needed[^1].\n\n[^1]: Only for adults.\n\nTell the police.\n',
  );
  expect(document.title).toBeUndefined();
  expect(document.blocks).toEqual([
    { kind: 'paragraph', text: 'Consent is not needed.' },
    { kind: 'paragraph', text: 'Tell the police.' },
    { kind: 'heading', level: 1, text: 'Footnotes' },
    { kind: 'paragraph', text: 'Only for adults.' },
  ]);
});
