// Tests that advisers can give their own name, and that the same name is removed if it is another person’s.
import { expect, test } from 'vitest';
import { keepOwnName, ownNames } from '../../../knowledge/redaction/pseudonyms/own-name.js';
import type { Pseudonyms } from '../../../knowledge/redaction/pseudonyms/pseudonyms.js';
import { redact } from '../../../knowledge/redaction/redact.js';

const written = (text: string, { known = {}, other = '' }: { known?: Pseudonyms; other?: string } = {}) =>
  keepOwnName(redact, text, known, { own: 'Priya Shah', other }).text;

test.each([
  ['Priya Shah', ['Priya Shah', 'Priya']],
  ['SHAH, Priya (CTAC)', ['Priya SHAH', 'Priya']],
  ['Priya', ['Priya']],
  ['P. Shah', ['P. Shah']],
  ['Dr Priya Shah', ['Priya Shah', 'Priya']],
  [' ', []],
])('the names that “%s” goes by are %j', (shown, names) => {
  expect(ownNames(shown)).toEqual(names);
});

test('keeps the writer’s full name and first name, and removes other names', () => {
  expect(written('Hello, I am Priya Shah. Ask for Priya, not Kwame Mensah.')).toBe(
    'Hello, I am Priya Shah. Ask for Priya, not [name 1].',
  );
});

test.each([
  'Thank you.\nPriya',
  'I will ring at 4.\n\nPriya Shah, ',
  'It’s Priya again.',
  'Priya here, I am on until 8.',
  'Priya ydw i.',
])('keeps the name where its owner introduces herself or signs: %j', (text) => {
  expect(written(text)).toBe(text);
});

test.each([
  'Priya’s foster carer rang. Priya is 15.',
  'I am Priya. Priya has not come home.',
  'Does Priya have to consent?',
  'Is Priya safe?\nPriya',
])('removes the name where it may be a child’s: %j', (text) => {
  expect(written(text)).not.toContain('Priya');
});

test('removes the name if the conversation remembers someone who has it', () => {
  const known = { 'name:priya kaur': '[name 1]' };
  expect(written('Hello, I am Priya.', { known })).toBe('Hello, I am [name 1].');
});

test('removes the name if the conversation only remembers it with a title', () => {
  expect(written('Hello, I am Priya.', { known: { 'mrs name:priya': '[name 1]' } })).toBe(
    'Hello, I am [name 1].',
  );
});

test('removes the name if the person who asked has it', () => {
  expect(written('Hello, I am Priya.', { other: 'Priya Kaur' })).not.toContain('Priya');
});

test('removes the name if the same words name someone else who has it', () => {
  expect(written('Is Priya Kaur safe? I will call Priya.')).toBe('Is [name 1] safe? I will call [name 1].');
});

test('keeps the first name alone if only the family name is someone else’s', () => {
  const known = { 'name:mr shah': '[name 1]', 'name:shah': '[name 1]' };
  expect(written('I am Priya. Mr Shah has left.', { known })).toBe('I am Priya. Mr [name 1] has left.');
});

const toColleague = (text: string, { known = {}, other = '' }: { known?: Pseudonyms; other?: string } = {}) =>
  keepOwnName(redact, text, known, { own: 'Priya Shah', other, colleagues: ['Dana Price'] }).text;

test.each([
  'Dana please take over. The police are on their way.',
  'Hi Dana, the police are on their way.',
  'Dana, could you ring the school?',
  'I have told Dana Price about the school.',
])('keeps the name of a colleague who is addressed or named in full: %j', (text) => {
  expect(toColleague(text)).toBe(text);
});

test.each([
  'Dana is safe in the office.',
  'Dana please take over. Dana is safe in the office.',
  'Please see Dana, 15, tomorrow.',
  'Hi Dana Kowalska, please call.',
  'Dana Price’s mother rang.',
])('removes the name of a colleague where it may be a child’s: %j', (text) => {
  expect(toColleague(text)).not.toContain('Dana');
});

test('removes the name of a colleague if someone else in the conversation has it', () => {
  const text = 'Dana please take over.';
  expect(toColleague(text, { known: { 'name:dana kowalska': '[name 1]' } })).not.toContain('Dana');
  expect(toColleague(text, { other: 'Dana Novak' })).not.toContain('Dana');
});
