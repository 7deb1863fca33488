// Tests recalls in the library without scripts: who gets a message, and when text is not quoted. Runs the
// whole product.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { load } from 'cheerio';
import { longDate } from '../../../../../adapters/web/design/format-time.js';
import {
  HELP_QUESTION,
  plain,
  startEditedLibrary,
  type EditedLibrary,
} from '../../../../support/running-library.js';

let library: EditedLibrary['library'];
let ada: EditedLibrary['ada'];
let acceptChange: EditedLibrary['acceptChange'];
let page: EditedLibrary['page'];
let press: EditedLibrary['press'];
beforeEach(async () => {
  ({ library, ada, acceptChange, page, press } = await startEditedLibrary());
});
afterEach(() => library.close());

test('a recall shows how many people it concerns, what each will read, and is decided once', async () => {
  const practitioner = library.browser();
  await practitioner.get('/');
  await practitioner.submit('/chat/messages', { text: HELP_QUESTION });
  await library.settled();
  await acceptChange(30);
  await press('/library/releases', { do: 'publish' });
  expect(await page('/library/releases')).toMatch(/1 passage that people were given has changed/);
  expect(await page('/library/recalls')).toMatch(
    /To be decided .*Help for trafficked children.*1 person was given this text/,
  );
  const shown = await page('/library/recalls/1');
  expect(shown).toMatch(/What changed .*\[removed: 45 ?\].*\[added: 30 ?\]/);
  expect(shown).toMatch(/What they were given .*45 days.*What the guidance says now .*30 days/);
  expect(shown).toMatch(/1 person on .*\. They used web chat \(1\)\./);
  expect(shown).toMatch(/What we will tell each person.*Some guidance I gave you has changed/);
  const bea = await library.editor('Bea Lindqvist');
  await bea.get('/library/recalls/1');
  await press('/library/recalls/1', { do: 'tell', 'need-to-know': 'Important.' });
  const late = await bea.submit('/library/recalls/1', { do: 'dismiss', comment: 'Not needed' });
  expect(late.status).toBe(409);
  expect(plain(late.text)).toMatch(/Ada Mensah has already decided: “Told”\. Your decision was not saved\./);
  await library.settled();
  expect(await page('/library/recalls/1')).toMatch(/1 message delivered/);
  expect(plain((await practitioner.get('/')).text)).toMatch(/Some guidance I gave you has changed/);
});

test('an editor who finds words wrong opens a recall without publishing anything', async () => {
  const wrong = { do: 'wrong', document: 'help', words: 'within 45 days', comment: 'It is 30 days.' };
  const mistyped = await press('/library/recalls', { ...wrong, words: 'within 46 days' });
  expect(plain(mistyped.text)).toContain('This text is not in the live document.');
  const practitioner = library.browser();
  await practitioner.get('/');
  await practitioner.submit('/chat/messages', { text: HELP_QUESTION });
  await library.settled();
  const empty = await press('/library/recalls', { ...wrong, comment: ' ' });
  expect(empty.status).toBe(400);
  expect(empty.text).toMatch(/<a href="#comment">Enter what people need to know\./);
  expect(empty.text).toMatch(/aria-describedby="comment-hint comment-problem" aria-invalid="true"/);
  expect(empty.text).toContain('>\nwithin 45 days</textarea>');
  expect((await press('/library/recalls', wrong)).status).toBe(303);
  const twice = await press('/library/recalls', wrong);
  expect([twice.status, plain(twice.text)]).toEqual([
    400,
    expect.stringContaining('There is already an open recall for this text.'),
  ]);
  expect(await page('/library/recalls')).toMatch(/To be decided .*Not quoted .*Found to be wrong/);
  await press('/library/recalls/1', { do: 'tell' });
  await library.settled();
  expect(plain((await practitioner.get('/')).text)).toMatch(/was wrong\..*It is 30 days\..*45 days/);
});

