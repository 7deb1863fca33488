// Changes helplines and terms in the library over real HTTP, which also changes what people see. Runs the
// whole product.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { startLibrary } from '../../../../support/running-library.js';
import { FIELDS, NSPCC, PATH, toldInDanger } from './changed-helpline.js';
import { perTest } from '../../../../support/per-test.js';

const library = perTest(startLibrary);
const ada = perTest(() => library.editor('Ada Mensah'));

const save = async (path: string, fields: Record<string, string>) => {
  await ada.get(path);
  return ada.submit(path, { confirmed: 'yes', ...fields });
};

test('a number that an editor changes is the number that people in danger are told', async () => {
  expect(await toldInDanger(library)).toContain('0808 800 5000');
  const saved = await save(NSPCC, FIELDS);
  const address = saved.headers.get('location')!;
  // Leads back to the helpline in the list, and names it. With a fragment, browsers would not focus the line.
  expect(address).toBe(`${PATH}?said=saved&entry=helpline-nspcc-helpline`);
  const list = load((await ada.get(address)).text);
  expect(list('.said').text()).toBe('NSPCC helpline: Saved. People will see the change within seconds.');
  expect(list('#helpline-nspcc-helpline').text()).toContain('0808 999 1234');
  const told = await toldInDanger(library);
  expect(told).toContain('0808 999 1234');
  expect(told).not.toContain('0808 800 5000');
  expect((await ada.get(PATH)).text).toContain('0808 999 1234');
});

test('a changed number is checked today unless the editor says when, and not on the day the old one was', async () => {
  const form = load((await ada.get(NSPCC)).text);
  const checked = form('#verifiedOn').val() as string;
  const dateAfter = async (fields: Record<string, string>, version: string) => {
    await save(NSPCC, { ...FIELDS, ...fields, version });
    return load((await ada.get(NSPCC)).text)('#verifiedOn').val();
  };
  // The same number in another format does not count as a change.
  expect(await dateAfter({ phone: '08088005000', verifiedOn: checked }, '0')).toBe(checked);
  const today = new Date().toISOString().slice(0, 10);
  expect(await dateAfter({ verifiedOn: checked }, '1')).toBe(today);
  expect(await dateAfter({ phone: '0808 999 5678', verifiedOn: '2026-11-01' }, '2')).toBe('2026-11-01');
});

test('the next check moves with the day of the last one, unless the editor gives another day', async () => {
  const first = { ...FIELDS, phone: '0808 800 5000', verifiedOn: '2026-01-01', expiresOn: '2026-12-31' };
  await save(NSPCC, { ...first, version: '0' });
  const dueAfter = async (fields: Record<string, string>, version: string) => {
    await save(NSPCC, { ...first, ...fields, version });
    return load((await ada.get(NSPCC)).text)('#expiresOn').val();
  };
  expect(await dueAfter({ verifiedOn: '2026-02-01' }, '1')).toBe('2027-01-31');
  expect(await dueAfter({ verifiedOn: '2026-03-01', expiresOn: '2026-06-01' }, '2')).toBe('2026-06-01');
  const more = { verifiedOn: '2026-04-01', expiresOn: '2026-06-01', source: 'Another page of theirs' };
  expect(await dueAfter(more, '3')).toBe('2026-07-02');
});

test('terms with the same problem are kept with one press, but only those that were ticked', async () => {
  for (const term of ['ZQA', 'ZQB', 'ZQC'])
    await save(`${PATH}/term/new`, {
      ...{ do: 'save', version: '0', term, also: '', source: 'A guide, https://www.gov.uk/x' },
      meaning: `a meaning of ${term} that no guidance has`,
    });
  const $ = load((await ada.get(PATH)).text);
  const box = $('button[value="keep-ticked"]').closest('details');
  const ticks = box.find('input[type=checkbox]');
  expect(box.text()).toContain(
    `${ticks.length} terms with the same problem: This meaning is not in the live guidance.`,
  );
  expect(ticks.filter('[checked]')).toHaveLength(0);
  expect(box.text()).toContain('ZQA: a meaning of ZQA that no guidance has');
  const none = await ada.submit(PATH, { do: 'keep-ticked' });
  expect(none.status).toBe(400);
  await ada.get(PATH);
  const kept = await ada.submit(PATH, { do: 'keep-ticked', ...ticked($, 'ZQA', 'ZQB') });
  expect(kept.headers.get('location')).toBe(`${PATH}?said=keptTicked`);
  const after = load((await ada.get(PATH)).text);
  expect(after('.said').length).toBe(0);
  expect(after('.terms').text()).toMatch(/ZQA[^]*Kept as it is on .* by Ada Mensah/);
  expect(
    after('.terms')
      .text()
      .match(/Kept as it is on/g),
  ).toHaveLength(2);
});

