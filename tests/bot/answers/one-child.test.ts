// Tests that a question about one child is distinguished from a question about children in general, or about
// an adult.
import { describe, expect, test } from 'vitest';
import { speaksOfOneChild } from '../../../bot/answers/one-child.js';

describe('a question about one child', () => {
  test.each([
    'Our 15 year old has stopped eating, who do I tell?',
    'my client is a girl from Vietnam and she wants to see her brother',
    '[name 1] is in foster care. Can [name 1] go on a school trip?',
    'foster carer says he is hiding money',
    'Mae’r ferch yn drist ac mae hi’n cuddio arian',
  ])('is seen: %s', (text) => {
    expect(speaksOfOneChild(text)).toBe(true);
  });

  test.each([
    'What do I do when a child goes missing from care?',
    'Who can refer a child, and does she have to agree?',
    'How long is the recovery period?',
    'He is on a scale-up visa. Does he need to show money in the bank?',
  ])('is not seen: %s', (text) => {
    expect(speaksOfOneChild(text)).toBe(false);
  });
});
