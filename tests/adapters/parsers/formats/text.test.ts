// Finds the structure of plain text, and the strings in JSON that people are meant to read.
import { expect, test } from 'vitest';
import { createParser } from '../../../../adapters/parsers/parse-file.js';

const parse = createParser();
const text = async (content: string) => (await parse('txt', Buffer.from(content))).document;
const json = async (value: unknown) => (await parse('json', Buffer.from(JSON.stringify(value)))).document;

test('reads a number after a line that is only “Part” as a heading’s', async () => {
  const { blocks } = await text('Part\n2. Duties of the council\nThe council must act.\n\nTell us.');
  expect(JSON.stringify(blocks)).not.toContain('Part 2');
});

test('joins wrapped lines, keeps bullets and finds the title', async () => {
  expect(
    await text(`Referring a child

A referral should be made as soon as the
child is identified.

The referral must say:
- who the child is
- where the child
  is now
`),
  ).toEqual({
    title: 'Referring a child',
    blocks: [
      { kind: 'paragraph', text: 'A referral should be made as soon as the child is identified.' },
      {
        kind: 'list',
        leadIn: 'The referral must say:',
        items: [{ text: 'who the child is' }, { text: 'where the child is now' }],
      },
    ],
  });
});

test('does not take short lines of a list or an address for headings', async () => {
  const { blocks } = await text(
    'The office is here:\nChild Services\nHigh Street\nTown\nA long line of words that ends the page.\n',
  );
  expect(blocks.filter((block) => block.kind === 'heading').length).toBeLessThan(2);
});

test('goes on with numbered paragraphs after the bullets of one of them', async () => {
  const { blocks } = await text(
    '7. Staff must:\n• listen\n• write it down\n8. They must not promise secrecy.\n',
  );
  expect(blocks).toEqual([
    {
      kind: 'list',
      leadIn: 'Staff must:',
      number: '7.',
      items: [{ text: 'listen' }, { text: 'write it down' }],
    },
    { kind: 'paragraph', text: 'They must not promise secrecy.', number: '8.' },
  ]);
});

test('does not take a quantity for the number of a paragraph', async () => {
  const { blocks } = await text(
    '20.5 million children were counted.\n5.30 pm is when it closes.\nMore words stand here.\n',
  );
  expect(blocks.every((block) => block.kind === 'paragraph' && block.number === undefined)).toBe(true);
});

test('reads the pages of a service: header, paragraphs, items, sentences split around a link', async () => {
  const { blocks } = await json({
    start: {
      header: 'Report <b>concerns</b>',
      'paragraph-1-partial-1': 'If you work for a',
      'paragraph-1-link-text': 'designated organisation',
      'paragraph-1-partial-2': 'you can:',
      'paragraph-1-bullet-1': 'refer a child',
      'paragraph-1-bullet-2': 'notify the Home Office',
    },
  });
  expect(blocks).toEqual([
    { kind: 'heading', level: 1, text: 'Report concerns' },
    {
      kind: 'list',
      leadIn: 'If you work for a designated organisation you can:',
      items: [{ text: 'refer a child' }, { text: 'notify the Home Office' }],
    },
  ]);
});

test('reads a field: the question, its hint, and the answers without the placeholder', async () => {
  const { blocks } = await json({
    age: {
      legend: 'Is the person under 18?',
      options: {
        none_selected: 'Please select',
        yes: { label: 'Yes', 'toggle-content': 'Tell them who will use their information.' },
        no: { label: 'No' },
      },
    },
  });
  expect(blocks).toEqual([
    { kind: 'heading', level: 2, text: 'Is the person under 18?' },
    {
      kind: 'list',
      leadIn: 'Is the person under 18?',
      items: [
        { text: 'Yes', items: [{ text: 'Tell them who will use their information.' }] },
        { text: 'No' },
      ],
    },
  ]);
});

test('reads any other JSON with its keys as headings', async () => {
  expect(
    (await json({ localOffer: { who: 'Care leavers up to 25.', count: 3 }, list: ['one', 'two'] })).blocks,
  ).toEqual([
    { kind: 'heading', level: 1, text: 'Local Offer' },
    { kind: 'paragraph', text: 'Care leavers up to 25.' },
    { kind: 'list', items: [{ text: 'one' }, { text: 'two' }] },
  ]);
});

test('reads a payload of the GOV.UK Content API as its page', async () => {
  const { document, details } = await parse(
    'json',
    Buffer.from(
      JSON.stringify({
        title: 'Interim guidance',
        base_path: '/guidance/interim',
        public_updated_at: '2024-05-14T09:30:00Z',
        details: { body: '<h2>Role</h2><p>The guardian speaks for the child.</p>' },
      }),
    ),
  );
  expect(document).toMatchObject({ title: 'Interim guidance', date: '2024-05-14' });
  expect(document.blocks).toHaveLength(2);
  expect(details.url).toBe('https://www.gov.uk/guidance/interim');
});
