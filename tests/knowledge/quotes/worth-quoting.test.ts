// Tests that we also quote passages that are almost as likely to answer the question as the best one, but
// never an outdated passage next to a current one.
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../knowledge/search/candidate.js';
import type { Signals } from '../../../knowledge/search/ranking-signals.js';
import type { Jurisdiction, Standing } from '../../../knowledge/model/source.js';
import { theirNationsFirst, worthQuoting } from '../../../knowledge/quotes/worth-quoting.js';
import { documentOf } from '../../fakes/memory-release.js';

const candidate = (
  slug: string,
  score: number,
  standing: Standing = 'current',
  jurisdictions: Jurisdiction[] = ['england'],
): Candidate => ({
  ordinal: 0,
  passage: { id: slug, document: slug, text: slug, headings: [], position: 0 },
  document: documentOf({ slug, standing, jurisdictions }),
  score,
  vectors: { vector: new Float32Array() },
  signals: {} as Signals,
  alsoIn: [],
});
const quoted = (...found: Candidate[]) => worthQuoting(found).map(({ document }) => document.slug);

describe('what is quoted', () => {
  it('is at most three passages, those whose score is near the first', () => {
    expect(quoted(candidate('a', 9), candidate('b', 7.5), candidate('c', 7.1), candidate('d', 6.9))).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('is nothing superseded or withdrawn where something current is near', () => {
    expect(quoted(candidate('old', 9, 'superseded'), candidate('new', 8.5))).toEqual(['new']);
    expect(quoted(candidate('new', 9), candidate('gone', 8.9, 'withdrawn'))).toEqual(['new']);
  });

  it('is the superseded edition where nothing current answers', () => {
    expect(quoted(candidate('old', 9, 'superseded'), candidate('new', 4))).toEqual(['old']);
  });

  it('is the superseded edition, with its caution, where only another nation has something current', () => {
    expect(
      quoted(candidate('old', 9, 'superseded'), candidate('scots', 8.9, 'current', ['scotland'])),
    ).toEqual(['old']);
  });

  it('is the newer guidance of the same nation before that of another', () => {
    const found = [
      candidate('old', 9, 'superseded'),
      candidate('scots', 8.9, 'current', ['scotland']),
      candidate('new', 8, 'current', ['england', 'wales']),
    ];
    expect(quoted(...found)).toEqual(['new', 'scots']);
  });

  it('is empty if nothing was found', () => {
    expect(quoted()).toEqual([]);
  });

  it('is what is likely of use, where that is known, however near the first it ranks', () => {
    const found = [candidate('a', 9), candidate('b', 8.9), candidate('c', 5)];
    const slugs = (...odds: number[]) =>
      worthQuoting(found, { odds, shows: 0.1 }).map(({ document }) => document.slug);
    expect(slugs(0.6, 0.05, 0.2)).toEqual(['a', 'c']);
    expect(slugs(0.05, 0.02)).toEqual([]);
  });

  it('comes in the order of use, whatever the ranking put first', () => {
    const found = [candidate('a', 9), candidate('b', 8.9), candidate('c', 5), candidate('d', 4)];
    const slugs = worthQuoting(found, { odds: [0.2, 0.5, 0.15, 0.7], shows: 0.1 });
    expect(slugs.map(({ document }) => document.slug)).toEqual(['d', 'b', 'a']);
  });

  it('is more than one passage only if the others are more than barely likely', () => {
    const found = [candidate('a', 9), candidate('b', 8.9)];
    const slugs = (...odds: number[]) =>
      worthQuoting(found, { odds, shows: 0.06, showsMore: 0.1 }).map(({ document }) => document.slug);
    expect(slugs(0.07, 0.065)).toEqual(['a']);
    expect(slugs(0.07, 0.2)).toEqual(['b']);
    expect(slugs(0.3, 0.2)).toEqual(['a', 'b']);
  });

  it('is the superseded edition beside something current that is far less likely of use, and not otherwise', () => {
    const found = [candidate('old', 9, 'superseded'), candidate('new', 8.9)];
    const slugs = (...odds: number[]) =>
      worthQuoting(found, { odds, shows: 0.1 }).map(({ document }) => document.slug);
    expect(slugs(0.6, 0.2)).toEqual(['old', 'new']);
    expect(slugs(0.6, 0.4)).toEqual(['new']);
    expect(slugs(0.6, 0.05)).toEqual(['old']);
  });
});

describe('the first quote', () => {
  const english = candidate('english', 9);
  const welsh = candidate('welsh', 8, 'current', ['wales']);
  const british = candidate('british', 7, 'current', ['england', 'wales', 'scotland', 'northern-ireland']);
  const oldWelsh = candidate('old welsh', 8.5, 'superseded', ['wales']);
  const first = (found: Candidate[], ...nations: Jurisdiction[]) =>
    theirNationsFirst(found, nations).map(({ document }) => document.slug);

  it('is for the person’s nation if any quote is', () => {
    expect(first([english, welsh, british], 'wales')).toEqual(['welsh', 'british', 'english']);
    expect(first([english, british], 'scotland')).toEqual(['british', 'english']);
    expect(first([english, welsh], 'wales', 'england')).toEqual(['english', 'welsh']);
  });

  it('stays as it was if no quote is, or if no nation is known', () => {
    expect(first([english, welsh], 'scotland')).toEqual(['english', 'welsh']);
    expect(first([oldWelsh, english, british])).toEqual(['old welsh', 'english', 'british']);
  });

  it('gives way to no guidance that is out of date, and keeps its place if it is out of date itself', () => {
    expect(first([english, oldWelsh], 'wales')).toEqual(['english', 'old welsh']);
    expect(first([oldWelsh, english, welsh], 'wales')).toEqual(['old welsh', 'welsh', 'english']);
    expect(first([oldWelsh, welsh], 'wales')).toEqual(['old welsh', 'welsh']);
  });
});
