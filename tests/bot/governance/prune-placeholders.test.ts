// Tests that when the last message with a placeholder is deleted, the value behind the placeholder is deleted
// too, and that no other value gets the same number.
import { expect, test } from 'vitest';
import { pruneUnused } from '../../../bot/model/governance/prune-placeholders.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { rememberPseudonyms } from '../../../knowledge/redaction/pseudonyms/pseudonyms.js';

const known = {
  'name:blerta hoxhaj': '[name 1]',
  'name:arben': '[name 2]',
  'phone:07700900142': '[phone 1]',
};

test('keeps what a remaining message uses, and forgets the rest', () => {
  const left = [{ redacted: 'Where does [name 1] live?', words: 'Where does Blerta Hoxhaj live?' }];
  const kept = pruneUnused(known, left);
  expect(kept).toMatchObject({ 'name:blerta hoxhaj': '[name 1]' });
  expect(JSON.stringify(kept)).not.toMatch(/arben|07700/);
});

test('does not give the number of a forgotten value to the next person', () => {
  const kept = pruneUnused(known, []);
  expect(JSON.stringify(kept)).not.toMatch(/blerta|arben|07700/);
  const { text, redactions } = redact('My client is called Ilir Gashi.', kept);
  expect(text).toContain('[name 3]');
  expect(Object.values(rememberPseudonyms(kept, redactions))).toContain('[name 3]');
});

test('keeps the parts of a hyphenated name as long as the name', () => {
  const hyphenated = rememberPseudonyms({}, redact('Is Anna Nowak-Zielinska here?').redactions);
  expect(Object.keys(hyphenated)).toEqual(['name:anna nowakzielinska', 'apart name:anna nowak zielinska']);
  expect(pruneUnused(hyphenated, [{ redacted: 'Is [name 1] here?', words: '' }])).toEqual(hyphenated);
  expect(pruneUnused(hyphenated, [])).toEqual({ 'name:#': '[name 1]' });
});

test('keeps what people said is not personal, or was missed, while the words are there', () => {
  const corrected = { 'name:may': '-[name 4]', 'missed name:alex': '[name 5]' };
  expect(pruneUnused(corrected, [{ redacted: 'May [name 5] come?', words: 'May Alex come?' }])).toEqual(
    corrected,
  );
  const none = pruneUnused(corrected, []);
  expect(JSON.stringify(none)).not.toMatch(/may|alex/);
  expect(redact('Is 5 # 6 fine?', none).text).toBe('Is 5 # 6 fine?');
});
