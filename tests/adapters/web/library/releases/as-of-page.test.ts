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
  const form = await page('/library/past');
  expect(form).toContain('After 20 seconds, we show what is ready.');
  expect(form).not.toContain('What was in force on');
  expect(plain((await ask('2026-05-10')).text)).toMatch(
    /What the assistant quoted from on 10 May 2026 No version was live on that day\. The first one went live on .*What was in force on 10 May 2026, by the documents’ own dates We have 1 document that was in force\. The earliest .*within 45 days/,
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

const TODAY = new Date().toISOString().slice(0, 10);

const list = async (day: string) => load((await press('/library/past', { day, question: '' })).text);

const itemsOf = ($: Awaited<ReturnType<typeof list>>) =>
  $('#main .documents li')
    .toArray()
    .map((one) => plain($(one).text()));

async function publishChange(): Promise<void> {
  const [change] = await library.editing.changes(['open']);
  await press(`/library/changes/${change!.id}`, { do: 'accept', version: String(change!.version) });
  await press('/library/releases', { do: 'publish' });
}

/** As if all versions so far had gone live on 12 May. */
async function backdate(): Promise<void> {
  for (const { id } of [...(await library.editing.publications())].reverse())
    await library.guidance.database.kysely
      .updateTable('publications')
      .set({ at: '2026-05-12T09:00:00.000Z' })
      .where('id', '=', id)
      .execute();
}

test('lists the documents that were live today, and what was live only earlier in the day', async () => {
  await press(NEW_NOTE, { ...NOTE, do: 'save' });
  await publishChange();
  expect(itemsOf(await list(TODAY))).toHaveLength(3);
  await press('/library/releases', { do: 'roll-back', to: '2', reason: 'It was a mistake.' });
  const after = await list(TODAY);
  expect(plain(after.html())).toMatch(
    /Version 2 , live from .* to .*Version 3 , live from .* to .*Version 2 , live since .*Documents in version 2 .*Live only earlier that day .*Visiting a carer .*Version 3/,
  );
  expect(after('[aria-labelledby=documents] .documents li')).toHaveLength(2);
  expect(await page('/library/changes')).toMatch(/Was in version 3, which is no longer live/);
});

test('lists what the assistant used on a past day, not what its own date would put there', async () => {
  await backdate();
  await press(NEW_NOTE, { ...NOTE, do: 'save' });
  await publishChange();
  const then = await list('2026-05-13');
  expect(itemsOf(then).join()).toContain('Help for');
  expect(plain(then.html())).not.toMatch(/Visiting a carer|by the documents’ own dates/);
  const asked = await press('/library/past', {
    day: '2026-05-13',
    question: 'How soon must a carer be visited?',
  });
  expect(plain(asked.text)).not.toContain('zebrafish');
});

test('says which documents were already withdrawn on that day', async () => {
  library.site.put(
    helpPage(45, 'must', {
      withdrawn_notice: { explanation: 'Old.', withdrawn_at: '2026-05-11T09:00:00.000+00:00' },
    }),
  );
  await press('/library/sources/help', { do: 'check' });
  await publishChange();
  const listed = itemsOf(await list(TODAY)).find((item) => item.startsWith('Help for'));
  expect(listed).toMatch(/Withdrawn/);
  // No version was live on these days, so the documents' own dates decide.
  const own = async (day: string) => itemsOf(await list(day)).find((item) => item.startsWith('Help for'));
  expect(await own('2026-05-11')).toMatch(/Withdrawn/);
  expect(await own('2026-05-10')).not.toMatch(/Withdrawn/);
});

test('answers about a day from each version that was live on it, in the order of their numbers', async () => {
  library.site.put(helpPage(30));
  await press('/library/sources/help', { do: 'check' });
  await publishChange();
  await press('/library/releases', { do: 'roll-back', to: '2', reason: 'It was a mistake.' });
  const asked = load((await press('/library/past', { day: TODAY, question: HELP_QUESTION })).text);
  const answers = asked('[aria-labelledby=answers] article')
    .toArray()
    .map((one) => plain(asked(one).html()!));
  expect(answers).toEqual([
    expect.stringMatching(/^\s*Version 1 /),
    expect.stringMatching(/^\s*Version 2 .*within 45 days/),
    expect.stringMatching(/^\s*Version 3 .*within 30 days/),
  ]);
});

test('answers about a past day whose vectors are of another model', async () => {
  await library.guidance.database.kysely.deleteFrom('embeddings').execute();
  const asked = await press('/library/past', { day: '2026-05-10', question: HELP_QUESTION });
  expect([asked.status, plain(asked.text)]).toEqual([200, expect.stringContaining('within 45 days')]);
});
