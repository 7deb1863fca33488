// Tests the names of practice notes, and the documents they cite.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noteSlug, passagesCited } from '../../../ingest/model/practice-note.js';

test('a slug is made of the words of the title, and belongs to one note only', () => {
  expect(noteSlug('Who’s who: guardians in “Wales”', () => false)).toBe('note-who-s-who-guardians-in-wales');
  expect(noteSlug('Café', (slug) => slug === 'note-cafe')).toBe('note-cafe-2');
  expect(noteSlug('???', () => false)).toBe('note');
});

test('whatever the title, the slug is one that documents may have', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(3), (title, inUse) => {
      let asked = 0;
      expect(noteSlug(title, () => (asked += 1) <= inUse)).toMatch(/^[\w.-]{1,120}$/);
    }),
  );
});

test('finds each passage that a note links to, once', () => {
  const link = '[4.12](/library/document/nrm%20guide?part=2#passage-Ab_9-x)';
  expect(passagesCited(`${link} and ${link}, not [this](/library/document/nrm) one`)).toEqual([
    { document: 'nrm guide', passage: 'Ab_9-x' },
  ]);
});

test('reads an address that is not well formed as it is, so that one note cannot stop every publication', () => {
  expect(passagesCited('[4.12](/library/document/50%-off#passage-Ab_9-x)')).toEqual([
    { document: '50%-off', passage: 'Ab_9-x' },
  ]);
});
