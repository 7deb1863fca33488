// Reviews changes in the library without scripts, over real HTTP. Runs the whole product.
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PlainBrowser } from '../../../../fakes/web/running-pages.js';
import { helpPage, HELP, startLibrary, type RunningLibrary } from '../../../../support/running-library.js';

let library: RunningLibrary;
let ada: PlainBrowser;
const start = async (options: Parameters<typeof startLibrary>[0] = {}) => {
  library = await startLibrary(options);
  library.site.put(helpPage(45));
  ada = await library.editor('Ada Mensah');
};
beforeEach(() => start());
afterEach(() => library.close());

/** Checks the source and returns the number of the open change. */
async function look(browser = ada): Promise<number> {
  await browser.get('/library/sources');
  await browser.submit('/library/sources/help', { do: 'check' });
  await library.worked();
  const open = (await records().changes(['open'])).at(-1);
  return open!.id;
}
const records = () => library.editing;
const versionOf = async (id: number) => String((await records().change(id))!.version);
const decide = async (browser: PlainBrowser, id: number, fields: Record<string, string>) => {
  await browser.get(`/library/changes/${id}`);
  return browser.submit(`/library/changes/${id}`, { version: await versionOf(id), ...fields });
};
const plain = (html: string) => html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');

test('lists what awaits review, with its weight and its document', async () => {
  const id = await look();
  const { text } = await ada.get('/library/changes');
  expect(text).toContain(`href="/library/changes/${id}"`);
  expect(plain(text)).toMatch(/To be reviewed.*Help for trafficked children.*Substantive/);
});

test('says of a change to a note why it is there, and leads to the notes, not to a source that no one follows', async () => {
  await library.takeIn(ada);
  const live = await library.guidance.ports.store.liveRelease();
  const [held] = await library.guidance.ports.store.editionsOf(live!.number);
  const { id } = await records().propose(
    {
      source: 'practice-notes',
      document: 'help',
      base: held!.id,
      weight: 'substance',
      note: 'Removed by Ada.',
    },
    new Date().toISOString(),
  );
  const { text } = await ada.get(`/library/changes/${id}`);
  expect(plain(text)).toContain('ReasonRemoved by Ada.');
  expect(text).toContain('<dd><a href="/library/notes">Practice notes</a></dd>');
  const list = plain((await ada.get('/library/changes')).text);
  expect(list).toContain('Removed by Ada.');
  expect(`${plain(text)} ${list}`).not.toMatch(/publisher says\W*Taken out/);
});

test('marks the words that were added and removed, in signs as well as in colour, and points out figures and duties', async () => {
  await library.takeIn(ada);
  library.site.put(helpPage(30, 'may'));
  const { text } = await ada.get(`/library/changes/${await look()}`);
  expect(text).toMatch(/<del>.*45.*<\/del>\s*<ins>.*30.*<\/ins>/);
  expect(plain(text)).toContain('[removed: 45] [added: 30]');
  expect(plain(text)).toMatch(/Period ?45 days became→ 30 days/);
  expect(plain(text)).toMatch(/Must, should or may ?must became→ may/);
});

test('says of a new passage only what it has, not that there was nothing before', async () => {
  const { text } = await ada.get(`/library/changes/${await look()}`);
  expect(plain(text)).toMatch(/Period ?45 days/);
  expect(plain(text)).not.toContain('(none)');
});

test('tells form from substance, and folds it', async () => {
  await library.takeIn(ada);
  const spelt = helpPage(45);
  const body = (spelt['details'] as { body: string }).body.replace('45 days', 'forty-five days');
  library.site.put({ ...spelt, details: { ...(spelt['details'] as object), body } });
  const { text } = await ada.get(`/library/changes/${await look()}`);
  expect(text).toMatch(/<details class="cosmetic"><summary>1 passage with changes to wording only/);
  expect(plain(text)).toContain('Wording only');
  expect(text).not.toContain('class="signals"');
});

test('the history starts with when the change was found', async () => {
  const page = load((await ada.get(`/library/changes/${await look()}`)).text);
  expect(page('[aria-labelledby="record-title"] li').text()).toMatch(/^Found .+/);
});

