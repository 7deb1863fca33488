// Tests merging several rankings: passages found by several searches come first, and no passage is listed
// twice.
import { describe, expect, it } from 'vitest';
import { currentFirst, fuseRankings } from '../../../knowledge/language-model/fuse-rankings.js';
import { createMemoryRelease } from '../../fakes/memory-release.js';
import { candidatesOf } from './samples.js';

const RULE = 'An independent guardian is appointed for every trafficked child within five working days.';
const release = await createMemoryRelease([
  { slug: 'old', standing: 'superseded', texts: [RULE] },
  { slug: 'new', texts: [RULE, 'A form has two pages.', 'The police keep a record of each search.'] },
]);
const [old, fresh, form, police] = candidatesOf(release);
const slugs = (...rankings: (typeof old)[][]) =>
  fuseRankings(
    rankings.map((ranking) => ranking.map((one) => one!)),
    release.unitTerms,
    10,
  ).map(({ passage, document }) => `${document.slug} ${passage.position}`);

describe('rankings that are fused', () => {
  it('put first what several of them found', () => {
    expect(slugs([form, police], [fresh, police], [police])[0]).toBe('new 2');
  });

  it('hold each passage once, and a replaced edition within the one that replaced it', () => {
    const fused = fuseRankings(
      [
        [old!, form!],
        [fresh!, old!],
      ],
      release.unitTerms,
      10,
    );
    expect(fused.map(({ document, passage }) => `${document.slug} ${passage.position}`).sort()).toEqual([
      'new 0',
      'new 1',
    ]);
    expect(fused.find(({ passage }) => passage.position === 0)!.alsoIn.map(({ ordinal }) => ordinal)).toEqual(
      [0],
    );
  });

  it('are as one ranking where there is one, and empty where there is none', () => {
    expect(slugs([police, form])).toEqual(['new 2', 'new 1']);
    expect(slugs()).toEqual([]);
  });

  it('can be sorted so that what was replaced comes last', () => {
    expect(currentFirst([old!, form!, police!])).toEqual([form, police, old]);
  });
});
