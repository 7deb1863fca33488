// If the chat refuses what someone typed in a form, it shows the form again, already open, with their text
// and the reason.
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakeBot } from '../../../fakes/fake-bot.js';
import { plain } from '../../../fakes/samples/guidance-samples.js';
import {
  plainBrowser,
  runPages,
  type PlainBrowser,
  type RunningPages,
} from '../../../fakes/web/running-pages.js';

const REPORT = { do: 'report-unsafe' as const, answer: 'answer-1', more: true as const };
const action = JSON.stringify(REPORT);
const REMOVE = { do: 'missed-something' as const, message: 'message-1' };
const EXPLAIN = { do: 'explain-rating' as const, answer: 'answer-1' };
const FREE = { do: 'not-personal' as const, message: 'message-1', pseudonym: '[name 1]' };
const removing = JSON.stringify(REMOVE);

let pages: RunningPages;
let browser: PlainBrowser;
let takeBackReport: () => void;
let putsBack: boolean;
beforeEach(async () => {
  putsBack = true;
  const bot = createFakeBot();
  bot.onEvent = ({ kind, place }) => {
    if (kind !== 'message') return;
    const report = { label: 'Say what is wrong', action: REPORT };
    const explain = { label: 'Say what was wrong', action: EXPLAIN };
    const remove = { label: 'You missed something', action: REMOVE };
    const free = { label: '[name 1] isn’t personal', action: FREE };
    const noted = plain('Noted.');
    const parts = [
      ...noted.parts,
      { kind: 'choices' as const, ofQuestion: true as const, buttons: putsBack ? [free, remove] : [remove] },
    ];
    bot.say(place.id, { ...noted, parts, buttons: [report, explain] });
    bot.setState(place.id, { reported: [REPORT.answer] });
    takeBackReport = () => bot.setState(place.id, { reported: [] });
  };
  pages = await runPages(bot);
  browser = plainBrowser(pages.url);
  await browser.get('/');
  await browser.submit('/chat/messages', { text: 'Who may refer a child?' });
  await browser.get('/');
});
afterEach(() => pages.close());

test('puts a report that is too long back into its form, with what to do', async () => {
  const words = `It is 5 days.\n${'a'.repeat(1000)}`;
  const { status, text } = await browser.submit('/chat/actions', { action, words });
  expect(status).toBe(413);
  const $ = load(text);
  const form = $('details.asks[open]');
  expect(form.find('textarea').val()).toBe(words);
  expect(form.find('textarea').attr('aria-invalid')).toBe('true');
  expect(form.find('.problem').text()).toContain('Shorten it to 1,000 characters');
  expect($('#question').val()).toBe('');
  expect($('#question-problem').attr('hidden')).toBeDefined();
});

test('has no form to add to a report that was taken back, and keeps what was typed into one', async () => {
  takeBackReport();
  expect((await browser.get('/')).text).not.toContain('Say what is wrong');
  const words = 'b'.repeat(1001);
  const $ = load((await browser.submit('/chat/actions', { action, words })).text);
  expect($('#question').val()).toBe(words);
});

test('keeps what someone typed in the form if it is too long', async () => {
  const words = 'c'.repeat(1001);
  const { text } = await browser.submit('/chat/actions', { action: JSON.stringify(EXPLAIN), words });
  const form = load(text)('details.asks[open]');
  expect(form.find('summary').text()).toBe('Say what was wrong');
  expect(form.find('textarea').val()).toBe(words);
});

test('asks for a reason if someone sent only spaces', async () => {
  const { status, text } = await browser.submit('/chat/actions', {
    action: JSON.stringify(EXPLAIN),
    words: '  \n ',
  });
  expect(status).toBe(400);
  expect(load(text)('details.asks[open] .problem').text()).toBe('Enter a message.');
});

test('puts a report that could not be read back into its form', async () => {
  const sent = { action, words: 'It is 5 days.', press: '!' };
  const { status, text } = await browser.submit('/chat/actions', sent);
  expect(status).toBe(400);
  expect(load(text)('details.asks[open] textarea').val()).toBe('It is 5 days.');
});

test('keeps in the question box what was typed into a form that is no longer there', async () => {
  const gone = JSON.stringify({ ...REPORT, answer: 'answer-2' });
  const words = 'b'.repeat(1001);
  const $ = load((await browser.submit('/chat/actions', { action: gone, words })).text);
  expect($('#question').val()).toBe(words);
});

test('puts words to remove back into their form, and never where they could be sent as a question', async () => {
  const sent = { action: removing, words: 'Amina Yusuf', press: '!' };
  const $ = load((await browser.submit('/chat/actions', sent)).text);
  expect($('details.asks[open] input[name="words"]').val()).toBe('Amina Yusuf');
  expect($('#question').val()).toBe('');
});

test('says how long words to remove may be', async () => {
  const words = 'Amina '.repeat(30).trim();
  const { status, text } = await browser.submit('/chat/actions', { action: removing, words });
  expect(status).toBe(413);
  const form = load(text)('details.asks[open]');
  expect(form.find('input[name="words"]').val()).toBe(words);
  expect(form.find('.problem').text()).toContain('Shorten it to 100 characters');
});

test('never shows words to remove in the question box, also if their form is no longer there', async () => {
  const gone = JSON.stringify({ ...REMOVE, message: 'message-2' });
  const sent = { action: gone, words: 'Amina Yusuf', press: '!' };
  const { status, text } = await browser.submit('/chat/actions', sent);
  expect(status).toBe(400);
  expect(text).not.toContain('Amina');
  expect(load(text)('#question-problem').text()).not.toBe('');
});

test('speaks of removing words, and not of what was removed, if nothing can be put back', async () => {
  putsBack = false;
  await browser.submit('/chat/messages', { text: 'And who decides?' });
  const $ = load((await browser.get('/')).text);
  const forms = $('.entry').last().find('details.asks summary').text();
  expect(forms).toContain('Remove words from my question');
  expect(forms).not.toContain('Change what was removed');
});

test('asks one question about what was removed, and says in one line what a correction does', async () => {
  const $ = load((await browser.get('/')).text);
  const question = $('details.asks', '.entry').filter((_, one) => $(one).text().includes('what was removed'));
  expect(question).toHaveLength(1);
  expect(question.children('summary').text()).toBe('Change what was removed');
  expect(question.children('p').text()).toBe('I will answer your question again after each correction.');
  expect(
    question
      .find('button')
      .toArray()
      .map((one) => $(one).text()),
  ).toEqual(['Put back [name 1]', 'Remove']);
  expect($('.entry button').filter((_, one) => $(one).text().includes('isn’t personal'))).toHaveLength(0);
});
