// Runs the whole product, and writes practice notes in the library over real HTTP, without scripts.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { startLibrary } from '../../../../support/running-library.js';
import { form, NEW_NOTE, NOTE, typedIn } from './note-form.js';
import { perTest } from '../../../../support/per-test.js';

const library = perTest(startLibrary);
const ada = perTest(() => library.editor('Ada Mensah'));

const NEW = NEW_NOTE;
const KEPT = '/library/notes/note-visiting-a-carer';
const write = (fields: Record<string, string> = {}, browser = ada, path = NEW) =>
  form(browser, path, { ...NOTE, do: 'save', ...fields });
async function publishAll(): Promise<void> {
  for (const { id, version } of await library.editing.changes(['open']))
    await form(ada, `/library/changes/${id}`, { do: 'accept', version: String(version) });
  await form(ada, '/library/releases', { do: 'publish' });
  await library.worked();
}

test('a saved note is a change to be reviewed, and answers practitioners once it is published', async () => {
  const saved = await write();
  expect(saved.status).toBe(303);
  expect(saved.headers.get('location')).toBe(`${KEPT}?said=saved`);
  const kept = typedIn(await ada.get(`${KEPT}?said=saved`));
  expect(kept).toMatchObject({
    title: 'Visiting a carer',
    version: '1',
    sources: NOTE.sources,
    text: NOTE.text,
  });
  expect(kept.main).toContain('Saved and sent for review');
  const [change] = await library.editing.changes(['open']);
  expect(kept.main).toContain(`To be reviewed: change ${change!.id}`);
  expect((await ada.get('/library/notes')).text).toContain('To be reviewed');
  await publishAll();
  expect((await library.guidance.ask('When must a carer be visited?')).citations[0]?.quote).toContain(
    'zebrafish',
  );
  expect(typedIn(await ada.get(KEPT)).main).toContain('Live.');
});

test('a note that is live is taken out by a change like any other, and comes back when it is saved again', async () => {
  await write();
  expect((await form(ada, KEPT, { ...NOTE, do: 'withdraw', version: '1' })).text).toContain(
    'This note is not live.',
  );
  await publishAll();
  const asked = await form(ada, KEPT, { ...NOTE, do: 'withdraw', version: '1' });
  expect(asked.headers.get('location')).toBe(`${KEPT}?said=withdrawn`);
  expect(typedIn(await ada.get(KEPT)).main).toContain('To be removed. To be reviewed: change');
  await publishAll();
  expect((await library.guidance.ask('When must a carer be visited?')).citations).toEqual([]);
  expect((await ada.get('/library/notes')).text).toContain('Removed');
  await form(ada, KEPT, { ...NOTE, do: 'save', version: '2' });
  await publishAll();
  expect(typedIn(await ada.get(KEPT)).main).toContain('Live.');
});

test('what is wrong is said beside its field, and what was typed stays', async () => {
  const refused = await write({ title: 'x', sources: 'No address', text: '<b>Words</b> & more' });
  expect(refused.status).toBe(400);
  const $ = load(refused.text);
  expect($('#title-problem').text()).toBe('Error: Title: This must have at least 3 letters.');
  expect($('#title').attr('aria-invalid')).toBe('true');
  expect($('#title').attr('aria-describedby')).toContain('title-problem');
  expect($('#sources-problem').text()).toContain(
    'End of line 1: This must be a web address starting with “https://”.',
  );
  expect($('#text').text()).toBe('<b>Words</b> & more');
  expect($('#text b')).toHaveLength(0);
  expect(await library.editing.changes()).toEqual([]);
});

test('of two editors at once, the second reads what happened and loses nothing', async () => {
  await write();
  const ben = await library.editor('Ben Hughes');
  const [adas, bens] = [await ada.get(KEPT), await ben.get(KEPT)];
  expect([typedIn(adas).version, typedIn(bens).version]).toEqual(['1', '1']);
  await ben.submit(KEPT, { ...NOTE, do: 'save', version: '1', text: 'These words were first.' });
  const late = await ada.submit(KEPT, { ...NOTE, do: 'save', version: '1', text: 'These came later.' });
  const shown = typedIn(late);
  expect(shown.main).toContain('Ben Hughes changed this note while you were writing');
  expect(load(late.text)('.their-words').text()).toBe('These words were first.');
  expect(shown).toMatchObject({ text: 'These came later.', version: '2' });
  expect(typedIn(await ben.get(KEPT)).text).toBe('These words were first.');
  // Ada has seen both versions, so her save is deliberate.
  await ada.submit(KEPT, { ...NOTE, do: 'save', version: '2', text: 'Both are here.' });
  expect(typedIn(await ben.get(KEPT)).text).toBe('Both are here.');
});

