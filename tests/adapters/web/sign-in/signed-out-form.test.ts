// Someone whose session ended while they wrote can copy everything that they wrote.
import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { startLibrary } from '../../../support/running-library.js';
import { perTest } from '../../../support/per-test.js';

const library = perTest(startLibrary);

test('shows each text of a long form that was sent after the session had ended', async () => {
  const { status, text } = await library.browser().submit('/library/new-note', {
    ...{
      do: 'save',
      title: 'Visiting a carer',
      text: 'Ask the child first.',
      sources: 'Guide, https://a.example',
    },
    ...{ question: 'Who asks the child?', caret: '3' },
  });
  expect(status).toBe(403);
  const $ = load(text);
  const kept = $('.kept-words').map((_, one) => $(one).text());
  expect(kept.get()).toEqual([
    'Visiting a carer',
    'Who asks the child?',
    'Ask the child first.',
    'Guide, https://a.example',
  ]);
});

test('puts everything back in the form of someone who signs in again and then tries again', async () => {
  const browser = await library.editor('Ada Mensah');
  const { text } = await library.browser().submit('/library/new-note', {
    ...{ do: 'save', title: 'Visiting a carer', text: 'Ask first.\n\n> “Now”', 'nation-wales': 'on' },
    token: 'of-the-session-that-ended',
  });
  const $ = load(text);
  const form = $('main form');
  const fields = form.find('input').map((_, one) => [[$(one).attr('name'), $(one).attr('value')]]);
  const again = await browser.submit(
    form.attr('action')!,
    Object.fromEntries(fields.get()) as Record<string, string>,
  );
  const filled = load(again.text);
  expect(filled('[name=title]').attr('value')).toBe('Visiting a carer');
  expect(filled('[name=text]').text().trim()).toBe('Ask first.\n\n> “Now”');
  expect(filled('[name=nation-wales]').is('[checked]')).toBe(true);
  expect(again.text).toContain('This page is out of date. Try again.');
});

test('offers no form for what another site sent', async () => {
  const sent = { title: 'From another site' };
  const from = { Origin: 'https://other.example' };
  const { text } = await library.browser().submit('/library/new-note', sent, from);
  expect(load(text)('main form')).toHaveLength(0);
});

test('shows the text of every box in any form, and no id of what it was about', async () => {
  const code = readdirSync('adapters/web', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(`adapters/web/${path}`, 'utf8'))
    .join('');
  const names = [...code.matchAll(/(?:<textarea [^>]*?name="|areaField\(\{\s*name: ')([\w-]+)/g)].map(
    ([, name]) => name!,
  );
  expect(names).toEqual(expect.arrayContaining(['answer', 'closed-days', 'when']));
  const fields = Object.fromEntries(names.map((name) => [name, `Written in ${name}`]));
  const shown = async (sent: Record<string, string>) =>
    load((await library.browser().submit('/library/new-note', sent)).text)('.kept-words')
      .toArray()
      .map((one) => load(one).text());
  expect((await shown(fields)).sort()).toEqual(Object.values(fields).sort());
  expect(await shown({ message: 'web-1', answer: 'a-1', from: '2026-12-01', text: 'Yes.' })).toEqual([
    'Yes.',
  ]);
});