test('text found wrong is not quoted, says so where it can be read, and is quoted again once an editor allows it', async () => {
  const wrong = { do: 'wrong', document: 'help', words: 'within 45 days', comment: 'It is 30 days.' };
  await press('/library/recalls', wrong);
  const practitioner = library.browser();
  const find = async () => {
    await practitioner.get('/library/find');
    return plain((await practitioner.submit('/library/find', { text: HELP_QUESTION })).text);
  };
  const warning = /Recalled on \d+ \w+ \d{4}\. Do not rely on it\. .*within 45 days/;
  const ask = async () => {
    await practitioner.get('/');
    await practitioner.submit('/chat/messages', { text: HELP_QUESTION });
    await library.settled();
    return plain((await practitioner.get('/')).text);
  };
  expect(await ask()).not.toContain('within 45 days');
  expect(await page('/library/document/help')).toMatch(warning);
  expect(await find()).toMatch(warning);
  expect(await page('/library/recalls/1')).toMatch(
    /Not quoted .*This text is still in the guidance, but answers do not quote it\. Check its source for a corrected version , then publish/,
  );
  expect((await press('/library/recalls/1', { do: 'lift', reason: ' ' })).status).toBe(400);
  expect((await press('/library/recalls/1', { do: 'lift', reason: 'It was right.' })).status).toBe(303);
  const lifted = await page('/library/recalls/1');
  expect(lifted).toMatch(/Quoted again .*This text is in the guidance, and answers can quote it\./);
  expect(lifted).toMatch(/Ada Mensah allowed this text to be quoted again, .*: “It was right\.”/);
  expect(lifted).toMatch(/Test questions that were paused stay paused/);
  expect(lifted).not.toMatch(/Allow quoting again|People who were told/);
  expect(await page('/library/document/help')).not.toContain('Recalled on');
  expect(await ask()).toContain('within 45 days');
});

test('after a lift, the page says who is not told and which other recall still blocks the text', async () => {
  const wrong = { do: 'wrong', document: 'help', words: 'within 45 days', comment: 'It is 30 days.' };
  await press('/library/recalls', wrong);
  // The comment that people see comes from the report, so this page cannot change it.
  expect((await ada.get('/library/recalls/1')).text).not.toContain('name="need-to-know"');
  await press('/library/recalls/1', { do: 'tell' });
  await press('/library/recalls', { ...wrong, words: 'first meeting', comment: 'It is the second.' });
  const saved = await press('/library/recalls/1', { do: 'lift', reason: 'It was right.' });
  expect(plain((await ada.get(saved.headers.get('location')!)).text)).toMatch(
    /Your decision has been saved\. .*Not quoted .*answers do not quote it because of recall 2 \./,
  );
  const shown = await page('/library/recalls/1');
  expect(shown).toMatch(/What people need to know: “It is 30 days\.” Ada Mensah allowed this text/);
  expect(shown).toContain(
    'People who were told that this text was wrong have not been told that it can be quoted again.',
  );
  await press('/library/recalls/2', { do: 'lift', reason: 'It was right.' });
  expect(await page('/library/recalls/1')).toMatch(/Quoted again .*answers can quote it\./);
});

test('a page says where words stay out once their document no longer has them', async () => {
  expect(await page('/library/recalls')).toContain(
    'If you copy only a few words, other documents are only affected if they have the same sentence.',
  );
  const wrong = { do: 'wrong', document: 'help', words: 'within 45 days', comment: 'It is 30 days.' };
  await press('/library/recalls', wrong);
  await acceptChange(30);
  await press('/library/releases', { do: 'publish' });
  expect(await page('/library/recalls/1')).toContain(
    'This text is no longer in this document. If another document has the same sentence, answers do not quote it from there either.',
  );
});

test('a recall of a document that is no longer live does not link to it', async () => {
  const live = await page('/library/recalls');
  expect(live).not.toContain('This document is no longer live');
  await press('/library/recalls', {
    do: 'wrong',
    document: 'help',
    words: 'within 45 days',
    comment: 'It is 30 days.',
  });
  expect((await ada.get('/library/recalls/1')).text).toContain('Read the live document');
  await press('/library/releases', { do: 'roll-back', to: '1', reason: 'It was published by mistake.' });
  const shown = (await ada.get('/library/recalls/1')).text;
  expect(shown).toContain('This document is no longer live.');
  expect(shown).not.toContain('href="/library/document/help"');
});