test('a decision is recorded with its comment, and the change can be opened again', async () => {
  const id = await look();
  const accepted = await decide(ada, id, { do: 'accept', comment: 'Read with the team.' });
  expect(accepted.status).toBe(303);
  expect(accepted.headers.get('location')).toBe(`/library/changes/${id}?said=accept`);
  const page = plain((await ada.get(`/library/changes/${id}?said=accept`)).text);
  expect(page).toMatch(/Accepted\..*not published yet.*Ada Mensah accepted this\. ?Read with the team\./);
  await decide(ada, id, { do: 'reopen' });
  expect((await records().change(id))!.state).toBe('open');
  await decide(ada, id, { do: 'reject' });
  expect((await records().change(id))!.state).toBe('rejected');
});

test('a passage is decided by itself, and what is rejected keeps its old words', async () => {
  await library.takeIn(ada);
  library.site.put(helpPage(30, 'may'));
  const id = await look();
  const { text } = await ada.get(`/library/changes/${id}`);
  const key = /name="key" value="([^"]+)"/.exec(text)![1]!.replace('&gt;', '>');
  await decide(ada, id, { do: 'reject', key });
  expect((await records().change(id))!.decisions).toEqual({ [key]: 'rejected' });
  expect(plain((await ada.get(`/library/changes/${id}`)).text)).toMatch(/Rejected: the old text is kept/);
});

test('someone who decides on an older version reads what happened, overwrites nothing, and keeps what they typed', async () => {
  const id = await look();
  const bea = await library.editor('Bea Lindqvist');
  await bea.get(`/library/changes/${id}`);
  const version = await versionOf(id);
  await decide(ada, id, { do: 'reject', comment: 'A draft of theirs.' });
  const late = await bea.submit(`/library/changes/${id}`, {
    do: 'accept',
    version,
    comment: 'Looks right to me <b>',
  });
  expect(late.status).toBe(409);
  expect(plain(late.text)).toMatch(
    /Ada Mensah changed this while you were working, so your decision was not saved\. It is now marked “Rejected”/,
  );
  expect(late.text).toContain('>Looks right to me &lt;b&gt;</textarea>');
  expect((await records().change(id))!.state).toBe('rejected');
  const edits = await bea.submit(`/library/changes/${id}`, {
    do: 'edit',
    version,
    title: 'My title',
    'nation-wales': 'yes',
  });
  expect(edits.status).toBe(409);
});

test('where two editors have to agree, the same one cannot accept twice', async () => {
  await library.close();
  await start({ secondEditor: 'substance' });
  const id = await look();
  expect(plain((await ada.get(`/library/changes/${id}`)).text)).toContain(
    '2 editors need to accept substantive changes.',
  );
  const first = await decide(ada, id, { do: 'accept' });
  expect((await records().change(id))!.state).toBe('waiting');
  const page = load((await ada.get(first.headers.get('location')!)).text);
  expect(page('.said').text()).toBe('Accepted by you. Another editor needs to accept it too.');
  expect(page('button[value=accept]')).toHaveLength(0);
  expect(page('button[value=reject]').length).toBeGreaterThan(0);
  const releases = plain((await ada.get('/library/releases')).text);
  expect(releases).toContain(
    'There are no accepted changes to publish. 1 change is waiting for a second editor.',
  );
  const again = await decide(ada, id, { do: 'accept' });
  expect(again.status).toBe(400);
  expect(plain(again.text)).toContain('You accepted');
  const bea = await library.editor('Bea Lindqvist');
  expect(plain((await bea.get(`/library/changes/${id}`)).text)).toContain(
    'Ada Mensah has accepted this. You or another editor must accept it too.',
  );
  await decide(bea, id, { do: 'accept' });
  expect((await records().change(id))!).toMatchObject({ state: 'accepted', acceptedBy: 'Bea Lindqvist' });
  expect(plain((await bea.get('/library/changes')).text)).toContain(
    'Accepted by Ada Mensah and Bea Lindqvist',
  );
});

test('says that one editor is enough where no one else works, and needs a second once someone does', async () => {
  await library.close();
  await start({ secondEditor: 'where-two' });
  const id = await look();
  const page = async () => plain((await ada.get(`/library/changes/${id}`)).text);
  expect(await page()).toContain('No second editor is needed');
  await library.editor('Bea Lindqvist');
  expect(await page()).toContain('2 editors need to accept substantive changes.');
});

test('names a button for what it decides: a passage, or the whole document', async () => {
  const id = await look();
  const page = load((await ada.get(`/library/changes/${id}`)).text);
  const names = page('main button[name=do]')
    .toArray()
    .map((one) => page(one).text().trim());
  expect(names).toEqual(
    expect.arrayContaining(['Accept passage 1', 'Reject passage 1', 'Accept whole document']),
  );
  await decide(ada, id, { do: 'accept' });
  await ada.get('/library/releases');
  await ada.submit('/library/releases', { do: 'publish' });
  await library.worked();
  const published = load((await ada.get(`/library/changes/${id}`)).text);
  expect(published('#decide-title').text()).toBe('Comment');
});

