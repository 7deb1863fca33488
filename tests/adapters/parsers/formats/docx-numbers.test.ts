// Paragraphs of a Word document are cited by the numbers that Word shows but does not store in the text.
import { expect, it } from 'vitest';
import { createParser } from '../../../../adapters/parsers/parse-file.js';
import { makeDocx, wordParagraph } from '../make-archive.js';

const parse = createParser();

const level = (n: number, text: string, { format = 'decimal', start = 1, more = '' } = {}) =>
  `<w:lvl w:ilvl="${n}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const outline = (id: number, ...levels: string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const list = (id: number, outlineId: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${outlineId}"/>${more}</w:num>`;
const listed = (text: string, id: number, at = 0) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;

async function read(body: string, numbering: string, styles = ''): Promise<unknown[]> {
  const { document } = await parse('docx', makeDocx(body, '', { numbering, styles }));
  return document.blocks;
}

const CHAPTERS = outline(
  1,
  level(0, '%1', { start: 5, more: '<w:pStyle w:val="Heading1"/>' }),
  level(1, '%1.%2', { start: 42, more: '<w:pStyle w:val="Numbered"/>' }),
);
const NUMBERED =
  '<w:style w:type="paragraph" w:styleId="Numbered"><w:name w:val="Numbered"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Quiet"><w:name w:val="Quiet"/><w:basedOn w:val="Numbered"/></w:style>';

it('by the number of its chapter and its own, where its style is numbered', async () => {
  const blocks = await read(
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>Consent</w:t></w:r></w:p>' +
      wordParagraph('A child does not have to agree.', 'Numbered') +
      wordParagraph('Tell the child what happens next.', 'Quiet'),
    CHAPTERS + list(7, 1),
    NUMBERED,
  );
  expect(blocks).toEqual([
    { kind: 'heading', level: 1, text: '5 Consent' },
    { kind: 'paragraph', number: '5.42', text: 'A child does not have to agree.' },
    { kind: 'paragraph', number: '5.43', text: 'Tell the child what happens next.' },
  ]);
});

it('by numbers that go on after a heading, and start again where Word says so', async () => {
  const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
  const blocks = await read(
    listed('Ring the police.', 3) +
      listed('Ring the council.', 3) +
      wordParagraph('Later', 'Heading1') +
      listed('Write it down.', 3) +
      wordParagraph('Afterwards', 'Heading1') +
      listed('Sleep.', 4),
    outline(1, level(0, '%1.')) + list(3, 1) + list(4, 1, restart),
  );
  expect(blocks).toMatchObject([
    { text: 'Ring the police.', number: '1.' },
    { text: 'Ring the council.', number: '2.' },
    { text: 'Later' },
    { text: 'Write it down.', number: '3.' },
    { text: 'Afterwards' },
    { text: 'Sleep.', number: '1.' },
  ]);
});

it('by letters and numerals within it, each starting again below the next number', async () => {
  const blocks = await read(
    wordParagraph('The child must:') +
      listed('be seen:', 3) +
      listed('alone', 3, 1) +
      listed('within 2 days', 3, 1) +
      listed('be heard:', 3) +
      listed('by the court', 3, 1) +
      listed('in person', 3, 2),
    outline(
      1,
      level(0, '%1.'),
      level(1, '(%2)', { format: 'lowerLetter' }),
      level(2, '(%3)', { format: 'lowerRoman' }),
    ) + list(3, 1),
  );
  expect(blocks).toEqual([
    {
      kind: 'list',
      leadIn: 'The child must:',
      items: [
        {
          marker: '1.',
          text: 'be seen:',
          items: [
            { marker: '(a)', text: 'alone' },
            { marker: '(b)', text: 'within 2 days' },
          ],
        },
        {
          marker: '2.',
          text: 'be heard:',
          items: [{ marker: '(a)', text: 'by the court', items: [{ marker: '(i)', text: 'in person' }] }],
        },
      ],
    },
  ]);
});

it('by none if there is none, if it is a bullet, or if we cannot write that kind of number', async () => {
  const blocks = await read(
    wordParagraph('Bring:') +
      listed('a coat', 3) +
      listed('a bag', 4) +
      '<w:p><w:pPr><w:pStyle w:val="Numbered"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>Nothing else.</w:t></w:r></w:p>',
    outline(1, level(0, '•', { format: 'bullet' })) +
      outline(2, level(0, '%1.', { format: 'cardinalText' })) +
      CHAPTERS.replace('"1"', '"9"') +
      list(3, 1) +
      list(4, 2) +
      list(7, 9),
    NUMBERED,
  );
  expect(blocks).toEqual([
    { kind: 'list', leadIn: 'Bring:', items: [{ text: 'a coat' }, { text: 'a bag' }] },
    { kind: 'paragraph', text: 'Nothing else.' },
  ]);
});

it('by numbers that count empty paragraphs but not deleted ones, as Word does', async () => {
  const deleted = listed('Gone.', 3).replace('</w:pPr>', '<w:rPr><w:del w:id="1"/></w:rPr></w:pPr>');
  const blocks = await read(
    listed('First it is said.', 3) + deleted + listed('', 3) + listed('Then it is done.', 3),
    outline(1, level(0, '%1.')) + list(3, 1),
  );
  expect(blocks.filter((block) => 'number' in (block as object))).toMatchObject([
    { text: 'First it is said.', number: '1.' },
    { text: 'Then it is done.', number: '3.' },
  ]);
});
