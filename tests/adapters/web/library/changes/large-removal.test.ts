// A file that leaves out most of a document is pointed out before anything else about the change.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { publication } from '../../../../fakes/fake-govuk/payloads.js';
import { perTest } from '../../../../support/per-test.js';
import {
  HELP,
  HELP_QUESTION,
  helpPage,
  plain,
  startEditedLibrary,
} from '../../../../support/running-library.js';

const edited = perTest(async () => {
  const started = await startEditedLibrary();
  return { ...started, close: () => started.library.close() };
});

/** Finds the change that a check of the source leads to, and returns its page. */
async function changePage(body: string): Promise<string> {
  edited.library.site.put(publication(HELP, body));
  await edited.press('/library/sources/help', { do: 'check' });
  const [change] = await edited.library.editing.changes(['open']);
  return (await edited.ada.get(`/library/changes/${change!.id}`)).text;
}

const sections = (count: number) =>
  Array.from(
    { length: count },
    (_, n) => `<h2>Step ${n}</h2><p>${'Write down what the child says. '.repeat(12)}</p>`,
  );

test('says how many passages would be removed, and asks whether it is the right document', async () => {
  const old = sections(6).map((section, n) => section.replace('Write', `In week ${n}, write`));
  await changePage(old.join(''));
  await edited.library.takeIn(edited.ada);
  const text = plain(
    await changePage('<h2>Step 0</h2><p>There is one short paragraph left in this guide.</p>'),
  );
  expect(text).toMatch(/Check carefully \d of \d passages would be removed\. Is this the right document\?/);
  expect(text).toMatch(
    /This version has far less text than the one it replaces: 1 passage \(9 words\) instead of 6 passages \(450 words\)\. .*If you accept it, the older text is no longer quoted\. To keep the older text, reject it\./,
  );
  expect(text).toMatch(/\d passages removed/);
  expect(text).toContain('1 passage added');
});

test('counts passages that were changed, added and removed apart, and warns of nothing if most stay', async () => {
  const body = (helpPage(30)['details'] as { body: string }).body;
  const page = await changePage(body);
  expect(plain(page)).toContain('1 passage changed');
  expect(page).not.toContain('would be removed');
});

test('leads to what the change affects and to the decision from above the passages', async () => {
  const $ = load(await changePage((helpPage(30)['details'] as { body: string }).body));
  const jumps = $('.jump-links a')
    .toArray()
    .map((one) => [$(one).text(), $($(one).attr('href')).text()]);
  expect(jumps).toEqual([
    ['What this affects', 'What this affects'],
    ['Decide on the whole document', 'Decide on the whole document'],
  ]);
});

test('names the test questions that expect the document, and says how many people were given its text', async () => {
  const { library, press } = edited;
  await press('/library/golden-questions', {
    do: 'add',
    question: 'Who speaks for the child?',
    outcome: 'answered',
    document: 'help',
  });
  const robin = library.browser();
  await robin.get('/');
  await robin.submit('/chat/messages', { text: HELP_QUESTION });
  await library.settled();
  const text = plain(await changePage((helpPage(30)['details'] as { body: string }).body));
  expect(text).toMatch(/What this affects .*1 test question : Who speaks for the child\?/);
  expect(text).toMatch(/1 person was given text that this change affects, on \d+ \w+ \d{4}\./);
});

test('leads to testing and publishing straight after the change is accepted', async () => {
  await changePage((helpPage(30)['details'] as { body: string }).body);
  const [change] = await edited.library.editing.changes(['open']);
  const path = `/library/changes/${change!.id}`;
  const accepted = await edited.press(path, { do: 'accept', version: String(change!.version) });
  const $ = load((await edited.ada.get(accepted.headers.get('location')!)).text);
  expect($('.said').text()).toBe('Accepted. Test and publish it');
  expect($('.said a').attr('href')).toBe('/library/releases');
});
