// Tests that restoring a placeholder of a message never restores someone else's name.
import { expect, it } from 'vitest';
import type { UnitOfWork } from '../../../bot/jobs/unit-of-work.js';
import { freeWords } from '../../../bot/safeguards/restorable-words.js';
import { rememberPseudonyms, type Pseudonyms } from '../../../knowledge/redaction/pseudonyms/pseudonyms.js';
import { redact } from '../../../knowledge/redaction/redact.js';

const said = ['Osman is 15.', 'Osman Ali is the trafficker.', 'Osman fears Osman Ali.'];
const known = said.reduce<Pseudonyms>(
  (before, text) => rememberPseudonyms(before, redact(text, before).redactions),
  {},
);
const unit = { ports: { redact } } as unknown as UnitOfWork;
const freed = (words: string) => freeWords(unit, { words, memory: '', known }, '[name 1]');

it('restores the name that the message has', () => {
  expect(freed(said[0]!)).toMatchObject({ keys: new Set(['name:osman']) });
});

it('restores nothing if the name in the message turned out to be someone else’s', () => {
  expect(freed(said[1]!)).toBeUndefined();
});
