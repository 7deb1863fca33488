// Tests which languages are recognised when people type a name or code.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isLanguage,
  languageName,
  languageToType,
  readLanguage,
} from '../../../../bot/model/people/language.js';
import { runs } from '../../../support/thoroughness.js';

test.each([
  ['Polish', 'pl'],
  [' polish ', 'pl'],
  ['pl', 'pl'],
  ['PL', 'pl'],
  ['Vietnamese', 'vi'],
  ['Romanian', 'ro'],
  ['Hebrew', 'he'],
  ['Farsi', 'fa'],
  ['Dari', 'prs'],
  ['Bengali', 'bn'],
  ['Chinese', 'zh'],
  ['Mandarin', 'cmn'],
  ['Twi', 'tw'],
  ['Akan', 'ak'],
  ['Kurdish', 'ku'],
  ['Sorani', 'ckb'],
  ['BSL', 'bfi'],
  ['British Sign Language', 'bfi'],
  ['pt-BR', 'pt-BR'],
])('reads “%s” as %s', (typed, code) => {
  expect(readLanguage(typed)).toBe(code);
});

test.each(['', 'a', 'zz', 'und', 'Polish and Urdu', 'pl-', 'constructor', '__proto__', 'polnisch', 'en-a'])(
  'does not take “%s” for a language',
  (typed) => {
    expect(readLanguage(typed)).toBeUndefined();
  },
);

test('whatever was read is shown so that it is read as the same again', () => {
  const letters = fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz'));
  fc.assert(
    fc.property(fc.array(letters, { minLength: 2, maxLength: 3 }), (parts) => {
      const code = readLanguage(parts.join(''));
      fc.pre(code !== undefined);
      expect(readLanguage(languageToType(code))).toBe(code);
      expect(isLanguage(code)).toBe(true);
    }),
    { numRuns: runs(400) },
  );
});

test('no text makes it fail', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const code = readLanguage(text);
      if (code !== undefined) expect(languageName(code)).not.toBe('');
    }),
  );
});

test('does not call a code a language that cannot be looked up', () => {
  expect(isLanguage('en-a')).toBe(false);
  expect(isLanguage('PL')).toBe(false);
  expect(isLanguage('pt-BR')).toBe(true);
});
