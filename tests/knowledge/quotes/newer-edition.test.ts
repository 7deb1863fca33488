// Tests finding the document that replaced an old one, by topic. A doubtful match does not count.
import { describe, expect, it } from 'vitest';
import type { GuidanceDocument } from '../../../knowledge/model/source.js';
import { newerEdition } from '../../../knowledge/quotes/newer-edition.js';
import { documentOf } from '../../fakes/memory-release.js';

const boats = (change: Partial<GuidanceDocument> = {}) =>
  documentOf({
    slug: 'boats-2026',
    title: 'Boats and Ferries Toolkit for England and Wales (April 2026; file v2)',
    publisher: 'Ministry of Boats',
    date: '2026-04',
    sortDate: '2026-04',
    jurisdictions: ['england', 'wales'],
    authority: 'non-statutory-guidance',
    ...change,
  });
const old = (change: Partial<GuidanceDocument> = {}) =>
  boats({
    slug: 'old',
    title: 'Guide to boats and ferries: England and Wales (v1.0, March 2020)',
    date: '2020-03',
    sortDate: '2020-03',
    standing: 'superseded',
    ...change,
  });
const foundIn = (document: GuidanceDocument, ...others: GuidanceDocument[]) =>
  newerEdition(document, [...others, document])?.slug;

describe('the newer edition', () => {
  it('is the one that the note names', () => {
    const named = boats({ slug: 'page-lines-2023', title: 'County lines' });
    expect(foundIn(old({ note: 'SUPERSEDED (see page-lines-2023).' }), boats(), named)).toBe(
      'page-lines-2023',
    );
  });

  it('is not one whose short name is a word of the note, or that is for another nation', () => {
    const note = 'Replaced by new guidance in 2024.';
    const alone = old({ title: 'Lorries in Scotland', jurisdictions: ['scotland'], note });
    expect(foundIn(alone, boats({ slug: 'guidance', title: 'Taxi licensing guidance' }))).toBeUndefined();
    const elsewhere = boats({ slug: 'page-lines-2023', title: 'County lines' });
    expect(foundIn({ ...alone, note: 'See page-lines-2023.' }, elsewhere)).toBeUndefined();
  });

  it('is the current one of the same title without its brackets', () => {
    const title = 'Boats and Ferries Toolkit for England and Wales (Feb 2026)';
    expect(foundIn(old({ title, sortDate: undefined }), boats())).toBe('boats-2026');
  });

  it('is the current one about the same, for a withdrawn document too', () => {
    expect(foundIn(old(), boats())).toBe('boats-2026');
    expect(foundIn(old({ standing: 'withdrawn' }), boats())).toBe('boats-2026');
  });

  it('is the one under the same Act', () => {
    const title = 'Boats Act 2015 – Ferry Statutory Guidance for England and Wales';
    const now = 'Boats ferry: statutory guidance for England and Wales (under s9 of the Boats Act 2015) v3.8';
    expect(foundIn(old({ title }), boats({ title: now }))).toBe('boats-2026');
  });

  it('is found with or without the name of our field in the title', () => {
    const title = 'Modern slavery boats and ferries toolkit: England and Wales';
    expect(foundIn(old({ title }), boats())).toBe('boats-2026');
  });

  it('is found where only one of them names a publisher', () => {
    expect(foundIn(old({ publisher: undefined }), boats())).toBe('boats-2026');
  });

  it('is the newest of several', () => {
    const between = boats({ slug: 'boats-2025', sortDate: '2025-04' });
    expect(foundIn(old(), between, boats())).toBe('boats-2026');
  });

  it.each<[string, Partial<GuidanceDocument>]>([
    ['is about more', { title: 'Boats, ferries and trains toolkit for England and Wales' }],
    ['is about less', { title: 'Boats toolkit for England and Wales' }],
    ['is from another publisher', { publisher: 'Ministry of Trains' }],
    ['leaves out one of its nations', { jurisdictions: ['england'] }],
    ['is for another nation', { jurisdictions: ['scotland'] }],
    ['is not later', { sortDate: '2020' }],
    ['has no date', { sortDate: undefined }],
    ['is binding in another way', { authority: 'statute' }],
    ['is old itself', { standing: 'superseded' }],
  ])('is not one that %s', (_what, change) => {
    expect(foundIn(old(), boats(change))).toBeUndefined();
  });

  it('is none if two of the same day fit, or if the title says only what our field is', () => {
    expect(foundIn(old(), boats(), boats({ slug: 'twin' }))).toBeUndefined();
    const title = 'Guidance (2020)';
    expect(foundIn(old({ title }), boats({ title: 'Toolkit' }))).toBeUndefined();
  });

  it('is never an earlier one of the same title, nor one whose brackets say it is about something else', () => {
    const earlier = boats({ title: 'Boats form (2019)', sortDate: '2019-05' });
    expect(foundIn(old({ title: 'Boats form (2020)' }), earlier)).toBeUndefined();
    const family = boats({ title: 'Boats Appendix (Families)' });
    expect(foundIn(old({ title: 'Boats Appendix' }), family)).toBeUndefined();
  });

  it('is none for a current document', () => {
    expect(newerEdition(boats({ sortDate: '2020' }), [boats({ slug: 'new' })])).toBeUndefined();
  });
});
