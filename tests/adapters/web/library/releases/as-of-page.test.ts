// Shows the guidance on a past date and the guidance that is live today, without scripts. Runs the whole
// product.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { load } from 'cheerio';
import { NEW_NOTE, NOTE } from '../notes/note-form.js';
import {
  HELP_QUESTION,
  helpPage,
  plain,
  startEditedLibrary,
  type EditedLibrary,
} from '../../../../support/running-library.js';

let library: EditedLibrary['library'];
let page: EditedLibrary['page'];
let press: EditedLibrary['press'];
beforeEach(async () => {
  ({ library, page, press } = await startEditedLibrary());
});
afterEach(() => library.close());

test('asks what was said on a day, says how far back that reaches, and keeps nothing', async () => {
  const ask = (day: string, question = HELP_QUESTION) => press('/library/past', { day, question });
  expect(await page('/library/past')).not.toContain('What was in force on');
  expect(plain((await ask('2026-05-10')).text)).toMatch(
    /What the assistant quoted from on 10 May 2026 No version was live on that day\. The first one went live on .*What was in force on 10 May 2026, by the documents’ own dates We have 1 document that was in force\. The earliest .* None of them was in the library on that day.*within 45 days/,
  );
  expect(plain((await ask('2020-01-01')).text)).toMatch(
    /The earliest guidance we have is from 4 May 2026\..*None of this guidance answers the question/,
  );
  for (const [day, question] of [
    ['2099-01-01', HELP_QUESTION],
    ['2026-05-10', 'ab'],
    ['yesterday', 'abc'],
    ['2026-02-30', 'abc'],
  ] as const)
    expect((await ask(day, question)).status).toBe(400);
});

test('lists the documents of a day without a question, and today lists what is live, whatever has a later date', async () => {
  const list = async (day: string) => load((await press('/library/past', { day, question: '' })).text);
  const titles = (found: Awaited<ReturnType<typeof list>>) =>
    found('[aria-labelledby=then] .documents a')
      .toArray()
      .map((link) => found(link).text());
  expect(titles(await list('2020-01-01'))).toEqual([]);
  expect(titles(await list('2026-05-10'))).toEqual(['Help for trafficked children']);
  // Publishes a note, then rolls it back. The note keeps its date, but is no longer live.
  await press(NEW_NOTE, { ...NOTE, do: 'save' });
  const [note] = await library.editing.changes(['open']);
  await press(`/library/changes/${note!.id}`, { do: 'accept', version: String(note!.version) });
  await press('/library/releases', { do: 'publish' });
  const today = new Date().toISOString().slice(0, 10);
  expect(titles(await list(today))).toHaveLength(3);
  await press('/library/releases', { do: 'roll-back', to: '2', reason: 'A mistake.' });
  const after = await list(today);
  expect(titles(after)).toHaveLength(2);
  expect(plain(after.html())).toMatch(
    /Version 2 , live from .* to .*Version 3 , live from .* to .*Version 2 , live since .*2 documents are live today\..*Also live on that day .*Visiting a carer/,
  );
  expect(await page('/library/changes')).toMatch(/Was in version 3, which is no longer live/);
});

/** As if all versions so far had gone live on 12 May. */
async function backdate(): Promise<void> {
  for (const { id } of [...(await library.editing.publications())].reverse())
    await library.guidance.database.kysely
      .updateTable('publications')
      .set({ at: '2026-05-12T09:00:00.000Z' })
      .where('id', '=', id)
      .execute();
}

async function publishChange(): Promise<void> {
  const [change] = await library.editing.changes(['open']);
  await press(`/library/changes/${change!.id}`, { do: 'accept', version: String(change!.version) });
  await press('/library/releases', { do: 'publish' });
}

const pastPage = async (question = '') =>
  load((await press('/library/past', { day: '2026-05-13', question })).text);

test('says which documents in force by their own dates the library did not have that day, also below quotes', async () => {
  await backdate();
  // Its own date is earlier.
  await press(NEW_NOTE, { ...NOTE, do: 'save' });
  await publishChange();
  const $ = await pastPage();
  const items = $('#main .documents li')
    .toArray()
    .map((one) => plain($(one).text()));
  expect(items.find((item) => item.startsWith('Visiting a carer'))).toContain('Not in the library then');
  expect(items.find((item) => item.startsWith('Help for'))).not.toContain('Not in the library then');
  const quoted = async (question: string) =>
    plain((await pastPage(question))('[aria-labelledby=then]').html()!);
  const late = await quoted('How soon must a carer be visited?');
  expect(late).toMatch(/zebrafish day.*Not in the library then/);
  expect(late).toContain('The assistant may have quoted from different documents on that day');
  expect(await quoted(HELP_QUESTION)).toMatch(/within 45 days/);
  expect(await quoted(HELP_QUESTION)).not.toContain('Not in the library then');
});

test('tells apart the version of a document that was in force and the one that was live', async () => {
  await backdate();
  const today = load(
    (await press('/library/past', { day: new Date().toISOString().slice(0, 10), question: '' })).text,
  );
  const live = today('[aria-labelledby=then] li a[href*="/help/"]').attr('href');
  expect(live).toMatch(/\/library\/document\/help\/edition\/\d+/);
  // Published now, with a date of its own before that day.
  library.site.put(helpPage(30, 'must', { public_updated_at: '2026-05-12T09:00:00.000+00:00' }));
  await press('/library/sources/help', { do: 'check' });
  await publishChange();
  const $ = await pastPage();
  const [own, other] = $('[aria-labelledby=then] li')
    .filter((_, item) => $(item).text().includes('The library had another version of this document then'))
    .find('a')
    .toArray()
    .map((link) => $(link).attr('href'));
  expect(other).toBe(live);
  expect(own).not.toBe(live);
});

test('answers about a past day whose vectors are of another model', async () => {
  await library.guidance.database.kysely.deleteFrom('embeddings').execute();
  const asked = await press('/library/past', { day: '2026-05-10', question: HELP_QUESTION });
  expect([asked.status, plain(asked.text)]).toEqual([200, expect.stringContaining('within 45 days')]);
});
