// The preview of a note shows how the bot would quote it, or which document already has the same words.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { CONSENT } from '../../../../fakes/real-stacks/running-stacks.js';
import { startLibrary } from '../../../../support/running-library.js';
import { form, NEW_NOTE, NOTE, typedIn } from './note-form.js';
import { perTest } from '../../../../support/per-test.js';

const library = perTest(startLibrary);
const ada = perTest(() => library.editor('Ada Mensah'));

test('the preview shows the quote and where it is from, and keeps nothing', async () => {
  const shown = await form(ada, NEW_NOTE, {
    ...NOTE,
    do: 'preview',
    question: 'When must a carer be visited?',
  });
  const $ = load(shown.text);
  expect($('.preview blockquote').text()).toContain('within one zebrafish day');
  expect($('.preview').text()).toContain('The assistant would quote this note first.');
  expect($('.preview .passage-text').text()).toContain('zebrafish');
  expect(typedIn(shown).text).toBe(NOTE.text);
  const none = await ada.submit(NEW_NOTE, {
    ...NOTE,
    do: 'preview',
    question: 'What is the duty to notify in Wales?',
  });
  expect(load(none.text)('.preview').text()).toMatch(/does not find|would not be confident|other guidance/);
  expect(await library.editing.changes()).toEqual([]);
});

test('the preview says which document already has the words', async () => {
  const question = 'Does a child have to consent to a referral?';
  await library.guidance.describe([
    { file: 'referral.md', slug: 'referral', title: 'Referring a child', authority: 'statutory-guidance' },
  ]);
  await library.guidance.publish();
  await library.loaded();
  const live = await library.guidance.ports.store.documentOf(2, 'referral');
  const shown = await form(ada, NEW_NOTE, {
    ...NOTE,
    do: 'preview',
    text: live!.passages.map(({ text }) => text).join('\n\n'),
    question,
  });
  const $ = load(shown.text);
  expect($('.preview').text().replace(/\s+/g, ' ')).toContain(
    'This text is already in Referring a child, and is quoted from there.',
  );
  expect($('.preview').text()).not.toContain('not found');
  expect($('.preview p a').first().attr('href')).toMatch(/^\/library\/document\/referral#passage-/);
  expect($('.preview blockquote').text()).toContain(CONSENT);
});
