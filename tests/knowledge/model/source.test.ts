// Tests that nations and kinds of guidance have names that practitioners recognise, in a fixed order.
import { expect, it } from 'vitest';
import { AUTHORITIES, JURISDICTIONS } from '../../../knowledge/model/source.js';
import {
  authorityName,
  jurisdictionNames,
  guidanceWords,
} from '../../../knowledge/model/words/guidance-names.js';

const ENGLISH = guidanceWords('en');

it('names nations in the order that is always shown, whatever the order given', () => {
  expect(jurisdictionNames(['scotland', 'england', 'wales'], ENGLISH)).toBe('England, Wales and Scotland');
  expect(jurisdictionNames(['northern-ireland'], ENGLISH)).toBe('Northern Ireland');
});

it('names all four as the United Kingdom, and none as nothing', () => {
  expect(jurisdictionNames([...JURISDICTIONS].reverse(), ENGLISH)).toBe('United Kingdom');
  expect(jurisdictionNames([], ENGLISH)).toBe('');
});

it('gives every authority words of its own', () => {
  expect(new Set(AUTHORITIES.map(authorityName)).size).toBe(AUTHORITIES.length);
});
