// Tests releases, golden questions, recalls and past guidance in the library, without scripts. Runs the whole
// product.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { load } from 'cheerio';
import { openEvents } from '../../../../fakes/web/event-reader.js';
import { NEW_NOTE, NOTE } from '../notes/note-form.js';
import {
  HELP_QUESTION,
  plain,
  startEditedLibrary,
  type EditedLibrary,
} from '../../../../support/running-library.js';

let library: EditedLibrary['library'];
let ada: EditedLibrary['ada'];
let acceptChange: EditedLibrary['acceptChange'];
let page: EditedLibrary['page'];
let press: EditedLibrary['press'];
beforeEach(async () => {
  ({ library, ada, acceptChange, page, press } = await startEditedLibrary());
});
afterEach(() => library.close());

const addGolden = () =>
  press('/library/golden-questions', {
    do: 'add',
    question: HELP_QUESTION,
    outcome: 'answered',
    document: 'help',
    words: 'within 45 days',
  });

test('shows what is live, who published it, and nothing to publish', async () => {
  const shown = await page('/library/releases');
  expect(shown).toMatch(/Version 2 is live .*There are no accepted changes to publish/);
  expect(shown).toMatch(/2 Live Published Ada Mensah/);
});

test('a trial shows each golden question as live and draft answer it, and holds back what got worse', async () => {
  await addGolden();
  await acceptChange(30);
  await press('/library/releases', { do: 'try' });
  const releases = await page('/library/releases');
  expect(releases).toMatch(/The draft did not pass its test/);
  expect(releases).toMatch(
    /Accepted changes .*You cannot publish this unless you give a reason.*Why do you want to publish anyway\?/,
  );
  const trial = await page('/library/releases/3');
  expect(trial).toMatch(
    /Test results for the draft .*Worse \(1\).*Expected result: a quote from .*including “within 45 days”.*Live: version 2 Passed .*45 days.*Draft Failed .*No quote from Help for trafficked children includes “within 45 days”\. .*30 days.*Edit this test question/,
  );
});

test('the history says what each version changed and how its test went, and the button names the version', async () => {
  await addGolden();
  await press('/library/golden-questions', { do: 'run' });
  await acceptChange(30);
  // The test of the live version is not shown above the untested draft.
  expect(await page('/library/releases')).not.toContain('passed its test');
  await press('/library/releases', { do: 'publish', override: 'The period is now 30 days.' });
  const $ = load((await ada.get('/library/releases')).text);
  const newest = $('.history tbody tr').first();
  expect(plain(newest.find('td').last().text())).toBe(
    'Help for trafficked childrenTested: 0% of 1 question passed',
  );
  expect(newest.find('td').last().find('a').attr('href')).toBe('/library/releases/3');
  expect($('button[value="roll-back"]').text()).toBe('Make this version live again');
});

test('what was published names each note that is left out with it, and leads to it', async () => {
  const held = await library.guidance.ports.store.documentOf(2, 'help');
  const { id } = held!.passages.find(({ text }) => text.includes('45 days'))!;
  const text = `Write the day down: see [the guidance](/library/document/help#passage-${id}).`;
  await press(NEW_NOTE, { ...NOTE, text, do: 'save' });
  const [note] = await library.editing.changes(['open']);
  await press(`/library/changes/${note!.id}`, { do: 'accept', version: String(note!.version) });
  await press('/library/releases', { do: 'publish' });
  await acceptChange(30);
  await press('/library/releases', { do: 'publish' });
  const shown = (await ada.get('/library/releases')).text;
  expect(shown).toContain('<a href="/library/notes/note-visiting-a-carer">Visiting a carer</a>');
  expect(plain(shown)).toMatch(
    /Version 4 is live.*Version 4 was published: Help for trafficked children\..* cites guidance that has changed. The note will not be quoted until someone checks it/,
  );
});

test('publishing past the gate takes a reason, which goes on record', async () => {
  await addGolden();
  await acceptChange(30);
  await press('/library/releases', { do: 'publish' });
  expect(await page('/library/releases')).toMatch(/Version 2 is live.*The draft was not published/);
  expect((await press('/library/releases', { do: 'publish', override: ' ' })).status).toBe(400);
  await press('/library/releases', { do: 'publish', override: 'The period is now 30 days.' });
  const shown = await page('/library/releases');
  expect(shown).toMatch(/Version 3 is live.*3 Live Published Ada Mensah The period is now 30 days\./);
  const golden = await page('/library/golden-questions');
  expect(golden).toMatch(
    /Check again \(1\).*The passage this question relied on is not in version 3 of the guidance\./,
  );
});