test('shows who the document is by and for, on the page, for a meeting and in the file', async () => {
  const id = await look();
  for (const path of ['', '/meeting', '/meeting/change.html']) {
    const page = load((await ada.get(`/library/changes/${id}${path}`)).text);
    expect(page('.document-line').text(), path).toMatch(/ · England.* · Statutory guidance · .+/);
  }
});

test('corrects what a document says of itself, and keeps only what differs', async () => {
  const id = await look();
  const { text } = await ada.get(`/library/changes/${id}`);
  expect(text).toContain('id="edit-title"');
  const fields = {
    do: 'edit',
    title: 'Help for children',
    date: '2026-05-04',
    'nation-england': 'yes',
    'nation-wales': 'yes',
    authority: 'statutory-guidance',
    standing: 'current',
    note: '',
  };
  expect((await decide(ada, id, fields)).status).toBe(303);
  expect((await records().change(id))!.details).toEqual({ title: 'Help for children' });
  expect((await decide(ada, id, fields)).status).toBe(400);
  const { version, details } = (await records().change(id))!;
  const event = { change: id, at: new Date().toISOString(), editor: 'Ada Mensah', action: 'edit' as const };
  await records().review(
    id,
    version,
    { details: { ...details, jurisdictions: ['wales', 'england'] } },
    event,
  );
  expect((await decide(ada, id, fields)).status).toBe(400);
  const wrong = await decide(ada, id, { ...fields, title: 'x' });
  expect(wrong.status).toBe(400);
  expect(load(wrong.text)('#title').val()).toBe('x');
});

test('compares the details as an editor corrected them', async () => {
  await decide(ada, await look(), { do: 'accept' });
  await ada.get('/library/releases');
  await ada.submit('/library/releases', { do: 'publish' });
  await library.worked();
  library.site.put(helpPage(30));
  const id = await look();
  const nations = { 'nation-england': 'yes', 'nation-wales': 'yes' };
  const edited = { do: 'edit', title: 'Help for children', date: '2026-05-04', ...nations };
  await decide(ada, id, { ...edited, authority: 'statutory-guidance', standing: 'current', note: '' });
  const corrected = load((await ada.get(`/library/changes/${id}`)).text);
  expect(corrected('section[aria-labelledby="details-title"]').text()).toContain('Help for children');
});

test('says what this affects: who was given the words, and golden questions', async () => {
  await library.takeIn(ada);
  await ada.get('/library/golden-questions');
  await ada.submit('/library/golden-questions', {
    do: 'add',
    question: 'How soon is the child referred?',
    outcome: 'answered',
    document: 'help',
    words: 'within 45 days',
  });
  library.site.put(helpPage(30));
  const page = plain((await ada.get(`/library/changes/${await look()}`)).text);
  expect(page).toMatch(/What this affects.*1 test question.*How soon is the child referred\?/);
});

test('a document that is gone is proposed to be taken away', async () => {
  await library.takeIn(ada);
  library.site.remove(`/api/content${HELP}`);
  const page = plain((await ada.get(`/library/changes/${await look()}`)).text);
  expect(page).toMatch(/document removed.*Passage removed/);
});

test('a form without its token, or about nothing, changes nothing', async () => {
  const id = await look();
  const version = await versionOf(id);
  await ada.get(`/library/changes/${id}`);
  expect(
    (await ada.submit(`/library/changes/${id}`, { do: 'accept', version, token: 'another' })).status,
  ).toBe(403);
  expect((await ada.submit(`/library/changes/${id}`, { do: 'dance', version })).status).toBe(400);
  expect((await ada.submit(`/library/changes/${id}`, { do: 'comment', version, comment: ' ' })).status).toBe(
    400,
  );
  expect((await ada.get('/library/changes/99')).status).toBe(404);
  expect((await records().change(id))!.state).toBe('open');
});

test('words of a source are text, whatever they hold', async () => {
  const page = helpPage(45);
  const note = '<script>alert(1)</script>';
  const history = [{ note, public_timestamp: '2026-05-04T09:00:00.000+00:00' }];
  library.site.put({ ...page, details: { ...(page['details'] as object), change_history: history } });
  const { text } = await ada.get(`/library/changes/${await look()}`);
  expect(text).not.toContain('<script>alert');
});
