// Tests when an answer says that the nation chosen earlier was used.
import { expect, test } from 'vitest';
import {
  nationParts,
  nationUsed,
  nationOfEveryQuote,
  onlyNationParts,
} from '../../../bot/answers/nation-used.js';
import { conversationText } from '../../../adapters/web/chat/printed-chat.js';
import type { StoredAnswer, TranscriptEntry } from '../../../bot/model/messages/conversation.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import { sampleAnswer, sampleCitation } from '../../fakes/samples/sample-answers.js';

const question = { role: 'practitioner', text: publicText('Who appoints the guardian?') } as const;

function answered(jurisdiction: Jurisdiction, createdAt = '2026-11-27T09:00:00.000Z'): StoredAnswer {
  const asked = { context: [], jurisdiction };
  return { id: 'a1', message: 'm1', answer: sampleAnswer(), asked, urgent: false, createdAt } as never;
}

test('says so if at least one quote is for the nation chosen earlier', () => {
  expect(nationUsed(answered('england'), question, undefined)).toBe('england');
  expect(nationUsed(answered('wales'), question, undefined)).toBeUndefined();
});

test('says so again after 8 hours, or if another nation was used before', () => {
  const later = answered('england', '2026-11-27T17:00:00.000Z');
  expect(nationUsed(later, question, answered('england'))).toBeUndefined();
  expect(nationUsed(later, question, answered('england', '2026-11-27T08:59:59.000Z'))).toBe('england');
  expect(nationUsed(later, question, answered('wales'))).toBe('england');
});

test('says so if the answer before did not show the nation', () => {
  const later = answered('england', '2026-11-27T09:30:00.000Z');
  expect(nationUsed(later, question, { ...answered('england'), urgent: true })).toBe('england');
  const unanswered = { ...sampleAnswer(), outcome: 'unanswerable' as const, citations: [] };
  expect(nationUsed(later, question, { ...answered('england'), answer: unanswered as never })).toBe(
    'england',
  );
});

const unchosen = (createdAt = '2026-11-27T09:00:00.000Z'): StoredAnswer => ({
  ...answered('england', createdAt),
  asked: { context: [] },
});

function quoting(...nations: Jurisdiction[][]): StoredAnswer {
  const citations = nations.map((jurisdictions) => sampleCitation({ jurisdictions }));
  return { ...unchosen(), answer: sampleAnswer({ citations }) } as never;
}

test('finds the one nation of all quotes if none is chosen', () => {
  expect(nationOfEveryQuote(quoting(['england'], ['england']), question, undefined)).toBe('england');
  expect(nationOfEveryQuote(quoting(['england'], ['wales']), question, undefined)).toBeUndefined();
  expect(nationOfEveryQuote(quoting(['england'], []), question, undefined)).toBeUndefined();
  expect(nationOfEveryQuote(quoting(['england', 'wales']), question, undefined)).toBeUndefined();
  expect(nationOfEveryQuote(answered('england'), question, undefined)).toBeUndefined();
});

test('does not offer other nations for a question that names one, is urgent or comes from an adviser', () => {
  const inEngland = { ...question, text: publicText('Who appoints the guardian in England?') };
  expect(nationOfEveryQuote(unchosen(), inEngland, undefined)).toBeUndefined();
  expect(nationOfEveryQuote({ ...unchosen(), urgent: true }, question, undefined)).toBeUndefined();
  expect(nationOfEveryQuote(unchosen(), { ...question, role: 'adviser' }, undefined)).toBeUndefined();
});

test('offers other nations again after 8 hours, or after an answer for another nation', () => {
  const before = { ...unchosen(), message: 'm0' };
  expect(nationOfEveryQuote(unchosen(), question, before)).toBeUndefined();
  expect(nationOfEveryQuote(unchosen('2026-11-27T17:00:01.000Z'), question, before)).toBe('england');
  expect(nationOfEveryQuote(unchosen(), question, { ...quoting(['wales']), message: 'm0' })).toBe('england');
  expect(nationOfEveryQuote(unchosen(), question, { ...answered('wales'), message: 'm0' })).toBe('england');
});

test('offers other nations if the answer replaces one to the same question', () => {
  const unanswered = { ...sampleAnswer(), outcome: 'unanswerable' as const, citations: [] };
  const notFound = { ...unchosen(), answer: unanswered } as never as StoredAnswer;
  expect(nationOfEveryQuote(unchosen(), question, notFound)).toBe('england');
  expect(nationOfEveryQuote(unchosen(), question, unchosen())).toBe('england');
});

test('does not offer other nations once the person has chosen all of them for that question', () => {
  expect(nationOfEveryQuote(unchosen(), question, answered('england'))).toBeUndefined();
});

test.each(['en', 'cy'] as const)('a saved copy in %s offers no choice that it does not have', (language) => {
  const say = wordsIn(language);
  const parts = [...onlyNationParts('wales', 'm1', say), ...nationParts('wales', 'm1', say)];
  const message = { language, parts, buttons: [], summary: '', writtenByModel: false };
  const entry = { direction: 'out', id: 'm1', at: '2026-11-27T09:00:00.000Z', message, state: 'sent' };
  const saved = conversationText([entry as unknown as TranscriptEntry], 'https://ctac.example', say);
  const lines = saved.trim().split('\n').filter(Boolean).slice(-2);
  expect(lines).toEqual([say.onlyNation('wales'), say.nationUsed('wales')]);
  expect(say.nationUsed('wales')).toMatch(/(?:chosen earlier|yn gynharach)\.$/);
});
