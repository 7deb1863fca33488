// Tests finding English search terms for a question in another language. A single safeguarding term is not
// enough, unless the question is about nothing else.
import { expect, it } from 'vitest';
import { englishSearchTerms } from '../../../knowledge/question/english-search-terms.js';

it.each([
  [
    'cy',
    'Pryd mae gwarcheidwad annibynnol yn cael ei benodi i blentyn yng Nghymru?',
    'when independent guardian appointed child in Wales',
  ],
  ['pl', 'Kto może zgłosić ofiarę handlu ludźmi?', 'refer report victim trafficking human'],
  ['vi', 'Ai có thể giúp nạn nhân của buôn bán người?', 'victim human trafficking'],
  ['ar', 'هل يجب الحصول على موافقة الطفل؟', 'consent child'],
])('%s: “%s” is searched for by its words of the field, in their order', (language, text, words) => {
  expect(englishSearchTerms(text, language)).toBe(words);
});

it('keeps shorthand, which is written so in every language', () => {
  expect(englishSearchTerms('Czy dziecko musi wyrazić zgodę na NRM?', 'pl')).toBe('child consent NRM');
});

it('keeps a nation that is named', () => {
  expect(englishSearchTerms('Oes angen cydsyniad plentyn yng Nghymru, Cymru?', 'cy')).toBe(
    'need consent child in Wales',
  );
});

it.each([
  ['A oes rhaid i blentyn gydsynio i atgyfeiriad?', 'must child consent referral'],
  ['A fasnachwyd y plant?', 'trafficked children'],
  ['Pwy yw ymatebwyr cyntaf ym masnachu pobl?', 'who first responders human trafficking'],
  ['Beth os yw phlentyn wedi’i fasnachu?', 'what if child trafficked'],
  ['Pa hawliau sydd gan ddioddefwyr caethwasiaeth fodern?', 'which rights victims modern slavery'],
  ['Beth yw’r Mecanwaith Atgyfeirio Cenedlaethol?', 'what is National Referral Mechanism'],
  ['Beth yw’r Mecanwaith Cyfeirio Cenedlaethol?', 'what is National Referral Mechanism'],
])('cy: knows words in any mutation, phrases, and what is asked: %s', (text, words) => {
  expect(englishSearchTerms(text, 'cy')).toBe(words);
});

it.each([
  ['Pwy all atgyfeirio plentyn?', 'who can refer child'],
  ['Pwy sy’n gallu atgyfeirio plentyn?', 'who can refer child'],
  ['Pwy allai atgyfeirio plentyn?', 'who can refer child'],
  ['Pwy fedr atgyfeirio plentyn?', 'who can refer child'],
  ['Fedra i atgyfeirio plentyn?', 'can refer child'],
  ['A gaf i atgyfeirio plentyn?', 'may refer child'],
  ['Gawn ni rannu gwybodaeth?', 'may share information'],
  ['Beth wna i os aiff plentyn ar goll?', 'what do if child goes missing'],
  ['Faint o amser mae’r penderfyniad yn ei gymryd?', 'how long decision take'],
  ['Pwy benderfynith?', 'who decide'],
  ['Pam benderfynon nhw?', 'why decide'],
  ['Beth benderfynoch chi?', 'what decide'],
  ['A benodir gwarcheidwad?', 'appointed guardian'],
  ['Helpwch y plentyn', 'help child'],
])('cy: knows everyday verbs in any person, tense and mutation: %s', (text, words) => {
  expect(englishSearchTerms(text, 'cy')).toBe(words);
});

it.each([
  ['Beth yw county lines?', 'what is county lines'],
  ['Sut mae county lines yn gweithio?', 'how county lines work'],
  ['Beth ydy cuckooing?', 'what is cuckooing'],
  ['Beth yw grooming?', 'what is grooming'],
  ['Pwy sy’n gwneud yr age assessment?', 'who do age assessment'],
  ['Oes rhaid cael consent ar gyfer referral?', 'must consent referral'],
  ['Pwy yw’r first responders yng Nghymru?', 'who first responders in Wales'],
  ['Pwy sy’n penderfynu reasonable grounds?', 'who decide reasonable grounds'],
  ['Pryd mae’r duty to notify yn berthnasol?', 'when duty to notify'],
  ['Beth yw debt bondage?', 'what is debt bondage'],
  [
    'Faint o amser mae conclusive grounds decision yn ei gymryd?',
    'how long conclusive grounds decision take',
  ],
  ['Beth yw modern slavery?', 'what is modern slavery'],
  ['Sut ydw i’n gwneud NRM referral?', 'how do NRM referral'],
  ['Pwy all gael legal aid?', 'who can legal aid'],
  ['Beth yw private fostering?', 'what is private fostering'],
])('cy: knows English terms of the field: %s', (text, words) => {
  expect(englishSearchTerms(text, 'cy')).toBe(words);
});

it.each(['Beth yw fair trade?', 'Ble mae’r car park?', 'Pryd mae’r Christmas party?'])(
  'cy: does not search for other English: %s',
  (text) => {
    expect(englishSearchTerms(text, 'cy')).toBeUndefined();
  },
);

it('searches for one term of a Welsh question if nothing else in it is unknown', () => {
  expect(englishSearchTerms('Beth yw NRM?', 'cy')).toBe('what is NRM');
  expect(englishSearchTerms('Beth yw’r cyfnod adfer?', 'cy')).toBe('what is recovery period');
  expect(englishSearchTerms('Pryd mae gwyliau’r ysgol?', 'cy')).toBeUndefined();
  expect(englishSearchTerms('Beth yw hyn?', 'cy')).toBeUndefined();
});

it.each([
  'Beth yw masnach deg?',
  'Pa fws i’r llys?',
  'Pwy yw tad y ci?',
  'Beth yw hysbyseb?',
  'Sut mae masnachol yn gweithio?',
  'Pwy yw mam y gath?',
])('searches for none of our own terms in a Welsh question about other things: %s', (text) => {
  expect(englishSearchTerms(text, 'cy')).toBeUndefined();
});

it('finds no word within another, none of another language, and nothing in one word alone', () => {
  expect(englishSearchTerms('plentyndod heddluoedd', 'cy')).toBeUndefined();
  expect(englishSearchTerms('dziecko zgoda', 'cy')).toBeUndefined();
  expect(englishSearchTerms('dziecko', 'pl')).toBeUndefined();
  expect(englishSearchTerms('孩子需要同意吗？', 'zh')).toBeUndefined();
});
