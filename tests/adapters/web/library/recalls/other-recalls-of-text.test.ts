// A text can be recalled twice: because a publication changed it, and because someone reported it as unsafe.
// Runs the whole product.
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  HELP_QUESTION,
  plain,
  startEditedLibrary,
  type EditedLibrary,
} from '../../../../support/running-library.js';
import type { PlainBrowser } from '../../../../fakes/web/running-pages.js';

let edited: EditedLibrary;
let report = '';
let practitioner: PlainBrowser;
const { CHANGED, WRONG } = { CHANGED: '/library/recalls/1', WRONG: '/library/recalls/2' };

beforeEach(async () => {
  edited = await startEditedLibrary();
  const { library, press, acceptChange } = edited;
  practitioner = library.browser();
  await practitioner.get('/');
  await practitioner.submit('/chat/messages', { text: HELP_QUESTION });
  await library.settled();
  const [answer] = await library.store.records.answers.latest(1);
  await acceptChange(30);
  await press('/library/releases', { do: 'publish' });
  await library.store.records.reports.add(
    answer!.id,
    { platform: 'web', id: 'someone' },
    '2026-11-24T10:00:00.000Z',
  );
  report = `/library/unsafe/${answer!.id}`;
});
afterEach(() => edited.library.close());

const startRecall = () =>
  edited.press(report, { do: 'recall', 'quote-1': 'wrong', comment: 'It is 5 days, not 45.' });

const chat = async () => {
  await edited.library.settled();
  return plain((await practitioner.get('/')).text);
};

test('both recalls say at once that the other is about the same text, and so does the list', async () => {
  await startRecall();
  expect(await edited.page(CHANGED)).toMatch(
    /About the same text Recall 2 : Found to be wrong\. To be decided/,
  );
  expect(await edited.page(WRONG)).toMatch(
    /About the same text Recall 1 : The wording changed\. To be decided/,
  );
  const list = await edited.page('/library/recalls');
  expect(list).toMatch(/Same text as recall 2.*Same text as recall 1/);
});

test('people who were told that a text was wrong are not told that it has changed', async () => {
  await startRecall();
  await edited.press(WRONG, { do: 'tell' });
  expect(await chat()).toMatch(/was wrong/);
  const shown = await edited.page(CHANGED);
  expect(shown).toMatch(/Recall 2 : Found to be wrong\. Told/);
  expect(shown).toMatch(/Everyone who was given this text has been told that it was wrong/);
  expect(shown).not.toContain('Tell everyone');
  expect((await edited.press(CHANGED, { do: 'tell' })).status).toBe(409);
  await edited.press(CHANGED, { do: 'dismiss' });
  expect(await chat()).not.toMatch(/has changed/);
});

test('an editor decides on both together, and people get one message', async () => {
  await startRecall();
  await edited.press(CHANGED, { do: 'tell', 'also-2': 'yes' });
  expect(await chat()).toMatch(/was wrong.*It is 5 days, not 45/);
  expect(await chat()).not.toMatch(/has changed/);
  expect(await edited.page('/library/recalls')).toMatch(/To be decided No one needs to be told/);
  expect(await edited.page(WRONG)).toMatch(/Told/);
});

test('people read what an editor says they need to know about a change', async () => {
  await edited.press(CHANGED, { do: 'tell', 'need-to-know': 'Refer every child you have seen since May.' });
  expect(await chat()).toMatch(/has changed.*Refer every child you have seen since May\./);
  expect(await edited.page(CHANGED)).toMatch(/What people need to know: “Refer every child/);
});

test('a comment from a page that promised not to send it is not sent', async () => {
  await edited.press(CHANGED, { do: 'tell', comment: 'I am not sure about this.' });
  expect(await chat()).toMatch(/has changed/);
  expect(await chat()).not.toContain('I am not sure about this.');
});

test('the reason for not telling anyone is only saved in the history', async () => {
  await edited.press(CHANGED, { do: 'dismiss', 'need-to-know': 'A spelling mistake.' });
  const shown = await edited.page(CHANGED);
  expect(shown).toContain('“A spelling mistake.”');
  expect(shown).not.toContain('What people need to know');
});

test('tells no one about a ticked recall whose text is back in the guidance', async () => {
  await startRecall();
  await edited.press('/library/releases', { do: 'roll-back', to: '2', reason: 'It was a mistake.' });
  const refused = await edited.press(WRONG, { do: 'tell', 'also-1': 'yes' });
  expect(refused.status).toBe(409);
  expect(plain(refused.text)).toMatch(/The text of recall 1 is back in the guidance/);
  expect(refused.text).toMatch(/name="also-1" value="yes" checked/);
  expect(await chat()).not.toMatch(/was wrong/);
  expect((await edited.press(WRONG, { do: 'dismiss', 'also-1': 'yes' })).status).toBe(303);
});

test('what people would not read is not lost', async () => {
  await startRecall();
  const both = { do: 'tell', 'also-2': 'yes' };
  const refused = await edited.press(CHANGED, { ...both, 'need-to-know': 'It is 30 days now.' });
  expect(refused.status).toBe(409);
  expect(plain(refused.text)).toMatch(/they would not read what you wrote here.*It is 30 days now\./);
  expect(await chat()).not.toMatch(/was wrong/);
  expect((await edited.press(CHANGED, both)).status).toBe(303);
});

test('an editor reads which of the ticked recalls someone else has decided', async () => {
  await startRecall();
  await edited.ada.get(CHANGED);
  const bea = await edited.library.editor('Bea Lindqvist');
  await bea.get(WRONG);
  await bea.submit(WRONG, { do: 'dismiss' });
  const late = await edited.ada.submit(CHANGED, { do: 'tell', 'also-2': 'yes' });
  expect(plain(late.text)).toMatch(
    /Your decision on this recall has been saved\. Bea Lindqvist had already decided on recall 2: /,
  );
  expect(await chat()).toMatch(/has changed/);
});

test('what people read stays on the page when the text is found wrong later', async () => {
  await edited.press(CHANGED, { do: 'tell' });
  await chat();
  await startRecall();
  await edited.press(WRONG, { do: 'tell' });
  await chat();
  expect(await edited.page(CHANGED)).toMatch(
    /What we told each person .{0,5}Some guidance I gave you has changed/,
  );
});

test('a report says whether its quotes are live and which recalls wait', async () => {
  expect(await edited.page(report)).toMatch(
    /A recall of these quotes is already waiting for a decision: Recall 1: .*Quote 1 is no longer in the live guidance/,
  );
  await edited.press('/library/releases', { do: 'roll-back', to: '2', reason: 'It was a mistake.' });
  expect(await edited.page(report)).toContain('Quote 1 is still live: answers can quote it.');
  const recalling = await edited.press(report, { do: 'recall', 'quote-1': 'wrong' });
  expect(recalling.status).toBe(400);
  await startRecall();
  expect(await edited.page(report)).toContain(
    'Quote 1 is still live, but Recall 2 stops answers from quoting it.',
  );
});

test('an editor need not say why no recall is needed', async () => {
  const dismissed = await edited.press(report, { do: 'dismiss' });
  expect(dismissed.headers.get('location')).toContain('said=dismissed');
});