function ticked($: ReturnType<typeof load>, ...terms: string[]): Record<string, string> {
  const labels = $('button[value="keep-ticked"]').closest('form').find('label').toArray();
  const inputs = labels.filter((label) => terms.some((term) => $(label).text().trim().startsWith(term)));
  return Object.fromEntries(
    inputs.map((label) => [$(label).find('input').attr('name')!, $(label).find('input').attr('value')!]),
  );
}

test('a term that was reworded after the page was opened is not kept with the others', async () => {
  const term = (version: string, name: string, meaning: string) => ({
    ...{ do: 'save', version, term: name, also: '', source: 'A guide, https://www.gov.uk/x' },
    meaning,
  });
  for (const name of ['ZQA', 'ZQB', 'ZQC'])
    await save(`${PATH}/term/new`, term('0', name, `a meaning of ${name} that no guidance has`));
  const $ = load((await ada.get(PATH)).text);
  const path = $('.terms a[href*="/term/"]')
    .filter((_, link) => $(link).text().endsWith('ZQB'))
    .attr('href')!;
  const bea = await library.editor('Bea Ojo');
  await bea.get(path);
  await bea.submit(path, {
    confirmed: 'yes',
    ...term('1', 'ZQB', 'another meaning of ZQB that no guidance has'),
  });
  const kept = await ada.submit(PATH, { do: 'keep-ticked', ...ticked($, 'ZQA', 'ZQB', 'ZQC') });
  expect(kept.status).toBe(409);
  expect(load(kept.text)('.terms').text()).not.toContain('Kept as it is');
});

test('999 stays 999, whatever a form says, and no helpline of the program can be removed', async () => {
  const police = `${PATH}/contact/police-emergency`;
  expect(load((await ada.get(police)).text)('#phone').attr('readonly')).toBeDefined();
  const { 'nation-wales': _, 'nation-scotland': __, ...others } = FIELDS;
  await save(police, { ...others, name: 'Police, ambulance, fire', phone: '998' });
  expect(load((await ada.get(police)).text)('[name^="nation-"]')).toHaveLength(0);
  const told = await toldInDanger(library);
  expect(told).toContain('Police, ambulance, fire');
  // The emergency banner of every page also links to 999.
  expect(told).toMatch(/class="emergency"><a class="button call" href="tel:999"/);
  const removed = await save(NSPCC, { ...FIELDS, do: 'remove' });
  expect(removed.status).toBe(400);
  expect(removed.text).toContain('but not remove it');
});

test('what is wrong is said beside its field, and what was typed stays', async () => {
  const refused = await save(NSPCC, { ...FIELDS, phone: 'ring us', verifiedOn: '2099-01-02' });
  expect(refused.status).toBe(400);
  const $ = load(refused.text);
  expect($('#phone').val()).toBe('ring us');
  expect($('#phone-problem').text()).toContain('Enter the telephone number');
  expect($('.refused a[href="#phone"]')).toHaveLength(1);
  const early = load((await save(NSPCC, { ...FIELDS, verifiedOn: '2098-01-02' })).text);
  expect(early('#verifiedOn-problem').text()).toContain('cannot be in the future');
});

test('a number that cannot be called, or is a mobile, is refused with what to do', async () => {
  const problemWith = async (phone: string) =>
    load((await save(NSPCC, { ...FIELDS, phone })).text)('#phone-problem').text();
  expect(await problemWith('0808 800 50')).toContain('Enter the telephone number in full');
  expect(await problemWith('07700 900123')).toContain('Enter a landline, freephone or short number');
  expect(await toldInDanger(library)).toContain('0808 800 5000');
});

test('a helpline is added and removed again', async () => {
  await save(`${PATH}/contact/new`, { ...FIELDS, name: 'Night line', phone: '0800 123 4567' });
  const listed = await ada.get(PATH);
  expect(listed.text).toContain('Night line');
  expect(await toldInDanger(library)).toContain('0800 123 4567');
  await save(`${PATH}/contact/night-line`, { ...FIELDS, do: 'remove', version: '1' });
  expect(await toldInDanger(library)).not.toContain('0800 123 4567');
});

