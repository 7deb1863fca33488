// A few words of the field are enough to search by, and one is too few.
import { expect, it } from 'vitest';
import { englishSearchTerms } from '../../../knowledge/question/english-search-terms.js';

it.each([
  [
    'cy',
    'Pryd mae gwarcheidwad annibynnol yn cael ei benodi i blentyn yng Nghymru?',
    'guardian independent child in Wales',
  ],
  ['pl', 'Kto może zgłosić ofiarę handlu ludźmi?', 'refer report victim trafficking human'],
  ['vi', 'Ai có thể giúp nạn nhân của buôn bán người?', 'victim human trafficking'],
  ['ar', 'هل يجب الحصول على موافقة الطفل؟', 'consent child'],
])('%s: “%s” is searched for by its words of the field, in their order', (language, text, words) => {
  expect(englishSearchTerms(text, language)).toBe(words);
});

it('keeps shorthand, which is written so in every language', () => {
  expect(englishSearchTerms('Czy dziecko musi wyrazić zgodę na NRM?', 'pl')).toBe('child consent NRM');
  expect(englishSearchTerms('Beth yw NRM?', 'cy')).toBeUndefined();
});

it('keeps a nation that is named', () => {
  expect(englishSearchTerms('Oes angen cydsyniad plentyn yng Nghymru, Cymru?', 'cy')).toBe(
    'consent child in Wales',
  );
});

it('finds no word within another, none of another language, and nothing in one word alone', () => {
  expect(englishSearchTerms('plentyndod heddluoedd', 'cy')).toBeUndefined();
  expect(englishSearchTerms('dziecko zgoda', 'cy')).toBeUndefined();
  expect(englishSearchTerms('dziecko', 'pl')).toBeUndefined();
  expect(englishSearchTerms('孩子需要同意吗？', 'zh')).toBeUndefined();
});
