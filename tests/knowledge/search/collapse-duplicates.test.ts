// Tests that text in several documents is quoted once, from the document that a practitioner should rely on.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../knowledge/search/candidate.js';
import { collapseDuplicates, preference } from '../../../knowledge/search/collapse-duplicates.js';
import type { Signals } from '../../../knowledge/search/ranking-signals.js';
import {
  AUTHORITIES,
  STANDINGS,
  type GuidanceDocument,
  type Jurisdiction,
} from '../../../knowledge/model/source.js';
import { createUnitTerms } from '../../../knowledge/text/unit-terms.js';
import { documentOf } from '../../fakes/memory-release.js';

interface Given extends Partial<GuidanceDocument> {
  text: string;
  /** The document of the passage. By default, each passage is in a different one. */
  slug?: string;
  headings?: string[];
}

function collapse(
  given: readonly Given[],
  { limit = 10, nations = [] }: { limit?: number; nations?: Jurisdiction[] } = {},
): Candidate[] {
  const ranked = given.map(({ text, slug, headings = [], ...details }, ordinal): Candidate => {
    const document = documentOf({ slug: slug ?? `document-${ordinal}`, ...details });
    const passage = { id: `p${ordinal}`, document: document.slug, text, headings, position: ordinal };
    const vectors = { vector: new Float32Array() };
    return { ordinal, passage, document, score: 100 - ordinal, vectors, signals: {} as Signals, alsoIn: [] };
  });
  return collapseDuplicates(ranked, createUnitTerms(ranked.map(({ passage }) => passage)), limit, nations);
}

const REFERRAL =
  'A first responder refers the child to the national referral mechanism without asking for consent.';
const GUARDIAN =
  'An independent guardian speaks up for the child and explains the decisions of the authorities.';
const ids = (candidates: readonly Candidate[]) => candidates.map(({ passage }) => passage.id);

