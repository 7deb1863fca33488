// Tests that a reference to a passage does not copy its text, and still finds the passage if documents are
// split differently.
import { expect, test } from 'vitest';
import { passageId } from '../../../knowledge/model/passage.js';
import { createPlaces, passagePlace } from '../../../tools/training/passage-place.js';

const FIRST = 'A guardian meets the child within two days. The guardian explains what happens next.';
const SECOND = 'A child who goes missing is reported to the police at once, whatever the hour of day.';
const passage = (text: string, document = 'guardians') => ({ id: passageId(document, text), document, text });
const places = createPlaces([passage(FIRST), passage(SECOND)]);

test('names no more of a passage than its first and last words', () => {
  expect(passagePlace(passage(FIRST))).toMatchObject({
    document: 'guardians',
    starts: 'a guardian meets the child',
    ends: 'guardian explains what happens next',
  });
});

test('finds the passage of the same words', () => {
  expect(places.find(passagePlace(passage(SECOND)))).toBe(1);
});

test('finds the passage that the first or the last words are in now', () => {
  const longer = passage(`${SECOND} The school is told as well, before the end of the day.`);
  expect(places.find(passagePlace(longer))).toBe(1);
  const cutLater = passage(
    'That is a new first sentence of the passage. The guardian explains what happens next.',
  );
  expect(places.find(passagePlace(cutLater))).toBe(0);
});

test('finds nothing in another document, or where the words are gone', () => {
  expect(places.find(passagePlace(passage(FIRST, 'another')))).toBeUndefined();
  expect(
    places.find(passagePlace(passage('Nothing of this is in the release, and so it is not found.'))),
  ).toBeUndefined();
});
