// Words in Welsh that are not taken for names, although the message reader does not know them.
import { expect, it } from 'vitest';
import { findWelshWords } from '../../../../knowledge/redaction/kept/welsh-words.js';
import { redact } from '../../../../knowledge/redaction/redact.js';
import { tokenise } from '../../../../knowledge/redaction/names/tokens.js';

const keptIn = (text: string) =>
  findWelshWords(text, tokenise(text)).map(({ start, end }) => text.slice(start, end));

it.each(['Gymru', 'Nghymru', 'Chymru', 'Loegr', 'Alban', 'Ngogledd Iwerddon'])(
  'keeps a nation in any mutation, in any text: %s',
  (nation) => expect(keptIn(`Can she stay in ${nation}?`)).toEqual([nation]),
);

it('keeps everyday words of a text in Welsh, and none of a text in English', () => {
  expect(keptIn("Ydych chi'n berson go iawn?").join(' ')).toBe("Ydych chi'n berson go iawn");
  expect(keptIn('Mae angen help ar y plentyn ac mae ofn arni')).toContain('plentyn');
  expect(keptIn('Is merch a friend of hers?')).toEqual([]);
});

const NAMES =
  'Aled Alun Angharad Anwen Awen Beca Bethan Bryn Cadi Cai Carys Cei Ceri Dewi Dylan Efa Eira Elin Enfys Ffion ' +
  'Geraint Glyn Gwawr Gwen Gwenno Gwyn Haf Hedd Heledd Heulwen Huw Ioan Lowri Llio Llŷr Mabli Macsen Mai Mair Mali ' +
  'Mared Nanw Nel Nest Nia Non Owain Rhian Rhys Seren Siân Siôn Tegan Twm';

it.each(NAMES.split(' '))('never keeps the name %s, with a capital or without', (name) => {
  for (const written of [name, name.toLowerCase()])
    expect(keptIn(`pwy sydd gyda ${written} nawr ac oes angen ei gweld`)).not.toContain(written);
});

it('leaves a word with a capital in the middle of a sentence, which is likely to be a name', () => {
  expect(keptIn('Mae angen help ar Merch ac mae ofn arni')).not.toContain('Merch');
});

it('removes nothing but the name from Welsh that the reader could not read', () => {
  const { redactions } = redact('dw i angen siarad â ffion nawr', {}, 'failed');
  expect(redactions.map(({ text }) => text)).toContain('ffion');
  expect(redact('ydych chi’n berson go iawn?', {}, 'failed').redactions).toEqual([]);
});
