// Tests in a real browser the labels of the buttons that restore removed words.
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { writtenAnswers } from '../written-answers.js';

/** The rules number what they remove first. The message reader may then remove other words, with other numbers. */
const READ_TWICE = `(async () => {
  const chat = document.querySelector('script[src$="/chat.js"]').src;
  const { rememberWords } = await import(chat.replace('chat.js', 'placeholders.js'));
  const make = (tag, properties = {}, ...within) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...within);
    return element;
  };
  const button = make('button', { textContent: 'Put back [name 1]', value: '{"message":"m"}' });
  button.dataset.placeholder = '[name 1]';
  document.body.append(button);
  const labels = [];
  const arrive = (texts, sent) => {
    const parts = texts.map((text) =>
      text.startsWith('[') ? make('span', { className: 'pseudonym', textContent: text }) : text);
    const entry = make('li', { id: 'entry-m' }, make('div', { className: 'text' }, ...parts));
    entry.dataset.message = 'm';
    rememberWords(entry, sent);
    labels.push(button.textContent);
  };
  arrive(['The ', '[name 1]', ' scheme and ', '[name 2]', '?'], 'The Frost scheme and Amira?');
  arrive(['The Frost scheme and ', '[name 1]', '?']);
  arrive(['Something else and ', '[name 1]', '?']);
  return labels;
})()`;

describeWith('chromium', 'the buttons that put words back', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  test('have other words once the message has been read again, and none if these are not known', async () => {
    const { page } = await running.visit('/');
    expect(await page.evaluate<string[]>(READ_TWICE)).toEqual([
      'Put back “Frost”',
      'Put back “Amira”',
      'Put back [name 1]',
    ]);
    await page.context().close();
  });
});
