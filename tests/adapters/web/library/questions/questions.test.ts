// Follows a question without a good answer from the chat to a practice note, over real HTTP. Runs the whole
// product.
import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { startLibrary } from '../../../../support/running-library.js';
import { shared } from '../../../../support/per-test.js';

const library = shared(startLibrary);
const ada = shared(() => library.editor('Ada Mensah'));
const PATH = '/library/questions';

beforeAll(async () => {
  for (const question of [
    'What do zebrafish eat at night?',
    'what do the zebrafish eat at night please',
    'Who is paid for night <i>trains</i>, ring 07700 900123?',
  ]) {
    const browser = library.browser();
    await browser.get('/');
    await browser.submit('/chat/messages', { text: question });
  }
  await library.settled();
});

const page = async () => load((await ada.get(PATH)).text);

test('puts questions together that ask the same, the most asked first, without details of people', async () => {
  const $ = await page();
  const groups = $('.question-group');
  expect(groups).toHaveLength(2);
  expect(groups.first().find('h2').text()).toMatch(/zebrafish eat at night/);
  expect(groups.first().find('.document-facts-line').text()).toMatch(/^2 times, .* · 2 not found/);
  expect(groups.first().find('details li')).toHaveLength(1);
  const second = groups.last().text();
  expect(second).not.toContain('07700');
  expect(second).toContain('<i>trains</i>');
  expect(groups.last().find('i')).toHaveLength(0);
});

test('leads to a note about them, and from the note to why they were not answered', async () => {
  const $ = await page();
  const group = $('.question-group').first();
  const write = group.find('a').first().attr('href')!;
  const note = load((await ada.get(write)).text);
  expect(note('#title').val()).toMatch(/zebrafish eat at night/);
  expect(note('#question').val()).toMatch(/zebrafish eat at night/);
  expect(note('.choices').text()).toContain('Dismiss the 2 questions this note answers');
  const why = group.find('a').eq(1).attr('href')!;
  expect(why).not.toContain('zebrafish');
  const explained = load((await ada.get(why)).text);
  expect(explained('#verdict').text()).toContain('No answer, but offers an adviser');
});

test('a group that was dealt with is put away, but only with our form', async () => {
  const $ = await page();
  const answers = $('.question-group').last().find('input[name=answers]').attr('value')!;
  expect((await ada.submit(PATH, { answers, days: '30', token: 'old' })).status).toBe(403);
  await ada.get(PATH);
  const away = await ada.submit(PATH, { answers, days: '30', do: 'handled' });
  expect(away.headers.get('location')).toBe(`${PATH}?days=30&said=handled`);
  const after = await page();
  expect(after('.question-group')).toHaveLength(1);
});

test('a note that is saved puts its questions away', async () => {
  const $ = await page();
  const write = $('.question-group').first().find('a').first().attr('href')!;
  const form = load((await ada.get(write)).text);
  const saved = await ada.submit('/library/new-note', {
    do: 'save',
    title: 'Feeding at night',
    'nation-england': 'on',
    authority: 'practice-note',
    verified: '2026-05-04',
    text: 'It is fed once.',
    version: '0',
    questions: form('input[name=questions]').attr('value')!,
    'put-away': 'on',
    question: String(form('#question').val()),
    golden: 'on',
  });
  expect(saved.status).toBe(303);
  const after = await page();
  expect(after('.empty').text()).toContain('There are no unanswered questions from this period');
});

test('the test question copied from someone’s question is erased with it', async () => {
  const [golden] = await library.editing.goldenQuestions();
  expect(golden!.question).toMatch(/zebrafish/);
  await library.store.records.notes.dropCopiesOf(golden!.message!);
  expect(await library.editing.goldenQuestions()).toEqual([]);
  const { messages, answers } = library.store.records;
  await messages.erase(golden!.message!, '2026-05-04T09:00:00.000Z');
  const answer = await answers.toMessage(golden!.message!);
  for (const [title, from] of [
    ['One', { questions: answer!.id }],
    ['Two', { draft: 'erased' }],
  ] as const) {
    const note = { title, 'nation-england': 'on', authority: 'practice-note', verified: '2026-05-04' };
    const copied = { text: 'It is fed.', version: '0', question: golden!.question, golden: 'on', ...from };
    const refused = await ada.submit('/library/new-note', { do: 'save', ...note, ...copied });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('copied from a message that has been erased');
  }
  expect(await library.editing.goldenQuestions()).toEqual([]);
});

test('what an address asks for wrongly is left out', async () => {
  const { status, text } = await ada.get(`${PATH}?days=-1&said=nonsense`);
  expect(status).toBe(200);
  expect(load(text)('#days option[selected]').attr('value')).toBe('30');
  expect((await ada.get('/library/search?answer=none')).status).toBe(200);
  expect((await ada.get('/library/new-note?questions=none+other&draft=none')).status).toBe(200);
});
