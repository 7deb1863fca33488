// Tests that each mutated Welsh word is traced back to its dictionary form.
import { expect, it } from 'vitest';
import { dictionaryForms, radicalsOf } from '../../../knowledge/question/welsh-radicals.js';

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

it.each([
  ['penderfynu', ['penderfynodd', 'benderfynith', 'phenderfynir', 'benderfynwyd']],
  ['penderfynu', ['penderfynon', 'benderfynoch', 'phenderfynom', 'penderfynasoch', 'benderfynasant']],
  ['ffonio', ['ffoniwch', 'ffoniodd']],
  ['helpu', ['helpwn', 'helpith']],
  ['symud', ['symudodd', 'symudir']],
])('finds %s from each of its forms', (verb, forms) => {
  for (const form of forms) expect(dictionaryForms(form)).toContain(verb);
});

it('does not take a short word for a form of a verb', () => {
  for (const word of ['rhai', 'plant', 'wedi']) expect(dictionaryForms(word)).toEqual(radicalsOf(word));
});
