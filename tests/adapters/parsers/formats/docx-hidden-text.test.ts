// Text that Word hides is not quoted, and we tell the editor about it.
import { expect, test } from 'vitest';
import { createParser } from '../../../../adapters/parsers/parse-file.js';
import { makeDocx, wordParagraph } from '../make-archive.js';

const parse = createParser();
const run = (text: string, properties: string) => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const style = (type: string, id: string, inside: string) =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id}"/>${inside}</w:style>`;
const HIDDEN = '<w:rPr><w:vanish/></w:rPr>';
const styles = [
  style('character', 'Remark', HIDDEN),
  style('character', 'Reminder', '<w:basedOn w:val="Remark"/>'),
  style('paragraph', 'Note', HIDDEN),
].join('');
const read = async (body: string, footnotes = '') =>
  (await parse('docx', makeDocx(body, '', { styles, footnotes }))).document;

test.each([
  ['by itself', `<w:p>${run('Ask Sue.', '<w:vanish/>')}</w:p>`],
  ['with a value', `<w:p>${run('Ask Sue.', '<w:vanish w:val="1"/>')}</w:p>`],
  ['by its style', `<w:p>${run('Ask Sue.', '<w:rStyle w:val="Remark"/>')}</w:p>`],
  ['by the style its style comes from', `<w:p>${run('Ask Sue.', '<w:rStyle w:val="Reminder"/>')}</w:p>`],
  ['by its paragraph’s style', wordParagraph('Ask Sue.', 'Note')],
])('leaves out text that is hidden %s, and tells the editor', async (_, hidden) => {
  const document = await read(wordParagraph('Refer the child.') + hidden);
  expect(document.blocks).toEqual([{ kind: 'paragraph', text: 'Refer the child.' }]);
  expect(document.toCheck).toContain('hidden text');
});

test('keeps text that is shown in a hidden style, and fields that have no text', async () => {
  const shown = run('Refer the child.', '<w:rStyle w:val="Remark"/><w:vanish w:val="0"/>');
  const field = '<w:r><w:rPr><w:vanish/></w:rPr><w:instrText>XE "child"</w:instrText></w:r>';
  const document = await read(`<w:p>${field}${shown}</w:p>`);
  expect(document.blocks).toEqual([{ kind: 'paragraph', text: 'Refer the child.' }]);
  expect(document).not.toHaveProperty('toCheck');
});

test('tells the editor of hidden text and of tracked changes, also in a footnote', async () => {
  const footnotes = `<w:footnote w:id="1"><w:p>${run('Ask Sue.', '<w:vanish/>')}</w:p></w:footnote>`;
  const changed = '<w:p><w:ins w:id="1"><w:r><w:t>Refer the child.</w:t></w:r></w:ins></w:p>';
  const { toCheck } = await read(changed, footnotes);
  expect(toCheck).toContain('hidden text');
  expect(toCheck).toContain('tracked changes');
});
