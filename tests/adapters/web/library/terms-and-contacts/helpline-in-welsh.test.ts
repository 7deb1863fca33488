// Changes a helpline in the library, and reads it as people do who read the chat in Welsh. Uses real HTTP and
// the whole product.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { startLibrary } from '../../../../support/running-library.js';
import { FIELDS, NSPCC, PATH, toldInDanger } from './changed-helpline.js';
import { perTest } from '../../../../support/per-test.js';

const library = perTest(startLibrary);
const ada = perTest(() => library.editor('Ada Mensah'));
const WELSH = { 'welsh-name': 'Llinell newydd', 'welsh-when': 'Pryder am blentyn.' };

const save = async (path: string, fields: Record<string, string>) => {
  await ada.get(path);
  return ada.submit(path, { ...FIELDS, ...fields });
};

/** The helpline with this number in the chat: its words, and the language that each is marked with. */
async function toldInWelsh(phone: string) {
  const $ = load(await toldInDanger(library, 'cy'));
  const item = $('.contacts li').filter((_, one) => $(one).text().includes(phone));
  return ['.contact-name', '.contact-when'].map((part) => [
    item.find(part).text(),
    item.find(part).attr('lang'),
  ]);
}

/** The words in the helpline's form, as a browser would send them again. */
async function shownInForm() {
  const $ = load((await ada.get(NSPCC)).text);
  const value = (name: string) => ($(`#${name}`).val() as string).trim();
  return Object.fromEntries(['name', 'when', 'welsh-name', 'welsh-when'].map((name) => [name, value(name)]));
}

test('people who read Welsh are told what an editor wrote in English, marked as English', async () => {
  expect(await toldInWelsh('0808 800 5000')).toEqual([
    ['Llinell gymorth yr NSPCC', undefined],
    ['Rydych yn poeni am blentyn nad yw mewn perygl nawr.', undefined],
  ]);
  await save(NSPCC, { name: 'NSPCC child protection line', when: 'Only on weekdays, for professionals.' });
  expect(await toldInWelsh('0808 999 1234')).toEqual([
    ['NSPCC child protection line', 'en'],
    ['Only on weekdays, for professionals.', 'en'],
  ]);
});

test('people who read Welsh are told what an editor wrote in Welsh', async () => {
  await save(`${PATH}/contact/new`, { ...WELSH, name: 'Night line', phone: '0800 123 4567' });
  expect(await toldInWelsh('0800 123 4567')).toEqual([
    ['Llinell newydd', undefined],
    ['Pryder am blentyn.', undefined],
  ]);
  expect(await toldInDanger(library)).toContain('Night line');
});

test('a helpline keeps its Welsh if only its number changes', async () => {
  await save(NSPCC, await shownInForm());
  expect(await toldInWelsh('0808 999 1234')).toEqual([
    ['Llinell gymorth yr NSPCC', undefined],
    ['Rydych yn poeni am blentyn nad yw mewn perygl nawr.', undefined],
  ]);
});

test('if only the English changes, the editor has to confirm that the Welsh is still right', async () => {
  const changed = { ...(await shownInForm()), when: 'Only on weekdays, for professionals.' };
  const refused = await save(NSPCC, changed);
  expect(refused.status).toBe(400);
  const $ = load(refused.text);
  expect($('#welsh-when-problem').text()).toContain('The English has changed.');
  expect($('#welsh-name-problem')).toHaveLength(0);
  const tick = $('[name="welsh-still-right"]').closest('label').text();
  expect(tick.trim()).toBe('The Welsh is still right');
  expect((await save(NSPCC, { ...changed, 'welsh-still-right': 'yes' })).status).toBe(303);
});

test('a Welsh name without the Welsh for when to call is refused', async () => {
  const refused = await save(NSPCC, { 'welsh-name': 'Llinell newydd', 'welsh-when': '' });
  expect(refused.status).toBe(400);
  expect(load(refused.text)('#welsh-when-problem').text()).toContain('in Welsh');
});
