// Tests that the list of sources in the project works, and that one faulty entry does not stop the others.
import { existsSync, readFileSync } from 'node:fs';
import { Cron } from 'croner';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, readSourceRegistry, type FollowedSource } from '../../ingest/model/source-registry.js';
import { JURISDICTIONS } from '../../knowledge/model/source.js';

const root = new URL('../../', import.meta.url);
const text = readFileSync(new URL('ingest/sources.json', root), 'utf8');
const { sources, problems } = readSourceRegistry(text);

const good: FollowedSource = {
  slug: 'a-guide',
  title: 'A guide',
  publisher: 'Home Office',
  kind: 'govuk',
  path: '/government/publications/a-guide',
  jurisdictions: ['england'],
  authority: 'statutory-guidance',
  owner: 'social work',
  schedule: '0 5 * * 1',
  licence: 'Open Government Licence v3.0',
  attribution: 'Contains public sector information.',
};
const read = (...entries: unknown[]) => readSourceRegistry(JSON.stringify(entries));

describe('the sources that ship', () => {
  it('are all usable', () => {
    expect(problems).toEqual([]);
    expect(sources).toHaveLength((JSON.parse(text) as unknown[]).length);
    expect(sources.length).toBeGreaterThanOrEqual(25);
  });

  it('have slugs and addresses of their own', () => {
    expect(new Set(sources.map((one) => one.slug)).size).toBe(sources.length);
    const addresses = sources.flatMap((one) => addressOf(one) ?? []);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('cover all four nations with guidance of their own', () => {
    for (const nation of JURISDICTIONS)
      expect(sources.some((one) => one.jurisdictions.length < 4 && one.jurisdictions.includes(nation))).toBe(
        true,
      );
  });

  it('are looked at daily or weekly', () => {
    for (const { slug, schedule } of sources) {
      const [first, second] = new Cron(schedule, { paused: true, timezone: 'Europe/London' }).nextRuns(2);
      const days = (second!.getTime() - first!.getTime()) / 86_400_000;
      expect([1, 7], slug).toContain(Math.round(days));
    }
  });

  it('are not all fetched in the same minute', () => {
    const minutes = sources.map((one) => one.schedule.split(' ').slice(0, 2).join(' '));
    expect(new Set(minutes).size).toBeGreaterThan(sources.length / 2);
  });

  it('point at folders that are here', () => {
    const folders = sources.filter((one) => one.kind === 'folder');
    expect(folders.length).toBeGreaterThan(0);
    for (const folder of folders) expect(existsSync(new URL(folder.path, root)), folder.path).toBe(true);
  });
});

describe('reading the sources', () => {
  it('takes an entry of each kind', () => {
    const page = { ...good, slug: 'a-page', kind: 'web-page', url: 'https://www.gov.scot/a-page/' };
    const folder = { ...good, slug: 'a-folder', kind: 'folder', path: 'ingest/samples' };
    const registry = read(good, page, folder);
    expect(registry.problems).toEqual([]);
    expect(registry.sources.map(addressOf)).toEqual([
      'https://www.gov.uk/government/publications/a-guide',
      'https://www.gov.scot/a-page/',
      undefined,
    ]);
  });

  it.each([
    ['an unknown nation', { jurisdictions: ['france'] }, 'jurisdictions'],
    ['no nation', { jurisdictions: [] }, 'jurisdictions'],
    ['a pattern that is not cron', { schedule: 'every day' }, 'schedule'],
    ['a pattern that runs every hour', { schedule: '0 * * * *' }, 'schedule'],
    ['a pattern that runs twice a day', { schedule: '0 5,17 * * *' }, 'schedule'],
    ['a pattern with seconds', { schedule: '0 0 5 * * 1' }, 'schedule'],
    ['a pattern that never runs', { schedule: '0 5 31 2 *' }, 'schedule'],
    ['an unknown authority', { authority: 'law' }, 'authority'],
    ['an unknown owner', { owner: 'someone' }, 'owner'],
    ['an address in place of a path', { path: 'https://www.gov.uk/x' }, 'path'],
    ['an insecure page', { kind: 'web-page', url: 'http://example.org/' }, 'url'],
    ['a folder outside the project', { kind: 'folder', path: '../elsewhere' }, 'path'],
    ['a folder from the root', { kind: 'folder', path: '/etc' }, 'path'],
    ['a slug with capitals', { slug: 'A-Guide' }, 'slug'],
    ['an unknown kind', { kind: 'feed' }, 'kind'],
    ['no attribution', { attribution: '' }, 'attribution'],
  ])('leaves out an entry with %s, and says so', (_, change, field) => {
    const registry = read({ ...good, ...change }, { ...good, slug: 'another' });
    expect(registry.sources.map((one) => one.slug)).toEqual(['another']);
    expect(registry.problems).toHaveLength(1);
    expect(registry.problems[0]).toContain(field);
  });

  it('follows the first of two entries with one slug', () => {
    const registry = read(good, { ...good, title: 'Another guide' });
    expect(registry.sources.map((one) => one.title)).toEqual(['A guide']);
    expect(registry.problems[0]).toContain('a-guide');
  });

  it.each(['{}', 'null', '"text"'])('says what is wrong with %j as the whole file', (json) => {
    expect(readSourceRegistry(json)).toEqual({
      sources: [],
      problems: [
        'sources.json must be a JSON list of sources. Fix the file. Until then, none of its sources can be checked.',
      ],
    });
  });

  it.each([
    [
      'a missing comma',
      'list.json, line 4:',
      (lines: string[]) => lines.with(2, lines[2]!.replace(/,$/, '')),
    ],
    ['a comma too many', 'list.json, line 16:', (lines: string[]) => lines.with(14, `${lines[14]},`)],
    ['a word without quotes', 'list.json, line 3:', (lines: string[]) => lines.with(2, '"slug": help,')],
    ['an end that is missing', 'list.json, line 16:', (lines: string[]) => lines.slice(0, 16)],
    ['nothing in it', 'list.json is empty.', () => [' ']],
  ])('names the file and the line of %s', (_, place, breakIt) => {
    const lines = JSON.stringify([good], null, 2).split('\n');
    const { sources: none, problems } = readSourceRegistry(breakIt(lines).join('\n'), 'list.json');
    expect(none).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(place);
  });

  it('reads a list that an editor of text began with a mark of its encoding', () => {
    expect(readSourceRegistry(`\uFEFF${JSON.stringify([good])}`).sources).toHaveLength(1);
  });

  it('never throws, and accounts for every entry', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constant(good), fc.jsonValue()), { maxLength: 6 }), (entries) => {
        const registry = read(...entries);
        expect(registry.sources.length + registry.problems.length).toBe(entries.length);
      }),
    );
  });
});
