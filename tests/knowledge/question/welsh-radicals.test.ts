// Every mutation leads back to the word in the dictionary.
import { expect, it } from 'vitest';
import { radicalsOf } from '../../../knowledge/question/welsh-radicals.js';

it.each([
  ['plentyn', ['plentyn', 'blentyn', 'phlentyn', 'mhlentyn']],
  ['cydsyniad', ['gydsyniad', 'chydsyniad', 'nghydsyniad']],
  ['tystiolaeth', ['dystiolaeth', 'thystiolaeth', 'nhystiolaeth']],
  ['gwarcheidwad', ['warcheidwad', 'ngwarcheidwad']],
  ['brys', ['frys', 'mrys']],
  ['dioddefwr', ['ddioddefwr', 'nioddefwr']],
  ['masnachu', ['fasnachu']],
  ['llety', ['lety']],
  ['rhiant', ['riant']],
  ['oed', ['oed', 'hoed']],
])('%s is among the radicals of its mutated forms', (word, mutated) => {
  for (const form of mutated) expect(radicalsOf(form)).toContain(word);
});