describe('near-duplicates', () => {
  it('are quoted from the current document, and the others are named beside it', () => {
    const [only, ...others] = collapse([{ text: REFERRAL, standing: 'superseded' }, { text: REFERRAL }]);
    expect(others).toEqual([]);
    expect(only!.passage.id).toBe('p1');
    expect(ids(only!.alsoIn)).toEqual(['p0']);
    expect(only!.score).toBe(100);
  });

  it('are quoted from the current document if it names the same people in another order, or more of them', () => {
    const text =
      'A first responder refers an adult or child to the mechanism and keeps a record of it there.';
    const turned = text.replace('an adult or child', 'a child or adult');
    expect(ids(collapse([{ text, standing: 'superseded' }, { text: turned }]))).toEqual(['p1']);
    const ofAll = text.replace('an adult or child', 'a victim');
    const added = text.replace('an adult or child', 'a child victim');
    expect(ids(collapse([{ text: ofAll, standing: 'superseded' }, { text: added }]))).toEqual(['p1']);
  });

  it('are quoted from the more authoritative document, then from the later one', () => {
    const both = (one: Partial<GuidanceDocument>, other: Partial<GuidanceDocument>) =>
      collapse([
        { text: REFERRAL, ...one },
        { text: REFERRAL, ...other },
      ])[0]!.passage.id;
    expect(both({ authority: 'practice-note' }, { authority: 'statutory-guidance' })).toBe('p1');
    expect(both({ sortDate: '2024-05' }, { sortDate: '2025' })).toBe('p1');
    expect(both({ sortDate: '2024' }, {})).toBe('p0');
    expect(both({}, {})).toBe('p0');
  });

  it('are those that differ in a word or two', () => {
    expect(collapse([{ text: REFERRAL }, { text: `${REFERRAL} Always.` }])).toHaveLength(1);
    const twice = `${GUARDIAN} Ring the helpline at any hour of the day.`;
    expect(collapse([{ text: REFERRAL }, { text: `${REFERRAL} ${twice}` }])).toHaveLength(2);
  });

  it.each([
    [
      'The recovery period lasts at least 45 days after the decision.',
      'The recovery period lasts at least 30 days after the decision.',
    ],
    [
      'A child of that age must consent to the referral in writing.',
      'A child of that age must not consent to the referral in writing.',
    ],
    [
      'The local authority decides this within one working week of the referral.',
      'The local authority decides this within two working weeks of the referral.',
    ],
  ])('say the same: "%s" is never said to be also where it reads otherwise', (one, other) => {
    const current = collapse([{ text: one }, { text: other }]);
    expect(current).toHaveLength(2);
    const [newer, ...rest] = collapse([{ text: one, standing: 'superseded' }, { text: other }]);
    expect(rest).toEqual([]);
    expect(newer!.passage.text).toBe(other);
    expect(newer!.alsoIn).toEqual([]);
    const [later, ...older] = collapse([
      { text: one, sortDate: '2020' },
      { text: other, sortDate: '2025' },
    ]);
    expect(older).toEqual([]);
    expect(later).toMatchObject({ passage: { text: other }, alsoIn: [] });
  });

  const OF_CHILD = 'The first responder must tell the child about the support before the referral is made.';
  const OF_ADULT = OF_CHILD.replace('child', 'adult');

  it.each<[string, Given, Given]>([
    ['words', { text: OF_CHILD }, { text: OF_ADULT }],
    [
      'headings',
      { text: `${OF_CHILD} Tell an adult.`, headings: ['Children'] },
      { text: `${OF_CHILD} Tell an adult.`, headings: ['Adults'] },
    ],
    ['title', { text: GUARDIAN, title: 'Children' }, { text: GUARDIAN, title: 'Adults and consent' }],
  ])('are kept apart if by their %s one is for children and the other for adults', (_, child, adult) => {
    for (const sortDate of ['2020', '2026']) {
      const found = collapse([
        { ...child, sortDate: '2024' },
        { ...adult, sortDate },
      ]);
      expect(ids(found)).toEqual(['p0', 'p1']);
      expect(found[0]!.alsoIn).toEqual([]);
    }
  });

  it('are one if they only say “children” instead of “child”', () => {
    const several = OF_CHILD.replace('the child', 'children');
    expect(collapse([{ text: OF_CHILD }, { text: several }])).toHaveLength(1);
  });

  it('for different nations are kept apart', () => {
    const [first, ...others] = collapse([
      { text: REFERRAL, jurisdictions: ['wales'], sortDate: '2020' },
      { text: REFERRAL, jurisdictions: ['england'], sortDate: '2025' },
    ]);
    expect(first).toMatchObject({ passage: { id: 'p0' }, alsoIn: [] });
    expect(ids(others)).toEqual(['p1']);
  });

  it('are quoted from the document for the nation asked about, even if another is newer', () => {
    const given: Given[] = [
      { text: REFERRAL, jurisdictions: ['england'], sortDate: '2025' },
      { text: REFERRAL, jurisdictions: ['england', 'wales'], sortDate: '2020' },
    ];
    const shown = (nations: Jurisdiction[]) => collapse(given, { nations })[0]!.passage.id;
    expect([shown(['wales']), shown(['england']), shown([])]).toEqual(['p1', 'p0', 'p0']);
  });

  it('for a nation are never replaced by a passage that is not for it', () => {
    const found = collapse([
      { text: REFERRAL, jurisdictions: ['england', 'wales'], sortDate: '2020' },
      { text: REFERRAL, jurisdictions: ['wales'], sortDate: '2022' },
      { text: REFERRAL, jurisdictions: ['england'], sortDate: '2025' },
    ]);
    const nations = found.flatMap(({ document }) => document.jurisdictions);
    expect(new Set(nations)).toEqual(new Set(['england', 'wales']));
  });

  it('are folded even if one of them is far down', () => {
    const many = Array.from({ length: 9 }, (_, n) => ({
      text: `Subject ${'abcdefghi'[n]} speaks of ${['boats', 'trains', 'schools', 'farms', 'nails', 'cars', 'phones', 'money', 'letters'][n]}.`,
    }));
    const [first] = collapse([{ text: REFERRAL, standing: 'superseded' }, ...many, { text: REFERRAL }], {
      limit: 3,
    });
    expect(first!.document.standing).toBe('current');
  });

  it('within one document are shown once, and the document is not said to repeat itself', () => {
    const [only, ...others] = collapse([
      { text: REFERRAL, slug: 'one' },
      { text: `${REFERRAL} Always.`, slug: 'one' },
    ]);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ passage: { id: 'p0' }, alsoIn: [] });
  });
});

describe('whatever the candidates', () => {
  const texts = [REFERRAL, `${REFERRAL} Always.`, GUARDIAN, 'Ring the helpline at any hour of the day.', '…'];
  const candidates = fc.array(
    fc.record({
      text: fc.constantFrom(...texts),
      slug: fc.constantFrom('one', 'two', 'three', 'four'),
      standing: fc.constantFrom(...STANDINGS),
      authority: fc.constantFrom(...AUTHORITIES),
      sortDate: fc.constantFrom(undefined, '2020', '2024-05'),
    }),
    { minLength: 1, maxLength: 12 },
  );

  it('the best passage is kept, in the first place or named beside what is', () => {
    fc.assert(
      fc.property(candidates, fc.integer({ min: 1, max: 10 }), (given, limit) => {
        const [first] = collapse(given, { limit });
        const kept = [first!, ...first!.alsoIn];
        const sameDocument = kept.some(({ passage }) => passage.document === given[0]!.slug);
        expect(ids(kept).includes('p0') || sameDocument).toBe(true);
        expect(first!.score).toBe(100);
      }),
    );
  });

  it('none is shown twice, none is over the limit, the order of rank is kept', () => {
    fc.assert(
      fc.property(candidates, fc.integer({ min: 1, max: 10 }), (given, limit) => {
        const found = collapse(given, { limit });
        expect(found.length).toBeLessThanOrEqual(limit);
        const shown = found.flatMap((candidate) => ids([candidate, ...candidate.alsoIn]));
        expect(new Set(shown).size).toBe(shown.length);
        const scores = found.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
      }),
    );
  });

  it('what is shown is never less to be relied on than what it stands for', () => {
    fc.assert(
      fc.property(candidates, (given) => {
        for (const { document, alsoIn } of collapse(given))
          for (const other of alsoIn) expect(preference(document, other.document)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
