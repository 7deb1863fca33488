// The library explains the results of a search, over real HTTP. Runs the whole product.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { helpPage, startLibrary } from '../../../../support/running-library.js';
import { shared } from '../../../../support/per-test.js';

const library = shared(startLibrary);
const ada = shared(() => library.editor('Ada Mensah'));

const PATH = '/library/search';
const search = async (question: string, fields: Record<string, string> = {}) => {
  await ada.get(PATH);
  const { text, status } = await ada.submit(PATH, { question, ...fields });
  return { status, $: load(text) };
};

test('shows the answer that a practitioner would get, and what spoke for each passage', async () => {
  const question = 'Does a child have to consent to a referral?';
  const { $ } = await search(question);
  expect($('#verdict').text()).toBe('Answered');
  const answer = await library.guidance.ask(question);
  expect($('.quote blockquote').first().text().replace(/\s+/g, ' ').trim()).toBe(
    answer.citations[0]!.quote.replace(/\s+/g, ' '),
  );
  expect($('.ranked-passage')).toHaveLength(answer.passages.length);
  expect($('.confidence').text()).toMatch(
    /Confidence: \d+ out of 100\. The assistant answers at 50 or above\./,
  );
  const why = $('.why').first();
  expect($('.why-more summary').first().text()).toBe('Why this passage ranks number 1');
  expect(why.find('caption').text()).toMatch(/^[\d.]+ points$/);
  expect(
    why
      .find('th')
      .map((_, cell) => $(cell).text())
      .get(),
  ).toContain('Same words');
  const points = why
    .find('td:last-child')
    .map((_, cell) =>
      Number(
        $(cell)
          .text()
          .replace('−', '-')
          .replace(/[^\d.-]/g, ''),
      ),
    )
    .get();
  const total = Number(/([\d.]+) points/.exec(why.find('caption').text())![1]);
  expect(points.reduce((sum, one) => sum + one, 0)).toBeCloseTo(total, 1);
});

test('says why it is not answered: words that are in no guidance', async () => {
  const { $ } = await search('Do zebrafish <b>surf</b>?');
  expect($('#verdict').text()).toBe('No answer, but offers an adviser');
  expect($('.reasons').text()).toContain('Not found in any guidance: “zebrafish”');
  expect($('.reasons b')).toHaveLength(0);
});

test('searches one nation’s guidance if that is chosen', async () => {
  const { $ } = await search('Does a child have to consent?', { nation: 'scotland' });
  expect($('.reasons').text()).toContain('Only guidance for Scotland was searched.');
  expect($('select[name=nation] option[selected]').attr('value')).toBe('scotland');
});

test('what is typed is not in the address, and a person’s details are left out of what is searched for', async () => {
  const { $ } = await search('Can Chidi Okafor, 07700 900123, be referred?');
  expect($('form.search').attr('method')).toBe('post');
  expect($('.reasons').text()).toContain('[phone 1]');
  expect($('.reasons').text()).not.toContain('07700');
  expect(library.logged.join('\n')).not.toContain('Okafor');
});

test('without words nothing is searched for, and someone else’s form shows nothing', async () => {
  const { status, $ } = await search('  ');
  expect(status).toBe(400);
  expect($('#question-problem').text()).toContain('Enter a question.');
  expect($('#verdict')).toHaveLength(0);
  const old = await ada.submit(PATH, { question: 'Does a child have to consent?', token: 'old' });
  expect(old.status).toBe(403);
  expect(load(old.text)('#verdict')).toHaveLength(0);
});

test('asks the draft release that was tried, beside the live one', async () => {
  expect(load((await ada.get(PATH)).text)('select[name=in]')).toHaveLength(0);
  library.site.put(helpPage(45));
  await ada.get('/library/sources');
  await ada.submit('/library/sources/help', { do: 'check' });
  await library.worked();
  for (const { id, version } of await library.editing.changes(['open'])) {
    await ada.get(`/library/changes/${id}`);
    await ada.submit(`/library/changes/${id}`, { do: 'accept', version: String(version) });
  }
  await ada.get('/library/releases');
  await ada.submit('/library/releases', { do: 'try' });
  await library.worked();
  const question = 'Within how many days of the first meeting is the child referred?';
  const live = await search(question);
  const draft = await search(question, { in: 'draft' });
  expect(live.$('.ranked').text()).not.toContain('45 days');
  expect(draft.$('.ranked-passage').first().text()).toContain('45 days');
  expect(draft.$('select[name=in] option[selected]').text()).toBe('Draft');
  expect(draft.$('main').text()).toContain('Results from the draft, best matches first.');
});