test('an editor who takes out what another has just changed reads so, and loses nothing', async () => {
  await write();
  await publishAll();
  const ben = await library.editor('Ben Hughes');
  await ben.get(KEPT);
  await form(ada, KEPT, { ...NOTE, do: 'save', version: '1', text: 'These came meanwhile.' });
  const late = await ben.submit(KEPT, { ...NOTE, do: 'withdraw', version: '1' });
  expect(typedIn(late).main).toContain('Ada Mensah changed this note while you were writing');
  expect(load(late.text)('.their-words').text()).toBe('These came meanwhile.');
  expect((await library.editing.changes(['open'])).map(({ edition }) => edition)).not.toContain(undefined);
  const meant = await ben.submit(KEPT, { ...NOTE, do: 'withdraw', version: '2' });
  expect(meant.headers.get('location')).toBe(`${KEPT}?said=withdrawn`);
  const saved = await ada.submit(KEPT, { ...NOTE, do: 'save', version: '2' });
  expect(typedIn(saved).main).toContain('Ben Hughes changed this note while you were writing');
  expect(typedIn(saved).main).toContain('To be removed');
});

test('if something fails after saving, the page says so, and saving again duplicates nothing', async () => {
  const { kysely } = library.guidance.database;
  await kysely.schema.alterTable('golden_questions').renameTo('away').execute();
  const golden = { question: 'When must a carer be visited?', golden: 'on' };
  const failed = await write(golden);
  expect(failed.status).toBe(503);
  const shown = typedIn(failed);
  expect(shown).toMatchObject({ version: '1', text: NOTE.text });
  expect(shown.main).toContain('The note is saved, but the next step did not work');
  expect(load(failed.text)('form.note-form').attr('action')).toBe(KEPT);
  await kysely.schema.alterTable('away').renameTo('golden_questions').execute();
  // Saves twice: from the first page, as if its reply had been lost, and from the page that shows the error.
  const saved = await ada.submit(NEW, { ...NOTE, ...golden, do: 'save' });
  expect(saved.headers.get('location')).toBe(`${KEPT}?said=saved`);
  expect((await ada.submit(KEPT, { ...NOTE, ...golden, do: 'save', version: '1' })).status).toBe(303);
  expect((await ada.get('/library/notes')).text.match(/href="\/library\/notes\/note-/g)).toHaveLength(1);
  expect(await library.editing.changes()).toHaveLength(1);
  expect(await library.editing.goldenQuestions()).toHaveLength(1);
});

test('personal data is pointed out before anything is saved, once', async () => {
  const personal = 'Ring the social worker on 07700 900123 about Chidi Okafor.';
  const stopped = await write({ text: personal });
  const shown = typedIn(stopped);
  expect(shown.main).toContain('Not saved yet: this may be about a person');
  expect(shown.main).toContain('“07700 900123” looks like a phone number.');
  expect(shown.text).toBe(personal);
  expect(await library.editing.changes()).toEqual([]);
  const other = await ada.submit(NEW, {
    ...NOTE,
    do: 'save',
    text: `${personal} Born 03/02/2011.`,
    looked: shown.looked,
  });
  expect(typedIn(other).main).toContain('a date of birth');
  const saved = await ada.submit(NEW, { ...NOTE, do: 'save', text: personal, looked: shown.looked });
  expect(saved.status).toBe(303);
});

test('a citation goes where the caret was, with its document among the sources', async () => {
  await library.guidance.describe([
    {
      file: 'referral.md',
      slug: 'referral',
      title: 'Referring [a] child',
      url: 'https://www.gov.uk/referral',
    },
  ]);
  await library.guidance.publish();
  const find = () => form(ada, NEW, { ...NOTE, do: 'find', find: 'Who refers a trafficked child?' });
  // For a short time after publishing, a process still answers from the previous release.
  let found = await find();
  await expect
    .poll(async () => typedIn((found = await find())).main, { interval: 250 })
    .toContain('Referring [a] child');
  // Enter in the search field sends the first button of the form, and finds the same.
  const byEnter = await form(ada, NEW, { ...NOTE, do: 'look', find: 'Who refers a trafficked child?' });
  expect(typedIn(byEnter).main).toContain('Referring [a] child');
  expect(load(byEnter.text)('.preview').length).toBe(0);
  const again = { ...NOTE, do: 'look', find: 'Who refers a trafficked child?' };
  const checked = await form(ada, NEW, { ...again, searched: again.find });
  expect(load(checked.text)('.found').length).toBe(0);
  // With a fragment in the address, browsers would not focus the results.
  expect(load(found.text)('button[value=find]').attr('formaction') ?? '').not.toContain('#');
  expect(load(found.text)('.picker [autofocus]').length).toBe(1);
  const cite = /name="do" value="(cite:[^"]+)"/.exec(found.text)![1]!;
  const text = 'Before. After.';
  const inserted = await ada.submit(NEW, {
    ...NOTE,
    do: cite,
    find: 'Who refers a trafficked child?',
    text,
    caret: '7',
  });
  const shown = typedIn(inserted);
  expect(shown.text).toMatch(
    /^Before\. \(\[Referring \\\[a\\\] child[^\]]*\]\(\/library\/document\/referral#passage-[\w-]+\)\) After\.$/,
  );
  expect(shown.sources).toContain('https://www.gov.uk/referral');
  const $ = load(inserted.text);
  expect($('#text').attr('autofocus')).toBeDefined();
  // The passages found stay on the page, so that another one can be cited.
  expect($('.found button[value^="cite:"]').length).toBeGreaterThan(0);
  const [, link] = /\((\/library\/document\/referral#[\w-]+)\)/.exec(shown.text)!;
  const document = load((await ada.get('/library/document/referral')).text);
  expect(document(`#${link!.split('#')[1]}`)).toHaveLength(1);
  const quoted = await ada.submit(NEW, {
    ...NOTE,
    do: cite.replace('cite', 'quote'),
    find: 'Who refers a trafficked child?',
    text: '',
  });
  expect(typedIn(quoted).text).toContain('> ');
});

test('a form without our token, or from elsewhere, changes nothing and keeps what was typed', async () => {
  await ada.get(NEW);
  const old = await ada.submit(NEW, { ...NOTE, do: 'save', token: 'old' });
  expect(old.status).toBe(403);
  expect(typedIn(old).text).toBe(NOTE.text);
  const foreign = await ada.submit(NEW, { ...NOTE, do: 'save' }, { 'Sec-Fetch-Site': 'cross-site' });
  expect(foreign.status).toBe(403);
  expect(await library.editing.changes()).toEqual([]);
});

test('someone who was signed out while writing gets their words back', async () => {
  await ada.get(NEW);
  ada.forgetCookies();
  const { status, text } = await ada.submit(NEW, { ...NOTE, do: 'save', text: 'An hour of <b>writing</b>.' });
  expect(status).toBe(403);
  expect(text).toContain('An hour of &lt;b&gt;writing&lt;/b&gt;.');
  expect(await library.editing.changes()).toEqual([]);
});

test('there is no note of that name', async () => {
  expect((await ada.get('/library/notes/note-none')).status).toBe(404);
  expect((await ada.submit('/library/notes/note-none', NOTE)).status).toBe(404);
});

test('warns in the change of a note if what it cites is no longer live', async () => {
  await write({
    text: 'Refer within [45 days](/library/document/referral#passage-gone), and write it down.',
  });
  const [{ id } = { id: 0 }] = await library.editing.changes(['open']);
  const change = load((await ada.get(`/library/changes/${id}`)).text);
  expect(change('.signals').text()).toContain('This note cites guidance that is not live');
});

test('links the citations of a note in the library and in its change, and says if one is not current', async () => {
  await library.guidance.describe([
    { file: 'referral.md', slug: 'old-act', title: 'The old Act', standing: 'superseded' },
  ]);
  await library.guidance.publish();
  const find = () => form(ada, NEW, { ...NOTE, do: 'find', find: 'Who refers a trafficked child?' });
  let found = await find();
  await expect
    .poll(async () => typedIn((found = await find())).main, { interval: 250 })
    .toContain('The old Act');
  expect(load(found.text)('.found .caution').text()).toContain('replaced by a newer version');
  const cite = /name="do" value="(cite:[^"]+)"/.exec(found.text)![1]!;
  const cited = await ada.submit(NEW, { ...NOTE, do: cite, find: 'Who refers a trafficked child?' });
  await write({ text: typedIn(cited).text });
  const [{ id } = { id: 0 }] = await library.editing.changes(['open']);
  const change = load((await ada.get(`/library/changes/${id}`)).text);
  expect(change('.marked-words a').attr('href')).toMatch(/^\/library\/document\/old-act#passage-/);
  expect(change('.signals').text()).toContain('It cites guidance that is not current:');
  await publishAll();
  const read = load((await ada.get('/library/document/note-visiting-a-carer')).text);
  expect(read('.passage-text a').text()).toBe('The old Act');
});

test('offers to remove a note only once the guidance has it', async () => {
  await write();
  const offered = async () => load((await ada.get(KEPT)).text)('button[value=withdraw]').length;
  expect(await offered()).toBe(0);
  await publishAll();
  expect(await offered()).toBe(1);
});

test('a note that cites words which are not live any more says so', async () => {
  await write({ text: 'See ([Gone](/library/document/referral#passage-gone)).' });
  expect(typedIn(await ada.get(KEPT)).main).toContain(
    'This note cites guidance that is not live, from Referring a child.',
  );
  expect((await ada.get('/library/notes')).text).toContain(
    'Cites guidance that is not live: Referring a child',
  );
});

test('what is typed is in no log', async () => {
  await write({ text: 'Unmistakable words of a zebrafish.' });
  await form(ada, NEW, { ...NOTE, do: 'preview', question: 'Unmistakable question?' });
  expect(library.logged.join('\n')).not.toMatch(/Unmistakable|zebrafish/);
});