test('a recall says if the guidance has the old text again, and then tells no one that it changed', async () => {
  const practitioner = library.browser();
  await practitioner.get('/');
  await practitioner.submit('/chat/messages', { text: HELP_QUESTION });
  await library.settled();
  await acceptChange(30);
  await press('/library/releases', { do: 'publish' });
  await press('/library/releases', { do: 'roll-back', to: '2', reason: 'It was a mistake.' });
  const shown = await page('/library/recalls/1');
  expect(shown).toMatch(
    /In the guidance again .*This text is back in the guidance: version 2 has been live since/,
  );
  expect(shown).not.toMatch(/Tell everyone|will tell each person|If you tell people/);
  expect((await press('/library/recalls/1', { do: 'tell' })).status).toBe(409);
  expect((await press('/library/recalls/1', { do: 'dismiss' })).status).toBe(303);
});

test('text found wrong is not quoted again through an earlier recall if it was reported again since', async () => {
  const wrong = { do: 'wrong', document: 'help', words: 'within 45 days', comment: 'It is 30 days.' };
  const report = () => press('/library/recalls', wrong);
  await report();
  await press('/library/recalls/1', { do: 'dismiss' });
  await report();
  const refused = await press('/library/recalls/1', { do: 'lift', reason: 'It was right.' });
  expect(refused.status).toBe(400);
  expect(plain(refused.text)).toContain('reported this text again, in recall 2');
});

test('a change that brings recalled text back says so, with a link to the recall', async () => {
  const wrong = { do: 'wrong', document: 'help', words: 'within 45 days', comment: 'It is 30 days.' };
  await press('/library/recalls', wrong);
  await acceptChange(30);
  expect(await page('/library/changes/2')).not.toContain('was recalled');
  await press('/library/releases', { do: 'publish' });
  await acceptChange(45);
  const [change] = await library.editing.changes(['accepted']);
  const path = `/library/changes/${change!.id}`;
  const recalledOn = longDate(new Date().toISOString());
  expect(load((await ada.get(path)).text)('.hangs-on').text()).toContain(
    `1 passage in this change was recalled on ${recalledOn}. Answers will not quote it unless an editor allows it.`,
  );
  expect(load((await ada.get(path)).text)('.hangs-on a[href="/library/recalls/1"]').text()).toBe(
    `was recalled on ${recalledOn}`,
  );
});

test('a change that leaves recalled words in the guidance says that they are still there', async () => {
  const practitioner = library.browser();
  await practitioner.get('/');
  await practitioner.submit('/chat/messages', { text: HELP_QUESTION });
  await library.settled();
  const wrong = { document: 'help', words: 'first meeting', comment: 'It is the second.' };
  await press('/library/recalls', { do: 'wrong', ...wrong });
  await acceptChange(30);
  await press('/library/releases', { do: 'publish' });
  const shown = await page('/library/recalls/2');
  expect(shown).toMatch(
    /What the guidance says now .*first meeting.* This text still has words that were recalled, so answers do not quote it: see recall 1 \./,
  );
  const warned =
    /what the guidance has said since [^.]*Recalled on \d+ \w+ \d{4}\. Do not rely on it\. .*30 days/;
  expect(shown).toMatch(warned);
  expect(shown).toContain(
    'Check before you tell anyone: the new text has words that were recalled (see recall 1',
  );
  await press('/library/recalls/2', { do: 'tell' });
  await library.settled();
  const told = plain((await practitioner.get('/')).text);
  expect(told).toMatch(warned);
  expect(told).toMatch(/What has changed: .*\[removed: 45 ?\].*\[added: 30 ?\]/);
  await press('/library/recalls/1', { do: 'lift', reason: 'It was right.' });
  expect(await page('/library/recalls/2')).not.toContain('words that were recalled');
});
