// In the record, what an adviser wrote has their own name, and nobody else's.
import { expect, test } from 'vitest';
import { withOwnName } from '../../../../bot/handoff/record/own-name.js';

const known = {
  'name:ann': '[name 1]',
  'name:ann okafor': '[name 1]',
  'name:mai': '[name 2]',
  'name:ann smith': '[name 3]',
};
const told = (text: string, before: string[] = []) => withOwnName(text, 'Ann Okafor', known, before);

test('puts back the adviser’s own name, as it is written', () => {
  expect(told('Hello, this is [name 1]. Is [name 2] safe?')).toBe('Hello, this is Ann. Is [name 2] safe?');
  expect(withOwnName('It’s [name 1].', 'Ann Okafor', { 'name:ann okafor': '[name 1]' }, [])).toBe(
    'It’s Ann Okafor.',
  );
});

test('leaves the name of anyone else, also if they share it', () => {
  expect(told('[name 3] called, and [name 9].')).toBe('[name 3] called, and [name 9].');
  expect(told('I am [name 1].', ['My client [name 1] is 15.'])).toBe('I am [name 1].');
});
