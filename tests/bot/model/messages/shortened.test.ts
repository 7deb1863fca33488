import { expect, test } from 'vitest';
import { shortened } from '../../../../bot/model/messages/shortened.js';

test('is left as it is if it fits', () => {
  expect(shortened('Who refers her?', 15)).toBe('Who refers her?');
});

test('is cut between words', () => {
  expect(shortened('Who refers her to the police?', 20)).toBe('Who refers her to …');
});

test('is never cut inside a placeholder', () => {
  expect(shortened('Who refers [home office reference 1]?', 29)).toBe('Who refers …');
  expect(shortened('Who refers them to [name 1]?', 25)).toBe('Who refers them to …');
});

test('keeps the beginning of a long word, such as a link', () => {
  expect(shortened(`See https://example.org/${'a'.repeat(50)}`, 40)).toBe(
    `See https://example.org/${'a'.repeat(16)} …`,
  );
});

test('never ends inside a character', () => {
  expect(shortened('😀😀😀', 3)).toBe('😀 …');
});
