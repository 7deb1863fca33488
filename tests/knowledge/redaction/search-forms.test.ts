// Tests that searching for a name finds it however it is written: in full, as one word, or as part of a
// hyphenated name.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  formSought,
  searchFormsOf,
  freePseudonym,
  holdsWords,
  rememberMissed,
} from '../../../knowledge/redaction/pseudonyms/corrections.js';
import { rememberPseudonyms, type Pseudonyms } from '../../../knowledge/redaction/pseudonyms/pseudonyms.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { runs } from '../../support/thoroughness.js';

const ASKED = 'Can Łukasz Nowak-Zieliński stay with Tariq Mahmood?';
const remember = (text: string) => rememberPseudonyms({}, redact(text).redactions);
const valuesOf = (known: Pseudonyms, placeholder: string) =>
  Object.keys(known)
    .filter((key) => known[key] === placeholder)
    .map((key) => key.slice(key.indexOf(':') + 1));
const isFound = (known: Pseudonyms, placeholder: string, sought: string) =>
  valuesOf(known, placeholder).flatMap(searchFormsOf).includes(formSought(sought)!);

// Loads the lists for redaction before the tests.
beforeAll(() => void redact('Who?'), 120_000);

it.each(['Łukasz', 'lukasz nowak', 'NOWAK', 'Zieliński', 'Nowak Zieliński', 'nowak-zielinski’s'])(
  'finds “Łukasz Nowak-Zieliński” by %s',
  (sought) => expect(isFound(remember(ASKED), '[name 1]', sought)).toBe(true),
);

it.each(['Nowa', 'Zieliński Nowak', 'Łukasz Zieliński', 'Tariq', 'l'])('and not by %s', (sought) => {
  expect(isFound(remember(ASKED), '[name 1]', sought)).toBe(false);
});

it('finds a hyphenated name that someone added by a part of it, and no longer once it is not personal', () => {
  const { known } = rememberMissed({}, 'Qetsy-Zmkr', []);
  expect(isFound(known, '[name 1]', 'zmkr')).toBe(true);
  const outcome = freePseudonym(known, '[name 1]');
  if (outcome === undefined || outcome === 'form') throw new Error('Not freed.');
  expect(new Set(Object.values(outcome.known))).toEqual(new Set(['-[name 1]']));
});

it('leaves redaction as it is: a part of a hyphenated name is no word of its own', () => {
  const known = remember(ASKED);
  const whole = Object.fromEntries(Object.entries(known).filter(([key]) => !key.startsWith('apart ')));
  expect(Object.keys(known).length).toBeGreaterThan(Object.keys(whole).length);
  for (const text of ['Nowak called.', 'Is Zieliński here? Nowak-Zieliński is.', ASKED, 'Nowak Zieliński'])
    expect(redact(text, known)).toEqual(redact(text, whole));
});

describe('the forms of a detail', () => {
  const word = fc.constantFrom('an', 'a', 'na', 'ana', 'łu', 'O’Neill', 'Dé', '12', 'al-an');
  const words = (most: number) =>
    fc.array(word, { minLength: 1, maxLength: most }).map((all) => all.join(' '));

  it('find whatever a text with it would be found by', () => {
    fc.assert(
      fc.property(words(10), words(4), (value, sought) => {
        const form = formSought(sought);
        expect(form !== undefined && searchFormsOf(value).includes(form)).toBe(holdsWords(value, sought));
      }),
      { numRuns: runs(400) },
    );
  });

  it('grow with its length and no faster, as someone may add a whole message', () => {
    const long = Array.from({ length: 1_000 }, (_, n) => `word${n}`);
    const forms = searchFormsOf(long.join(' '));
    expect(forms).toHaveLength(1_000 + 999 + 998 + 1);
    expect(forms).toEqual(expect.arrayContaining([long.join(''), 'word0', 'word999']));
  });

  it('find a full name in a whole message', () => {
    const message = 'Please ask Anna Smith or Mary Jane Watson to call me back about the visit on Friday';
    for (const name of ['Anna Smith', 'Mary Jane Watson', message])
      expect(searchFormsOf(message)).toContain(formSought(name));
    expect(searchFormsOf(message)).not.toContain(formSought('Anna Smith or Mary'));
  });
});
