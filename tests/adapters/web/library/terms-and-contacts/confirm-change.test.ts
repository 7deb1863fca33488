// Tests that an editor confirms a change that no second editor has to accept. Uses real HTTP and the whole
// product.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { startLibrary } from '../../../../support/running-library.js';
import { FIELDS, NSPCC, PATH, toldInDanger } from './changed-helpline.js';
import { perTest } from '../../../../support/per-test.js';

const library = perTest(startLibrary);
const ada = perTest(() => library.editor('Ada Mensah'));
const OLD = '0808 800 5000';
const { confirmed: _, ...TYPED } = FIELDS;

async function send(path: string, fields: Record<string, string>) {
  await ada.get(path);
  return ada.submit(path, fields);
}
/** The fields of the form as a browser would send them with this button. */
function sentWith(text: string, button: string): Record<string, string> {
  const $ = load(text);
  const form = $(`main button[value="${button}"]`).closest('form');
  expect(form, button).toHaveLength(1);
  const hidden = form.find('input[type="hidden"]').get();
  return {
    ...Object.fromEntries(hidden.map((one) => [$(one).attr('name')!, $(one).attr('value') ?? ''])),
    do: button,
  };
}

test('a changed number is shown before and after, and people are told it once it is confirmed', async () => {
  const asked = await send(NSPCC, TYPED);
  expect(asked.status).toBe(200);
  const $ = load(asked.text);
  expect($('h1').text()).toBe('Check before people see it: NSPCC helpline');
  expect($('main thead').text()).toBe('DetailBeforeAfter');
  const row = $('main tbody tr').filter((_, one) => $(one).find('th').text() === 'Telephone number');
  expect(
    row
      .find('td')
      .map((_, cell) => $(cell).text())
      .get(),
  ).toEqual([OLD, '0808 999 1234']);
  expect(await toldInDanger(library)).toContain(OLD);
  const saved = await ada.submit(NSPCC, sentWith(asked.text, 'save'));
  expect(saved.headers.get('location')).toContain('said=saved');
  expect(await toldInDanger(library)).toContain('0808 999 1234');
});

test('someone who goes back finds what they typed, and nothing is saved', async () => {
  const asked = await send(NSPCC, TYPED);
  const back = await ada.submit(NSPCC, sentWith(asked.text, 'edit'));
  expect(back.status).toBe(200);
  expect(load(back.text)('#phone').val()).toBe('0808 999 1234');
  expect(load(back.text)('[name="nation-wales"]').attr('checked')).toBeDefined();
  expect(await toldInDanger(library)).toContain(OLD);
});

test('says so if someone else has changed the entry when its editor goes back', async () => {
  const asked = await send(NSPCC, TYPED);
  const bo = await library.editor('Bo Hansen');
  await bo.get(NSPCC);
  await bo.submit(NSPCC, { ...FIELDS, phone: '0808 999 5678' });
  const back = await ada.submit(NSPCC, sentWith(asked.text, 'edit'));
  expect([back.status, back.text]).toEqual([409, expect.stringContaining('Someone else changed this')]);
  expect(load(back.text)('#phone').val()).toBe('0808 999 1234');
  expect(await toldInDanger(library)).toContain('0808 999 5678');
});

test('a change that would not need a second editor is saved straight away', async () => {
  const { version: __, ...form } = TYPED;
  const saved = await send(NSPCC, { ...form, version: '0', phone: OLD, source: 'Another page of theirs' });
  expect(saved.headers.get('location')).toContain('said=saved');
});

test('a term is added and removed only once that is confirmed', async () => {
  const term = {
    do: 'save',
    version: '0',
    term: 'ZQR',
    meaning: 'referral of a child',
    also: '',
    source: 'A guide',
  };
  const asked = await send(`${PATH}/term/new`, term);
  expect(load(asked.text)('main table').text()).toContain('referral of a child');
  expect((await ada.get(PATH)).text).not.toContain('ZQR');
  await ada.submit(`${PATH}/term/new`, sentWith(asked.text, 'save'));
  expect((await ada.get(PATH)).text).toContain('ZQR');
  const path = `${PATH}/term/${Buffer.from('ZQR').toString('base64url')}`;
  const removing = await send(path, { ...term, version: '1', do: 'remove' });
  expect(load(removing.text)('main').text()).toContain('Remove the term ZQR');
  expect((await ada.get(PATH)).text).toContain('ZQR');
  await ada.submit(path, sentWith(removing.text, 'remove'));
  expect((await ada.get(PATH)).text).not.toContain('ZQR');
});

test('a change that someone else has overtaken is not even asked about', async () => {
  await send(NSPCC, FIELDS);
  const late = await send(NSPCC, { ...TYPED, phone: '0808 111 1111' });
  expect(late.status).toBe(409);
});
