// If a change to a helpline number needs 2 editors, people see it once both have agreed. Uses real HTTP and
// the whole product.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import type { PlainBrowser } from '../../../../fakes/web/running-pages.js';
import { startLibrary } from '../../../../support/running-library.js';
import { FIELDS, NSPCC, PATH, toldInDanger } from './changed-helpline.js';
import { perTest } from '../../../../support/per-test.js';

const OLD = '0808 800 5000';
const library = perTest(() => startLibrary({ secondEditor: 'where-two' }));
const ada = perTest(() => library.editor('Ada Mensah'));
let bea: PlainBrowser;
const joinedByBea = async () => {
  bea = await library.editor('Bea Park');
};

async function send(browser: PlainBrowser, path: string, fields: Record<string, string>) {
  await browser.get(path);
  return browser.submit(path, { confirmed: 'yes', ...fields });
}
/** Presses a button in the page's form, which has the version in a hidden field. */
async function press(browser: PlainBrowser, path: string, button: string) {
  const $ = load((await browser.get(path)).text);
  const form = $(`button[value="${button}"]`).closest('form');
  expect(form, button).toHaveLength(1);
  return browser.submit(path, { do: button, version: String(form.find('[name="version"]').val()) });
}

test('where only one editor works, a changed number applies straight away', async () => {
  await send(ada, NSPCC, FIELDS);
  expect(await toldInDanger(library)).toContain('0808 999 1234');
});

test('where two work, people are told a changed number only once the second has accepted it', async () => {
  await joinedByBea();
  const proposed = await send(ada, NSPCC, FIELDS);
  expect(proposed.headers.get('location')).toContain(`${PATH}?said=proposed`);
  expect((await ada.get(`${PATH}?said=proposed`)).text).toContain('Another editor needs to accept it');
  expect(await toldInDanger(library)).toContain(OLD);

  const own = load((await ada.get(NSPCC)).text);
  expect(own('button[value="accept"]')).toHaveLength(0);
  const refused = await send(ada, NSPCC, { do: 'accept', version: '1' });
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('You changed this yourself');

  const front = load((await bea.get('/library')).text);
  expect(front(`.reports a[href="${NSPCC}"]`).text()).toContain('NSPCC helpline');
  const asked = load((await bea.get(NSPCC)).text)('main').text();
  for (const shown of ['Ada Mensah', OLD, '0808 999 1234']) expect(asked).toContain(shown);
  await press(bea, NSPCC, 'accept');
  const told = await toldInDanger(library);
  expect(told).toContain('0808 999 1234');
  expect(told).not.toContain(OLD);
  expect(load((await bea.get('/library')).text)('.reports[aria-label]')).toHaveLength(0);
});

test('a rejected number is never told, and the helpline can be edited again', async () => {
  await joinedByBea();
  await send(ada, NSPCC, FIELDS);
  await press(bea, NSPCC, 'reject');
  expect(await toldInDanger(library)).toContain(OLD);
  await send(ada, NSPCC, { ...FIELDS, phone: '0808 999 5678' });
  await press(bea, NSPCC, 'accept');
  expect(await toldInDanger(library)).toContain('0808 999 5678');
});

test('who proposed a number can take it back', async () => {
  await joinedByBea();
  await send(ada, NSPCC, FIELDS);
  await press(ada, NSPCC, 'reject');
  expect((await ada.get(NSPCC)).text).toContain('name="phone"');
});

test('what an editor accepts is what they saw, not a number proposed since', async () => {
  await joinedByBea();
  await send(ada, NSPCC, FIELDS);
  const seen = load((await bea.get(NSPCC)).text)('[name="version"]').val();
  await press(ada, NSPCC, 'reject');
  await send(ada, NSPCC, { ...FIELDS, phone: '0808 111 1111' });
  const late = await send(bea, NSPCC, { do: 'accept', version: String(seen) });
  expect(late.status).toBe(409);
  expect(await toldInDanger(library)).toContain(OLD);
});

test('no form changes a helpline while a change of it waits', async () => {
  await joinedByBea();
  await send(ada, NSPCC, FIELDS);
  const late = await send(bea, NSPCC, { ...FIELDS, phone: OLD, name: 'Another name' });
  expect(late.status).toBe(409);
  expect(await toldInDanger(library)).not.toContain('Another name');
});

test.each([
  ['its nations', { 'nation-scotland': undefined }],
  ['whether it is shown when a child may be in danger', { urgent: undefined }],
])('a change to %s needs both editors too', async (_what, without) => {
  await joinedByBea();
  const fields = Object.fromEntries(
    Object.entries({ ...FIELDS, phone: OLD, ...without }).filter(([, value]) => value !== undefined),
  ) as Record<string, string>;
  const proposed = await send(ada, NSPCC, fields);
  expect(proposed.headers.get('location')).toContain(`${PATH}?said=proposed`);
  expect(await toldInDanger(library)).toContain(OLD);
});

test('other details of a helpline need one editor, and so does 999, whose number stays', async () => {
  await joinedByBea();
  await send(ada, NSPCC, { ...FIELDS, phone: OLD, when: 'You are worried about any child at all.' });
  expect(await toldInDanger(library)).toContain('You are worried about any child at all.');
  const police = `${PATH}/contact/police-emergency`;
  const saved = await send(ada, police, { ...FIELDS, name: 'Police, ambulance, fire', phone: '998' });
  expect(saved.headers.get('location')).toContain(`${PATH}?said=saved`);
  expect(await toldInDanger(library)).toMatch(/href="tel:999"/);
});