test('an editor who changes what someone else has changed reads so, and overwrites nothing', async () => {
  await save(NSPCC, FIELDS);
  const late = await save(NSPCC, { ...FIELDS, phone: '0808 111 1111' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('Someone else changed this while you were working');
  expect(late.text).toContain('0808 111 1111');
  expect(await toldInDanger(library)).toContain('0808 999 1234');
});

test('a term that an editor adds is understood in the next question, and not once it is removed', async () => {
  const term = {
    do: 'save',
    version: '0',
    term: 'ZQR',
    meaning: 'referral of a child',
    also: '',
    source: 'Our own guide',
  };
  const explained = async () => {
    await ada.get('/library/search');
    const { text } = await ada.submit('/library/search', { question: 'Who makes a ZQR?' });
    return load(text)('.reasons').text();
  };
  expect(await explained()).not.toContain('referral of a child');
  await save(`${PATH}/term/new`, term);
  expect(await explained()).toContain('referral of a child');
  const key = Buffer.from('ZQR').toString('base64url');
  await save(`${PATH}/term/${key}`, { ...term, version: '1', do: 'remove' });
  expect(await explained()).not.toContain('referral of a child');
});

test('a new term with the old spelling of a renamed one leaves the renamed one, and each can be changed', async () => {
  const source = 'Our own guide';
  const term = { do: 'save', version: '0', term: 'ZQR', meaning: 'referral of a child', also: '', source };
  const pathOf = (spelling: string) => `${PATH}/term/${Buffer.from(spelling).toString('base64url')}`;
  await save(`${PATH}/term/new`, term);
  await save(pathOf('ZQR'), { ...term, version: '1', term: 'ZQRC' });
  await save(`${PATH}/term/new`, { ...term, meaning: 'quarterly report' });
  expect((await ada.get(pathOf('ZQRC'))).text).toContain('referral of a child');
  await save(pathOf('ZQR'), { ...term, version: '1', meaning: 'report of the quarter' });
  const listed = (await ada.get(PATH)).text;
  for (const meaning of ['referral of a child', 'report of the quarter']) expect(listed).toContain(meaning);
});

test('a term that is right as it is can be kept, and is asked about again once it is changed', async () => {
  const term = {
    do: 'save',
    version: '0',
    term: 'ZQR',
    meaning: 'a meaning that no guidance has',
    also: '',
    source: 'Our own guide',
  };
  await save(`${PATH}/term/new`, term);
  const row = async () => {
    const $ = load((await ada.get(PATH)).text);
    return $('.terms tbody tr').filter((_, one) => $(one).find('th').text().startsWith('ZQR'));
  };
  expect((await row()).find('.problems').text()).toContain('has no web address');
  const key = Buffer.from('ZQR').toString('base64url');
  const kept = await save(`${PATH}/term/${key}`, { do: 'keep', version: '1' });
  const row1 = `term-${key}`;
  expect(kept.headers.get('location')).toBe(`${PATH}?said=kept&entry=${row1}`);
  // The list of terms without a problem is folded, but not if it has the term that was saved.
  const shown = load((await ada.get(kept.headers.get('location')!)).text);
  expect(shown(`#${row1}`).closest('details').attr('open')).toBeDefined();
  expect((await row()).find('.problems').length).toBe(0);
  expect((await row()).text()).toMatch(/Kept as it is on .* by Ada Mensah/);
  await save(`${PATH}/term/${key}`, { ...term, version: '2', meaning: 'another that no guidance has' });
  expect((await row()).find('.problems').length).toBe(1);
});

test('the front page of the library warns editors, and only them, before a number’s check date', async () => {
  const soon = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  await save(NSPCC, { ...FIELDS, expiresOn: soon });
  const front = load((await ada.get('/library')).text);
  expect(front('.reports').text()).toMatch(
    /A helpline number needs to be checked\.[^]*NSPCC helpline: Check by/,
  );
  expect(front(`.reports a[href="${NSPCC}"]`)).toHaveLength(1);
  expect((await library.browser().get('/library')).text).not.toContain('needs to be checked');
});

test('a new helpline that is sent twice is added once', async () => {
  const added = { ...FIELDS, name: 'Barnardo’s line', phone: '0800 111 2222' };
  const path = `${PATH}/contact/new`;
  expect((await save(path, added)).status).toBe(303);
  const again = await ada.submit(path, added);
  expect(again.status).toBe(400);
  expect(load(again.text)('main').text()).toContain('There is already a helpline with this name and number.');
  expect((await toldInDanger(library)).match(/0800 111 2222<\/a>/g)).toHaveLength(1);
});