test('publishes nothing that was accepted after the editor looked, whatever reason was given', async () => {
  const seen = async () => /name="seen" value="([^"]*)"/.exec((await ada.get('/library/releases')).text)![1]!;
  await addGolden();
  await acceptChange(30);
  await press('/library/releases', { do: 'try' });
  const shown = await seen();
  await press(NEW_NOTE, { ...NOTE, do: 'save' });
  const [note] = await library.editing.changes(['open']);
  await press(`/library/changes/${note!.id}`, { do: 'accept', version: String(note!.version) });
  const publish = { do: 'publish', override: 'The period is now 30 days.' };
  await press('/library/releases', { ...publish, seen: shown });
  expect(await page('/library/releases')).toMatch(
    /Version 2 is live.*Someone else published or made a decision at the same time/,
  );
  await press('/library/releases', { ...publish, seen: await seen() });
  expect(await page('/library/releases')).toMatch(/was published: .*Visiting a carer/);
});

async function acceptNote(): Promise<void> {
  await press(NEW_NOTE, { ...NOTE, do: 'save' });
  const [note] = await library.editing.changes(['open']);
  await press(`/library/changes/${note!.id}`, { do: 'accept', version: String(note!.version) });
}

describe('a test result is not shown as that of', () => {
  const RESULT = /ready to publish\.|passed its test|See which answers change|Ask the draft a question/;
  beforeEach(async () => {
    await press('/library/golden-questions', { do: 'add', question: HELP_QUESTION, outcome: 'answered' });
    await acceptChange(30);
    await press('/library/releases', { do: 'try' });
    expect(await page('/library/releases')).toMatch(RESULT);
  });

  test('a draft that another change was accepted for since', async () => {
    await acceptNote();
    const shown = await page('/library/releases');
    expect(shown).toMatch(/1 change was accepted after this draft was made\. Test it again\./);
    expect(shown).not.toMatch(RESULT);
    expect(await page('/library/releases/3')).toMatch(/1 change was accepted after this draft was made/);
    await press('/library/releases', { do: 'try' });
    expect(await page('/library/releases')).toMatch(RESULT);
  });

  test('a draft without a change that it had', async () => {
    const [change] = await library.editing.changes(['accepted']);
    await acceptNote();
    await press('/library/releases', { do: 'try' });
    const decision = { do: 'reopen', version: String(change!.version) };
    await press(`/library/changes/${change!.id}`, decision);
    const shown = await page('/library/releases');
    expect(shown).toMatch(/1 change in this draft is no longer accepted\. Test it again\./);
    expect(shown).not.toMatch(RESULT);
  });

  test('other test questions', async () => {
    const [question] = await library.editing.goldenQuestions();
    const id = String(question!.id);
    await press('/library/golden-questions', { do: 'suspend', id });
    const shown = await page('/library/releases');
    expect(shown).toMatch(/The test questions have changed since this draft was tested\./);
    expect(shown).not.toMatch(RESULT);
  });
});

test('without test questions, says so before the press and leads to no empty results', async () => {
  await acceptChange(30);
  const before = await page('/library/releases');
  expect(before).toMatch(
    /There are no test questions, so you can publish without a test\. Add a test question/,
  );
  expect(before).not.toMatch(/must pass/);
  await press('/library/releases', { do: 'try' });
  const after = await page('/library/releases');
  expect(after).toMatch(/The draft is ready\. There are no test questions.*Ask the draft a question/);
  expect(after).not.toMatch(/See (the test results|which answers)/);
});

test('a golden question can be edited, runs again, and keeps no result of its earlier words', async () => {
  await addGolden();
  await press('/library/golden-questions', { do: 'run' });
  const [{ id } = { id: 0 }] = await library.editing.goldenQuestions();
  await press('/library/golden-questions', { do: 'suspend', id: String(id) });
  const form = load((await ada.get(`/library/golden-questions?edit=${id}`)).text);
  expect([form('#question').text().trim(), form('#words').text().trim()]).toEqual([
    HELP_QUESTION,
    'within 45 days',
  ]);
  expect(form('#document').val()).toBe('help');
  const edited = {
    do: 'edit',
    id: String(id),
    question: HELP_QUESTION,
    document: 'help',
    words: '45 days of',
  };
  await press('/library/golden-questions', edited);
  expect(await library.editing.goldenQuestions()).toMatchObject([{ id, words: '45 days of' }]);
  const golden = await page('/library/golden-questions');
  expect(golden).toMatch(/Active \(1\).*Not run since it was edited/);
  // The result of the earlier question does not stay above it.
  expect(golden).not.toMatch(/passed? its test/);
  expect((await press('/library/golden-questions', { ...edited, question: '' })).status).toBe(400);
  expect((await press('/library/golden-questions', { ...edited, id: '99' })).status).toBe(400);
});

