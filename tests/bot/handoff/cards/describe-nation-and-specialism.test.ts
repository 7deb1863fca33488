import { expect, test } from 'vitest';
import {
  nationNeeded,
  specialismNeeded,
} from '../../../../bot/handoff/cards/describe-nation-and-specialism.js';

test.each([
  ['england', 'Who refers a child?', 'England'],
  ['england', 'Who refers a child in Wales?', 'England (the question mentions Wales)'],
  ['wales', 'Who refers a child in Wales?', 'Wales'],
  [undefined, 'Who refers a child in Wales?', 'Perhaps: Wales'],
  [undefined, 'Who refers a child?', undefined],
  [undefined, undefined, undefined],
] as const)('with %s set in the chat and the question “%s”, the nation is: %s', (own, question, said) => {
  expect(nationNeeded(own, question)).toBe(said);
});

test('the nation is certain once an adviser has set it', () => {
  expect(nationNeeded('england', 'Who refers a child in Wales?', true)).toBe('England');
});

test('a specialism is a guess from the question until an adviser has chosen it', () => {
  const request = { specialism: 'law-enforcement' } as const;
  expect(specialismNeeded(request, [{ transition: 'claim' }])).toBe('Perhaps: Law enforcement');
  expect(specialismNeeded(request, [{ transition: 'redirect' }])).toBe('Law enforcement');
  expect(specialismNeeded({}, [])).toBeUndefined();
});
