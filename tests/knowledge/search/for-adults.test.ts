// Tests recognising guidance that is only for adults from its title and headings.
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../knowledge/search/candidate.js';
import type { Signals } from '../../../knowledge/search/ranking-signals.js';
import { isChildrensHeading, isForAdults, subjectOfQuery } from '../../../knowledge/search/for-adults.js';
import { documentOf } from '../../fakes/memory-release.js';

const candidate = (title: string, ...headings: string[]) => candidateOf(title, headings, 'Words.');

const candidateOf = (title: string, headings: string[], text: string): Candidate => ({
  ordinal: 0,
  passage: { id: 'p', document: 'd', text, headings, position: 0 },
  document: documentOf({ slug: 'd', title }),
  score: 1,
  vectors: { vector: new Float32Array() },
  signals: {} as Signals,
  alsoIn: [],
});

describe('a passage', () => {
  it('is for adults by its own heading, by one above it, or by the title', () => {
    expect(isForAdults(candidate('Modern slavery', 'The section 45 defence for adults'))).toBe(true);
    expect(isForAdults(candidate('Modern slavery', 'Support for adult victims', 'Travel'))).toBe(true);
    expect(isForAdults(candidate('Referral guidance: adult'))).toBe(true);
  });

  it.each(['Young people over the age of 18', 'Those aged eighteen or over', 'Over-18s'])(
    'is for adults where the nearest heading says so with an age: “%s”',
    (heading) => {
      expect(isForAdults(candidate('Children and modern slavery', heading))).toBe(true);
      expect(isChildrensHeading(heading)).toBe(false);
    },
  );

  it('is not where the nearest heading is for some under 18', () => {
    expect(isForAdults(candidate('Referral guidance: adult', 'Young people aged 13 to 17'))).toBe(false);
    expect(isForAdults(candidate('Referral guidance: adult', 'Young people aged 16 to 25'))).toBe(false);
    expect(isChildrensHeading('Young people aged 13 to 17')).toBe(true);
  });

  it('is not where the nearest heading that names either names children', () => {
    expect(isForAdults(candidate('Referral guidance: adult', 'If the victim is a child', 'Consent'))).toBe(
      false,
    );
    expect(isForAdults(candidate('Modern slavery', 'Adults and children', 'Consent'))).toBe(false);
    expect(isForAdults(candidate('Referral guidance: adult', '16 and 17 year olds'))).toBe(false);
    expect(isForAdults(candidate('Modern slavery', 'Consent'))).toBe(false);
  });

  it.each(['Appropriate adults', 'A trusted adult', 'The responsible adult'])(
    'is not where a heading names an adult who is there for a child: “%s”',
    (heading) => {
      expect(isForAdults(candidate('Modern slavery', heading))).toBe(false);
    },
  );

  it.each([
    'A person, aged 18 or over at the time of the act, is not guilty if compelled.',
    'Consent is needed from potential victims aged 18 years and over.',
    'Beds of victims aged 18 or over are at least 2m apart.',
  ])('is for adults where its words are only about people of age: %s', (text) => {
    expect(isForAdults(candidateOf('Modern slavery', ['Defence'], text))).toBe(true);
  });

  it.each([
    ['Defence', 'A person aged 18 or over must be compelled; a person under the age of 18 need not be.'],
    ['Support', '16 and 17 year olds may choose. Victims aged 18 or over must consent.'],
    ['Referral', 'Anyone below 18 is referred without consent; those aged 18 or over are asked first.'],
    ['Referral', 'Explain what is shared. If the victim is aged 18 or over, ask for consent.'],
    ['Age disputes', 'If the authority decides that the person is 18 or over, it must give its reasons.'],
    ['Carers of children', 'Everyone in the house aged 18 or over is checked.'],
  ])('is not where it is about younger people too: %s: %s', (heading, text) => {
    expect(isForAdults(candidateOf('Modern slavery', [heading], text))).toBe(false);
  });

  it('is not where a heading inside it names children', () => {
    const text = 'An adult must agree.\nIf the victim is a child\nA child need not agree.';
    expect(isForAdults(candidateOf('Referral guidance: adult', ['Consent'], text))).toBe(false);
  });
});

describe('a child’s date of birth that was removed', () => {
  const subject = (text: string, ...dependsOn: string[]) =>
    subjectOfQuery({
      text,
      dependsOn,
      childBirthDates: ['[date of birth 1]'],
      vector: new Float32Array(),
      terms: [],
      kind: 'open',
      nations: [],
    });

  it('makes the question one about a child, also if the age is in dispute', () => {
    expect(subject('[date of birth 1] Must she agree?')).toBe('child');
    expect(subject('[date of birth 1], age disputed. Must she agree?')).toBe('child');
    expect(subject('[date of birth 2] Must she agree?')).toBeUndefined();
  });

  it('counts before an earlier question', () => {
    const asked = 'And if she was born [date of birth 1]?';
    expect(subject(asked, 'Must an adult victim agree?')).toBe('child');
    expect(subject(asked, 'A woman of 34 was forced to work. Must she agree?')).toBe('child');
  });

  it('does not count if the question itself is about adults', () => {
    expect(subject('Must an adult agree?', 'Who refers? [date of birth 1]')).toBe('adult');
  });
});