test('a golden question can be paused, asked again and removed', async () => {
  await addGolden();
  const [question] = await library.editing.goldenQuestions();
  expect(question).toMatchObject({ addedBy: 'Ada Mensah', document: 'help', words: 'within 45 days' });
  expect(question!.passage).toBeDefined();
  const id = String(question!.id);
  await press('/library/golden-questions', { do: 'suspend', id });
  expect(await page('/library/golden-questions')).toMatch(/Check again \(1\).*Paused by Ada Mensah/);
  await press('/library/golden-questions', { do: 'resume', id });
  expect(await page('/library/golden-questions')).toMatch(/Active \(1\)/);
  await press('/library/golden-questions', { do: 'remove', id });
  expect(await library.editing.goldenQuestions()).toEqual([]);
  expect((await press('/library/golden-questions', { do: 'remove', id })).status).toBe(400);
});

test('reads the words of a golden question as the document has them, whatever line ends a browser sends', async () => {
  const fields = { do: 'add', question: HELP_QUESTION, document: 'help', words: 'the child\r\nwithin' };
  await press('/library/golden-questions', fields);
  expect(await library.editing.goldenQuestions()).toMatchObject([{ words: 'the child\nwithin' }]);
});

test('while a release is being published, and after, every part of the open page says the same', async () => {
  await acceptChange(30);
  await ada.get('/library/releases');
  const stream = await openEvents(`${library.url}/library/editing-work/release/events`, {
    Cookie: ada.cookie(),
  });
  const shown: Record<string, string> = {};
  const take = async () => {
    const { data } = (await stream.next('regions')) as {
      data: { regions: { id: string; html: string }[] };
    };
    for (const { id, html } of data.regions) shown[id] = plain(html);
  };
  await take();
  expect(shown.live).toContain('Version 2 is live');
  expect(shown.next).toMatch(/Publish/);
  await ada.submit('/library/releases', { do: 'publish' });
  while (!shown.work?.includes('Version 3 was published')) {
    await take();
    if (!shown.work?.includes('Version 3 was published')) expect(shown.next).not.toMatch(/Publish $/);
  }
  stream.close();
  expect(shown.live).toContain('Version 3 is live');
  expect(shown.live).not.toContain('Version 2');
  expect(shown.next).toMatch(/There are no accepted changes to publish/);
  expect(shown.history).toMatch(/3 Live Published Ada Mensah/);
  expect(
    Object.values(shown)
      .join()
      .match(/ Live /g),
  ).toHaveLength(1);
});

test('goes back in one press with a reason, and opens what that undid', async () => {
  await acceptChange(30);
  await press('/library/releases', { do: 'publish' });
  const choices = load((await ada.get('/library/releases')).text)('#to option');
  expect(choices.first().text()).toMatch(/^Version 2, \d+ \w+ \d{4}, \d+(:\d\d)?[ap]m$/);
  const refused = await press('/library/releases', { do: 'roll-back', to: '2', reason: 'Oops' });
  expect(refused.status).toBe(400);
  expect(plain(refused.text)).toContain('too short: it needs at least 10 characters.');
  expect(load(refused.text)('#reason').text()).toBe('Oops');
  await press('/library/releases', { do: 'roll-back', to: '2', reason: 'A wrong number.' });
  expect(await page('/library/releases')).toMatch(
    /Version 2 is live.*Went back from version 3 to version 2\..*Restored, replacing version 3 Ada Mensah A wrong number\./,
  );
  expect(await library.editing.changes(['open'])).toHaveLength(1);
  await press('/library/releases', { do: 'roll-back', to: '9', reason: 'No such thing.' });
  expect(await page('/library/releases')).toMatch(/You cannot go back to version 9/);
});

test('the history of versions says what is live now and that it was brought back, with the time and the editor', async () => {
  await acceptChange(30);
  const releases = await page('/library/releases');
  expect(releases).toMatch(
    /Publish: 1 change .*Help for trafficked children: changed .*People will start getting answers/,
  );
  await press('/library/releases', { do: 'try' });
  const tested = load((await ada.get('/library/releases')).text);
  expect(tested('a[href="/library/search?in=draft"]').text()).toBe('Ask the draft a question');
  expect((await ada.get('/library/search?in=draft')).text).toMatch(/value="draft" selected/);
  await press('/library/releases', { do: 'publish' });
  const bea = await library.editor('Bea Lindqvist');
  await bea.get('/library/releases');
  await bea.submit('/library/releases', { do: 'roll-back', to: '2', reason: 'A wrong number.' });
  await library.worked();
  const shown = await page('/library/releases');
  expect(shown).toMatch(
    /Version 2 is live again : 2 documents, 2 passages\. Bea Lindqvist restored it, replacing version 3, \d+ \w+ \d{4}, \S+ \. It was first published/,
  );
  expect(shown.match(/ Live /g)).toHaveLength(1);
  expect(shown).toMatch(/2 Live Restored, replacing version 3 Bea Lindqvist A wrong number\./);
});
