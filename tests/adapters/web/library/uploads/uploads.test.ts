import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { startLibrary } from '../../../../support/running-library.js';
import { shared } from '../../../../support/per-test.js';

const library = shared(startLibrary);
const ada = shared(() => library.editor('Ada Mensah'));

const PATH = '/library/uploads';
const DETAILS = {
  publisher: 'Home Office',
  'nation-wales': 'on',
  authority: 'statutory-guidance',
  licence: 'Open Government Licence v3.0',
};

/** Uploads a file as a browser would with the page's form. */
async function upload(
  name: string,
  bytes: string | Uint8Array<ArrayBuffer>,
  fields: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<{ status: number; location: string | null; $: ReturnType<typeof load> }> {
  const page = await ada.get(PATH);
  const token = /name="token" value="([^"]*)"/.exec(page.text)![1]!;
  const form = new FormData();
  for (const [field, value] of Object.entries({ token, press: 'press-of-one-upload', ...DETAILS, ...fields }))
    form.append(field, value);
  form.append('file', new File([bytes], name));
  const reply = await fetch(library.url + PATH, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { Cookie: ada.cookie(), ...headers },
  });
  return { status: reply.status, location: reply.headers.get('location'), $: load(await reply.text()) };
}

test('a file becomes a change, which the page leads to', async () => {
  const { status, location } = await upload(
    'guide.md',
    '# Zebrafish guide\n\nThe zebrafish must be asked.\n',
  );
  expect(status).toBe(303);
  const [change] = await library.editing.changes(['open']);
  expect(location).toBe(`/library/changes/${change!.id}?said=uploaded`);
  const shown = load((await ada.get(location!)).text);
  expect(shown('.said').text()).toContain('Uploaded.');
  expect(shown('.document-line').text()).toBe(
    'Home Office · Wales · Statutory guidance · no date · Open Government Licence v3.0',
  );
  expect(shown('.change-facts').text()).toMatch(/Uploaded.* by Ada Mensah/);
  expect(shown('.signals').text()).toContain('No date.');
  expect(
    load((await ada.get('/library/changes')).text)(`a[href="/library/changes/${change!.id}"]`).text(),
  ).toBe('Zebrafish guide');
  const listed = load((await ada.get(PATH)).text);
  expect(listed('.documents').text()).toContain('Zebrafish guide');
  expect(listed('.documents').text()).toContain('guide.md, uploaded on');
  const address = listed('.documents a').attr('href')!;
  const read = load((await ada.get(address)).text);
  expect(read('.reading').text()).toContain('The zebrafish must be asked.');
  expect(read('.document-line').text()).toContain('Home Office · Wales · Statutory guidance');
});

test.each<[string, string, string, RegExp]>([
  [
    'what is not what its name says',
    'other.pdf',
    'no PDF',
    /the file is of another type or is damaged.*Give it the correct extension/,
  ],
  ['a kind that is not taken', 'list.json', '{}', /cannot upload “\.\w+” files here\. Save it as PDF, DOCX/],
  ['an empty file', 'empty.md', '', /The file is empty/],
])('refuses %s by name, and keeps what was typed', async (_, name, text, message) => {
  const { status, $ } = await upload(name, text, { publisher: 'Somebody & <b>co</b>' });
  expect(status).toBe(400);
  expect($('.error').text()).toMatch(message);
  expect($('#publisher').val()).toBe('Somebody & <b>co</b>');
  expect($('input[name="nation-wales"]').attr('checked')).toBeDefined();
});

test('refuses what is said of it wrongly, and a form without a file', async () => {
  expect(
    (await upload('a.md', '# A\n\nWords.', { url: 'javascript:alert(1)' })).$('.refused').text(),
  ).toContain('Enter a web address that starts with https://');
  const empty = await upload('', '', { publisher: '' });
  expect(
    empty
      .$('.refused a')
      .map((_, link) => empty.$(link).text())
      .get(),
  ).toEqual(['Choose a file.', 'Enter the publisher.']);
  expect(empty.$('#publisher').attr('aria-invalid')).toBe('true');
});

test('someone else’s form is refused before the file is read', async () => {
  expect((await upload('b.md', '# B\n\nWords.', { token: 'old' })).status).toBe(403);
  expect((await upload('b.md', '# B\n\nWords.', {}, { Origin: 'https://elsewhere.example' })).status).toBe(
    403,
  );
  const plain = await ada.submit(PATH, { ...DETAILS, do: 'upload' });
  expect(plain.status).toBe(400);
  expect(await library.editing.changes(['open'])).toHaveLength(1);
});

test('keeps a file’s name as the editor knows it', async () => {
  const name = 'The “otters” & a "guide" – Überblick.md';
  expect((await upload(name, '# Otters\n\nAsk the otters.\n')).status).toBe(303);
  expect(load((await ada.get(PATH)).text)('.documents bdi').text()).toContain(name);
});

test('offers the documents that are live, of which it may be another edition', async () => {
  const $ = load((await ada.get(PATH)).text);
  expect(
    $('#slug option')
      .map((_, option) => $(option).attr('value'))
      .get(),
  ).toEqual(['', 'upload-the-otters-a-guide-berblick', 'referral', 'upload-guide']);
});

test('a new version keeps the details of the live document that are left blank', async () => {
  const $ = load((await ada.get(`${PATH}?document=referral`)).text);
  expect($('#slug').val()).toBe('referral');
  expect($('#authority').val()).not.toBe('');
  const text = '# Referring a child\n\nAsk the child first.\n';
  const missing = await upload('other.md', text, { authority: '' });
  expect(missing.$('#authority-problem').text()).toContain('Choose the type of guidance.');
  expect((await upload('new.md', text, { slug: 'referral', authority: '' })).status).toBe(303);
});

test('an editor can say the language of a file, or leave it to its words', async () => {
  const languageOf = async (name: string, fields: Record<string, string>) => {
    await upload(name, '# Amser\n\nDyma ganllaw.\n', fields);
    const changes = await library.editing.changes(['open']);
    const { edition } = changes.find(({ document }) => document === `upload-${name.replace('.md', '')}`)!;
    return (await library.editing.edition(edition!))!.record.document.language;
  };
  expect(await languageOf('dewis.md', { language: 'cy' })).toBe('cy');
  expect(await languageOf('geiriau.md', { language: '' })).toBeUndefined();
});
