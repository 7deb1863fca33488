import { expect, it } from 'vitest';
import { checkAddedSource, withAdded, type AddedSource } from '../../../ingest/model/added-sources.js';
import { govukSource } from '../../fakes/followed-sources.js';

const added = (slug: string, stopped = false): AddedSource => ({
  source: { ...govukSource(`/guidance/${slug}`, slug), title: 'Added by an editor' },
  changedBy: 'Ada',
  changedAt: '2026-05-04T09:00:00.000Z',
  version: 1,
  stopped,
});

it('follows what is in the file and what editors added; the file wins if both have a slug', () => {
  const file = { sources: [govukSource('/guidance/one', 'one')], problems: ['A problem.'] };
  const { sources, problems } = withAdded(file, [added('one'), added('two'), added('three', true)]);
  expect(sources.map(({ slug, title }) => [slug, title])).toEqual([
    ['one', 'Help for trafficked children'],
    ['two', 'Added by an editor'],
  ]);
  expect(problems).toEqual(['A problem.']);
});

it('takes a publication on GOV.UK or a web page, names the field that is wrong, and takes no folder', () => {
  const source = govukSource('/guidance/one', 'one');
  expect(checkAddedSource(source)).toEqual({ source });
  expect(checkAddedSource({ ...source, jurisdictions: [] })).toMatchObject({ field: 'jurisdictions' });
  expect(checkAddedSource({ ...source, path: 'javascript:alert(1)' })).toMatchObject({ field: 'path' });
  expect(checkAddedSource({ ...source, kind: 'folder', path: 'data' })).toMatchObject({ field: 'kind' });
  expect(checkAddedSource({ ...source, schedule: '* * * * *' })).toMatchObject({ field: 'schedule' });
  // This slug belongs to the practice notes. Otherwise, the first check of the source would propose removing
  // them all.
  expect(checkAddedSource({ ...source, slug: 'practice-notes' })).toMatchObject({ field: 'slug' });
  expect(checkAddedSource({ ...source, slug: 'uploads' })).toMatchObject({ field: 'slug' });
  expect(checkAddedSource('nothing')).toEqual({ field: 'kind' });
});