const TERM = {
  ...{ do: 'save', term: 'ZQX', meaning: 'zebra quiet exit', also: '', version: '0' },
  source: 'A guide, https://www.gov.uk/guide',
};
const ZQX = `${PATH}/term/${Buffer.from('ZQX').toString('base64url')}`;
const listed = async () => load((await ada.get(PATH)).text)('[aria-labelledby=terms-title]').text();

test('where two work, a term is used only once the second has accepted it, and so is its removal', async () => {
  await joinedByBea();
  const proposed = await send(ada, `${PATH}/term/new`, TERM);
  expect(proposed.headers.get('location')).toContain('said=proposed');
  expect(await listed()).not.toContain('zebra quiet exit');
  expect((await send(ada, `${PATH}/term/new`, TERM)).status).toBe(400);
  expect((await send(ada, ZQX, { do: 'accept', version: '1' })).status).toBe(400);
  expect(load((await bea.get('/library')).text)(`.reports a[href="${await waiting()}"]`).text()).toBe('ZQX');
  expect(load((await bea.get(ZQX)).text)('main').text()).toMatch(/Ada Mensah[^]*zebra quiet exit/);
  await press(bea, ZQX, 'accept');
  expect(await listed()).toContain('zebra quiet exit');
  await send(bea, ZQX, { ...TERM, do: 'remove', version: '1' });
  expect(await listed()).toContain('zebra quiet exit');
  await press(ada, ZQX, 'accept');
  expect(await listed()).not.toContain('zebra quiet exit');
});

const waiting = async () =>
  load((await bea.get(PATH)).text)('[aria-labelledby=waiting-title] a').attr('href') ?? '';

test('the second editor sees how a term was spelled before, and can accept a removal after that', async () => {
  await send(ada, `${PATH}/term/new`, TERM);
  await joinedByBea();
  await send(ada, ZQX, { ...TERM, term: 'ZQY', version: '1' });
  expect(load((await bea.get(await waiting())).text)('main').text()).toMatch(/BeforeNow[^]*ZQXZQY/);
  await press(bea, await waiting(), 'accept');
  const renamed = `${PATH}/term/${Buffer.from('ZQY').toString('base64url')}`;
  await send(ada, renamed, { ...TERM, do: 'remove', version: '2' });
  await press(bea, await waiting(), 'accept');
  expect(await listed()).not.toContain('zebra quiet exit');
});

test('terms that wait for a second editor are not kept with the others', async () => {
  const named = (term: string) => ({ ...TERM, term, meaning: `${term} meaning` });
  for (const term of ['ZQA', 'ZQB', 'ZQC', 'ZQD']) await send(ada, `${PATH}/term/new`, named(term));
  await joinedByBea();
  const first = `${PATH}/term/${Buffer.from('ZQA').toString('base64url')}`;
  await send(ada, first, { ...named('ZQA'), meaning: 'zebra quiet arrival', version: '1' });
  const $ = load((await ada.get(PATH)).text);
  const boxes = $('button[value="keep-ticked"]').closest('form').find('input[type=checkbox]').toArray();
  expect(boxes).not.toHaveLength(0);
  const ticks = Object.fromEntries(boxes.map(({ attribs }) => [attribs.name!, attribs.value!]));
  await ada.submit(PATH, {
    do: 'keep-ticked',
    [`keep-${Buffer.from('ZQA').toString('base64url')}`]: '1',
    ...ticks,
  });
  await press(bea, await waiting(), 'accept');
  expect(await listed()).toContain('zebra quiet arrival');
});

test('another source for a term needs one editor, and so does keeping it as it is', async () => {
  await send(ada, `${PATH}/term/new`, TERM);
  await joinedByBea();
  const saved = await send(ada, ZQX, {
    ...TERM,
    source: 'Another guide, https://www.gov.uk/other',
    version: '1',
  });
  expect(saved.headers.get('location')).toContain('said=saved');
  const kept = await send(ada, ZQX, { do: 'keep', version: '2' });
  expect(kept.headers.get('location')).toContain('said=kept');
});

test('people get a new helpline, and no longer an added one, once the second editor has accepted', async () => {
  await joinedByBea();
  await send(ada, `${PATH}/contact/new`, { ...FIELDS, name: 'Night line', phone: '0800 123 4567' });
  const night = `${PATH}/contact/night-line`;
  expect(await toldInDanger(library)).not.toContain('0800 123 4567');
  expect(load((await bea.get(PATH)).text)(`a[href="${night}"]`).length).toBeGreaterThan(0);
  await press(bea, night, 'accept');
  expect(await toldInDanger(library)).toContain('0800 123 4567');
  await send(bea, night, { ...FIELDS, do: 'remove', version: '1' });
  expect(await toldInDanger(library)).toContain('0800 123 4567');
  await press(ada, night, 'accept');
  expect(await toldInDanger(library)).not.toContain('0800 123 4567');
});

test('keeping a term as it is never needs a second editor', async () => {
  const always = await startLibrary({ secondEditor: 'always' });
  const cy = await always.editor('Cy Roe');
  expect((await cy.get(PATH)).text).toContain('While there is only one editor, nothing else can be changed');
  await send(cy, `${PATH}/term/new`, TERM);
  const di = await always.editor('Di Orr');
  const link = load((await di.get(PATH)).text)('[aria-labelledby=waiting-title] a').attr('href')!;
  await press(di, link, 'accept');
  const kept = await send(cy, ZQX, { do: 'keep', version: '1' });
  expect(kept.headers.get('location')).toContain('said=kept');
  await always.close();
});
