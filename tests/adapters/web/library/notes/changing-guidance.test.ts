// A note and the text that it cites are brought up to date and published together, as an editor does it on the
// pages.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { perTest } from '../../../../support/per-test.js';
import { publication } from '../../../../fakes/fake-govuk/payloads.js';
import { HELP, plain, startEditedLibrary } from '../../../../support/running-library.js';
import { NEW_NOTE, NOTE, typedIn } from './note-form.js';

const edited = perTest(async () => {
  const started = await startEditedLibrary();
  return { ...started, close: () => started.library.close() };
});
const NOTE_PATH = '/library/notes/note-visiting-a-carer';

const press: typeof edited.press = (...args) => edited.press(...args);
const page = (path: string) => edited.page(path);
const text = (passage: string, days: number) =>
  `## When\n\nA carer must be visited within ${days} days: see [the guidance](/library/document/help#passage-${passage}).`;
const passageIn = async (change: number, words: string) => {
  const { edition } = (await edited.library.editing.change(change))!;
  const { placed } = (await edited.library.editing.edition(edition!))!;
  return placed.find(({ passage }) => passage.text.includes(words))!.passage.id;
};
const changeOf = async (document: string) => {
  const changes = await edited.library.editing.changes(['open', 'waiting', 'accepted']);
  return changes.findLast((change) => change.document === document)!;
};
const decide = async (document: string, what: 'accept' | 'reopen' | 'reject') => {
  const { id, version } = await changeOf(document);
  await press(`/library/changes/${id}`, { do: what, version: String(version) });
};
const saveNote = (words: string, version: number, path = NOTE_PATH) =>
  press(path, { ...NOTE, text: words, version: String(version), do: 'save' });

/** A live note cites a passage, and an editor has accepted a change to that passage. */
async function citeAndChange(): Promise<{ before: string; after: string }> {
  const { passages } = (await edited.library.guidance.ports.store.documentOf(2, 'help'))!;
  const before = passages.find((one) => one.text.includes('45 days'))!.id;
  await saveNote(text(before, 45), 0, NEW_NOTE);
  await decide('note-visiting-a-carer', 'accept');
  await press('/library/releases', { do: 'publish' });
  await edited.acceptChange(30);
  return { before, after: await passageIn((await changeOf('help')).id, '30 days') };
}

test('each page leads to the next step, until both are live together', async () => {
  const { before, after } = await citeAndChange();
  const help = await changeOf('help');
  expect(load((await edited.ada.get(`/library/changes/${help.id}`)).text)('main').html()).toContain(
    `href="${NOTE_PATH}"`,
  );
  // The editor only changes the words, and cites the old text as before.
  await saveNote(text(before, 30), 1);
  const note = await changeOf('note-visiting-a-carer');
  const change = (await edited.ada.get(`/library/changes/${note.id}`)).text;
  expect(plain(change)).toContain('It cites text that another change affects.');
  expect(load(change)(`.signals a[href="${NOTE_PATH}"]`)).toHaveLength(1);
  await decide('note-visiting-a-carer', 'accept');
  await press('/library/releases', { do: 'try' });
  expect(await page('/library/releases')).toMatch(
    /Visiting a carer” cites guidance that another accepted change would change or remove\. Open the note, which shows/,
  );

  const shown = load((await edited.ada.get(NOTE_PATH)).text);
  const section = shown('[aria-labelledby="cited-title"]');
  expect(plain(section.html()!)).toMatch(/change \d+ .*\[removed: 45.*\[added: 30/);
  expect(section.find('button').attr('value')).toBe(`cite-new:${before}`);
  const recited = await press(NOTE_PATH, {
    ...NOTE,
    text: text(before, 30),
    version: '2',
    do: `cite-new:${before}`,
  });
  const typed = typedIn(recited);
  expect(typed.text.trim()).toBe(text(after, 30));
  expect(typed.main).toMatch(/cites the new text from Help for trafficked children, in change \d+/);
  await saveNote(typed.text, 2);
  expect(await page(NOTE_PATH)).not.toContain('no longer live');
  const again = await changeOf('note-visiting-a-carer');
  expect(await page(`/library/changes/${again.id}`)).toMatch(/It cites the new text of change \d+/);

  await decide('note-visiting-a-carer', 'accept');
  await press('/library/releases', { do: 'publish' });
  expect(await page('/library/releases')).toMatch(/was published: .*Visiting a carer/);
  const { store } = edited.library.guidance.ports;
  const live = (await store.liveRelease())!.number;
  const held = await store.documentOf(live, 'note-visiting-a-carer');
  expect(held!.passages.map((one) => one.text).join()).toContain('30 days');
  expect(await page(NOTE_PATH)).not.toMatch(/no longer live|is changing/);
});

test('a note is not published before the text that it cites', async () => {
  const { after } = await citeAndChange();
  await saveNote(text(after, 30), 1);
  await decide('note-visiting-a-carer', 'accept');
  await decide('help', 'reopen');
  await press('/library/releases', { do: 'publish' });
  expect(await page('/library/releases')).toMatch(
    /Visiting a carer” cites the new text of change \d+, which has not been accepted: “the guidance”\. Accept change \d+ too/,
  );
  // Once the change is rejected, that text will not become live.
  const { id } = await changeOf('help');
  await decide('help', 'reject');
  expect(await page(NOTE_PATH)).toContain('cites guidance that is not live');
  const before = load((await edited.ada.get('/library/releases')).text)('#next .caution');
  const problem = `The practice note “Visiting a carer” cites text that was rejected in change ${id}: “the guidance”.`;
  expect(before.text()).toContain(problem);
  expect(
    before
      .find('a')
      .map((_, link) => link.attribs['href'])
      .get(),
  ).toEqual([NOTE_PATH, `/library/changes/${id}`]);
  await press('/library/releases', { do: 'publish' });
  expect(load((await edited.ada.get('/library/releases')).text)('#work').text()).toContain(problem);
});

test('a note that cites text which will be removed says to remove the citation', async () => {
  await citeAndChange();
  const { id, version } = await changeOf('help');
  await press(`/library/changes/${id}`, { do: 'reject', version: String(version) });
  const gone = '<h2>Contact</h2><p>Write to the office if a form is missing, and keep a copy of it.</p>';
  edited.library.site.put(publication(HELP, gone));
  await press('/library/sources/help', { do: 'check' });
  const shown = plain(
    load((await edited.ada.get(NOTE_PATH)).text)('[aria-labelledby="cited-title"]').html()!,
  );
  expect(shown).toMatch(/would remove\. Remove the citation/);
});
