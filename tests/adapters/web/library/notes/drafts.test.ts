// Finishes drafts from closed requests in the library, over real HTTP. Runs the whole product.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { newId } from '../../../../../bot/jobs/unit-of-work.js';
import { publicText } from '../../../../../knowledge/model/personal-data.js';
import { newEscalation, newMessage, NOW, person } from '../../../../fakes/samples/sample-records.js';
import { startLibrary } from '../../../../support/running-library.js';
import { NOTE } from './note-form.js';
import { perTest } from '../../../../support/per-test.js';

const library = perTest(startLibrary);
const ada = perTest(() => library.editor('Ada Mensah'));

async function proposeDraft(): Promise<string> {
  const { conversations, messages, escalations, notes } = library.store.records;
  const place = { platform: 'slack' as const, id: 'p', kind: 'personal' as const, address: null };
  const { id: conversation } = await conversations.open(place, person, NOW);
  const asked = newMessage(conversation);
  await messages.add({ ...asked, words: 'Who visits?', text: publicText('Who visits?'), redactedTypes: [] });
  const closed = { ...newEscalation(conversation), message: asked.id };
  await escalations.add(closed);
  const id = newId();
  await notes.add({
    id,
    escalation: closed.id,
    question: publicText('Who visits [name 1] at the carer’s? It is urgent.'),
    advice: publicText('The social worker visits within a day.'),
    citations: [
      {
        document: 'referral',
        title: 'Referring a child',
        passage: 'p-1',
        quote: 'A first responder refers.',
      },
    ],
    golden: {
      question: publicText('Who visits a child at the carer’s?'),
      jurisdiction: 'wales',
      passages: [],
    },
    jurisdiction: 'wales',
    proposedBy: { platform: 'web', id: 'desk:ann', name: 'Ann Okafor' },
    proposedAt: NOW,
    state: 'draft',
  });
  return id;
}

test('the draft of a closed request is finished here, and its question is asked of every later release', async () => {
  const id = await proposeDraft();
  const listed = await ada.get('/library/notes');
  expect(listed.text).toContain('From closed requests');
  const $ = load((await ada.get(`/library/new-note?draft=${id}`)).text);
  expect($('#title').val()).toBe('Who visits [name 1] at the carer’s?');
  expect($('#text').text()).toContain('The social worker visits within a day.');
  expect($('#text').text()).toContain('> A first responder refers.');
  expect($('input[name=golden]').attr('checked')).toBeDefined();
  expect($('select[name=question-nation] option[selected]').attr('value')).toBe('wales');
  await ada.submit('/library/new-note', {
    ...NOTE,
    do: 'save',
    draft: id,
    golden: 'on',
    question: 'Who visits a child at the carer’s?',
    'question-nation': 'wales',
  });
  expect(await library.store.records.notes.inState('draft')).toEqual([]);
  expect(await library.editing.goldenQuestions()).toMatchObject([
    {
      question: 'Who visits a child at the carer’s?',
      jurisdiction: 'wales',
      document: 'note-visiting-a-carer',
      addedBy: 'Ada Mensah',
      message: expect.any(String),
    },
  ]);
});

test('a draft that is not needed is put away', async () => {
  const id = await proposeDraft();
  await ada.get('/library/notes');
  const away = await ada.submit('/library/notes', { do: 'put-away', draft: id });
  expect(away.headers.get('location')).toBe('/library/notes?said=put-away');
  expect((await ada.get('/library/notes?said=put-away')).text).not.toContain('From closed requests');
  expect(await library.store.records.notes.inState('rejected')).toHaveLength(1);
});
