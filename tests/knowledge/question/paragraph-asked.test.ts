// Tests which questions only ask what a numbered paragraph says.
import { expect, it } from 'vitest';
import { paragraphAsked } from '../../../knowledge/question/paragraph-asked.js';

it.each([
  ['what does paragraph 9.19 of the harbour guidance say', '9.19', 'the harbour guidance', false],
  ['HSIE para 118', '118', 'HSIE', 'unless-named'],
  ['What does HSIE paragraph 61 say?', '61', 'HSIE', 'unless-named'],
  ['para 352ZC harbour rules', '352ZC', 'harbour rules', false],
  ['Please show me para. 5.2 in the Harbour Code', '5.2', 'the Harbour Code', false],
  ['what does paragraph 12 say', '12', undefined, false],
  ['what does rule 352ZE say', '352ZE', undefined, true],
  ['rule HF 7.1', 'HF 7.1', undefined, true],
  ['What are the HSIE rules under 18?', 'under 18', 'What are the HSIE', true],
  ['HSIE para 118 in Scotland', '118', 'HSIE', 'unless-named'],
  ['para 118 of the Harbour Code in Northern Ireland?', '118', 'the Harbour Code', false],
  ['para 118 of the Harbour Code for Scotland?', '118', 'the Harbour Code for Scotland', false],
  ['para 352ZC harbour rules for Wales', '352ZC', 'harbour rules for Wales', false],
  ['HSIE para 118 for Scotland', '118', 'HSIE', 'unless-named'],
])('“%s” asks for %s', (question, number, document, mayAskElse) => {
  expect(paragraphAsked(question)).toEqual({ number, ...(document && { document }), mayAskElse });
});

it.each([
  'fresh claim paragraph 353 significantly different test',
  'para 352ZD of part 11 - who is a harbour child',
  'what does rule 352ZE say about children',
  'rule 35 report vs form 1, which do we attach',
  'What paragraph says that a child is heard?',
  'What is a section 47 enquiry?',
])('“%s” asks something else', (question) => {
  expect(paragraphAsked(question)).toBeUndefined();
});
