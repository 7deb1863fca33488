// Tests that our sentences before the quotes are only added when they are needed, and always in the same
// order.
import { expect, it } from 'vitest';
import { detectLanguage } from '../../../knowledge/question/detect-language.js';
import { answerPreface } from '../../../knowledge/quotes/answer-preface.js';
import { sampleCitation, sampleDocument, samplePassage } from '../../fakes/samples/guidance-samples.js';
import type { Citation } from '../../../knowledge/model/answer.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';

const citation = (quote: string, jurisdictions: Jurisdiction[] = []) =>
  sampleCitation({
    passage: samplePassage({ text: quote }),
    spans: [[0, quote.length]],
    document: sampleDocument({ jurisdictions }),
  });
const rule = citation('The recovery period lasts 30 days.');
const nothing = { question: 'When does it end?', nations: [] as Jurisdiction[], citations: [rule] };

it('says nothing if nothing needs saying', () => {
  expect(answerPreface({}, nothing)).toBeUndefined();
});

it('says calmly what the question and the quote each say', () => {
  expect(
    answerPreface({}, { ...nothing, question: 'Since the recovery period is 45 days, when does it end?' }),
  ).toBe('Your question says 45 days. The guidance quoted here says 30 days.');
});

it('says in Welsh that guidance is quoted in its own language only above a quote', () => {
  const language = detectLanguage('Beth yw llinellau cyffuriau a phwy sy’n gyfrifol?')!;
  const asked = (citations: Citation[]) =>
    answerPreface({ language: 'cy' }, { ...nothing, citations, language });
  expect(asked([rule])).toBe('Dim ond yn eu hiaith eu hunain y gallaf ddyfynnu canllawiau.');
  expect(asked([])).toBeUndefined();
  expect(answerPreface({}, { ...nothing, citations: [], language })).toBe(language.sentence);
});

it('says so only above a quote in another language than the question', () => {
  const inWelsh = { ...rule, document: sampleDocument({ language: 'cy' }) };
  const english = 'I can only quote guidance in its own language.';
  expect(answerPreface({}, { ...nothing, citations: [inWelsh] })).toBe(english);
  expect(answerPreface({}, { ...nothing, citations: [rule, inWelsh] })).toBe(english);
  const language = detectLanguage('Beth yw llinellau cyffuriau a phwy sy’n gyfrifol?')!;
  const asked = (speaks: 'en' | 'cy', ...citations: Citation[]) =>
    answerPreface({ language: speaks }, { ...nothing, citations, language });
  expect(asked('cy', inWelsh)).toBeUndefined();
  expect(asked('cy', inWelsh, rule)).toBe('Dim ond yn eu hiaith eu hunain y gallaf ddyfynnu canllawiau.');
  expect(asked('en', inWelsh)).toBeUndefined();
  expect(asked('en', rule)).toBe(language.sentence);
});

it('warns of quotes for different nations only while the nation is not known', () => {
  const citations = [citation('One rule.', ['england', 'wales']), citation('Another.', ['scotland'])];
  expect(answerPreface({}, { ...nothing, citations })).toMatch(/different nations/);
  expect(answerPreface({}, { ...nothing, citations, nations: ['scotland'] })).not.toMatch(
    /different nations/,
  );
  const shared = [citation('One rule.', ['england', 'wales']), citation('Another.', ['wales'])];
  expect(answerPreface({}, { ...nothing, citations: shared })).toBeUndefined();
});

it('says if the first quote is not for the person’s nation, and whether another is', () => {
  const english = citation('One rule.', ['england', 'wales']);
  const asked = (nations: Jurisdiction[], ...citations: Citation[]) =>
    answerPreface({}, { ...nothing, nations, citations });
  expect(asked(['northern-ireland'], english)).toBe(
    'This is guidance for England and Wales. I found nothing for Northern Ireland.',
  );
  expect(asked(['scotland'], english, citation('Another.', ['scotland']))).toBe(
    'The first quote is from guidance for England and Wales. Another quote below is for Scotland.',
  );
  expect(asked(['scotland'], citation('This differs in Scotland.', ['england']))).toBe(
    'This is guidance for England.',
  );
  expect(asked(['wales'], english)).toBeUndefined();
  expect(asked(['scotland'], citation('For all.'))).toBeUndefined();
  expect(asked(['scotland'])).toBeUndefined();
});

it('says if it found nothing for one of the nations that the question names', () => {
  const question = 'Is consent different for Scotland and England?';
  const asked = (...citations: Citation[]) =>
    answerPreface({}, { ...nothing, question, nations: ['england', 'scotland'], citations });
  const scottish = citation('One rule.', ['scotland']);
  expect(asked(scottish, scottish)).toBe('This is guidance for Scotland. I found nothing for England.');
  expect(asked(scottish, citation('Another.', ['england']))).toBeUndefined();
  expect(asked(scottish, citation('For all.'))).toBeUndefined();
  expect(asked()).toBeUndefined();
});

it('says if quotes that follow the first are not for the person’s nation', () => {
  const citations = [citation('One rule.', ['scotland']), citation('Another.', ['england', 'wales'])];
  expect(answerPreface({}, { ...nothing, nations: ['scotland'], citations })).toBe(
    'These quotes are from different nations. Check the nation under each quote.',
  );
  expect(answerPreface({}, { ...nothing, nations: ['scotland', 'england'], citations })).toBeUndefined();
});

it('says if guidance for the nation of an earlier question is not for the person’s own', () => {
  const irish = [citation('One rule.', ['northern-ireland'])];
  const followed = { ...nothing, nations: ['northern-ireland'] as Jurisdiction[], citations: irish };
  expect(answerPreface({ jurisdiction: 'scotland' }, followed)).toBe(
    'This is guidance for Northern Ireland.',
  );
  expect(answerPreface({ jurisdiction: 'northern-ireland' }, followed)).toBeUndefined();
  expect(
    answerPreface({ jurisdiction: 'scotland' }, { ...followed, question: 'Who refers in Northern Ireland?' }),
  ).toBeUndefined();
});

it('says if the first quote is not for the nation named, though it is for the person’s own', () => {
  const citations = [citation('One rule.', ['england', 'wales'])];
  const nations: Jurisdiction[] = ['england', 'northern-ireland'];
  expect(answerPreface({}, { question: 'He was found in Belfast. Who refers?', nations, citations })).toBe(
    'This is guidance for England and Wales. I found nothing for Northern Ireland.',
  );
});

it('says nothing of a nation that is only named in passing', () => {
  const citations = [citation('One rule.', ['england', 'wales'])];
  const question = 'PSNI called the school. Who refers?';
  expect(answerPreface({}, { question, nations: ['england'], citations })).toBeUndefined();
});

it('says so in Welsh too', () => {
  const citations = [citation('One rule.', ['england', 'wales'])];
  expect(answerPreface({ language: 'cy' }, { ...nothing, nations: ['scotland'], citations })).toBe(
    'Canllawiau ar gyfer Lloegr a Chymru yw’r rhain. Ni ddes i o hyd i ddim ar gyfer yr Alban.',
  );
});

it('meets the person in their language first, and keeps what the writer said last', () => {
  const language = { code: 'cy', sentence: 'Brawddeg.' };
  expect(answerPreface({}, { ...nothing, language, preface: 'Quotes alone.' })).toBe(
    'Brawddeg. Quotes alone.',
  );
});
