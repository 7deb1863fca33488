// Tests whether a text names the person that someone searched for, such as the person who made a complaint.
import { expect, test } from 'vitest';
import { isNamed } from '../../../bot/data-subject/find-mentions.js';

test.each(['Łucja', 'lucja hill', 'Hill', 'BROOK', 'Hill-Brook', 'hillbrook', '07700900142'])(
  '“Łucja Hill-Brook, 07700 900142” is named by %s',
  (sought) => expect(isNamed('Łucja Hill-Brook, 07700 900142', sought)).toBe(true),
);

test.each(['Luc', 'Broo', 'Łucja Brook', 'Brook Hill', '900143'])('and not by %s', (sought) => {
  expect(isNamed('Łucja Hill-Brook, 07700 900142', sought)).toBe(false);
});
