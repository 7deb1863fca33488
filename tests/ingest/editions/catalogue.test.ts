// Tests reading a handwritten catalogue of documents: correct entries are used, errors are reported, and
// nothing is guessed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  authorityOf,
  describeDocument,
  readCatalogue,
  standingOf,
} from '../../../ingest/editions/catalogue.js';
import { runs } from '../../support/thoroughness.js';

const read = (entries: unknown) => readCatalogue(JSON.stringify(entries));

describe('reading corpus.json', () => {
  it('takes what an entry says, and leaves out nulls and keys that it does not know', () => {
    const { byFile, problems } = read([
      {
        file: 'a.pdf',
        slug: 'a',
        title: ' A title ',
        url: null,
        jurisdictions: ['wales'],
        pages: 12,
        sample: true,
      },
    ]);
    expect(problems).toEqual([]);
    expect(byFile.get('a.pdf')).toEqual({
      slug: 'a',
      title: 'A title',
      jurisdictions: ['wales'],
      sample: true,
    });
  });

  it('understands nations and dates as people write them', () => {
    const { byFile, problems } = read([
      { file: 'a.pdf', slug: 'a', jurisdictions: ['England', ' Northern  Ireland'], date: 2025 },
    ]);
    expect(problems).toEqual([]);
    expect(byFile.get('a.pdf')).toMatchObject({
      jurisdictions: ['england', 'northern-ireland'],
      date: '2025',
    });
  });

  it('leaves out only what is wrong, names it and what to do, and takes the others', () => {
    const { byFile, refused, problems } = read([
      { file: 'a.pdf', slug: 'a' },
      { file: 'b.pdf', slug: 'b', title: 'B', licence: true },
      { slug: 'c' },
      'nonsense',
    ]);
    expect([...byFile.keys()]).toEqual(['a.pdf', 'b.pdf']);
    expect(byFile.get('b.pdf')).toEqual({ slug: 'b', title: 'B' });
    expect(refused.size).toBe(0);
    expect(problems).toEqual([
      expect.stringMatching(/^corpus\.json, b\.pdf: licence: .*the entry is used without licence/),
      expect.stringMatching(/^corpus\.json, entry 3: file: .*ignored/),
      expect.stringMatching(/^corpus\.json, entry 4: /),
    ]);
  });

  it('refuses a file whose citations would be misleading', () => {
    const { byFile, refused, problems } = read([
      { file: 'b.pdf', slug: 'b', jurisdictions: ['atlantis'], authority: 'gospel' },
      { file: 'c.pdf', slug: '../../etc/passwd' },
      { file: 'd.pdf' },
      { file: 'e.pdf', slug: 'e', standing: 'superceded' },
    ]);
    expect(byFile.size).toBe(0);
    expect(problems).toEqual([]);
    expect([...refused].map(([file, { slug }]) => [file, slug])).toEqual([
      ['b.pdf', 'b'],
      ['c.pdf', undefined],
      ['d.pdf', undefined],
      ['e.pdf', 'e'],
    ]);
    expect(refused.get('b.pdf')!.problem).toMatch(/b\.pdf: jurisdictions\.0: .*the file is left out/);
  });

  it('says that nothing in the folder can be used when it is no list or no JSON', () => {
    for (const json of ['{"file": "a.pdf"}', 'null', '3', '[', '', 'not json']) {
      const { byFile, broken } = readCatalogue(json);
      expect(byFile.size).toBe(0);
      expect(broken).toMatch(/Fix it\. Until then, nothing is imported/);
    }
    expect(readCatalogue('[\n{},\n}').broken).toMatch(/^corpus\.json, line 3: /);
    expect(readCatalogue('[]')).toMatchObject({ problems: [] });
    expect(readCatalogue('[]').broken).toBeUndefined();
  });

  it('reads a file that an editor saved with a byte order mark', () => {
    const { byFile, problems } = readCatalogue('\uFEFF[{"file": "a.pdf", "slug": "a"}]');
    expect(problems).toEqual([]);
    expect(byFile.has('a.pdf')).toBe(true);
  });

  it('says so when two entries describe one file, and takes the first', () => {
    const { byFile, problems } = read([
      { file: 'a.pdf', slug: 'first' },
      { file: 'a.pdf', slug: 'second' },
    ]);
    expect(byFile.get('a.pdf')!.slug).toBe('first');
    expect(problems).toEqual([expect.stringMatching(/a\.pdf.*twice/)]);
  });

  it('never throws, whatever the JSON, and has a line for each entry that it leaves out', () => {
    const entry = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          file: fc.oneof(fc.string(), fc.constant('__proto__')),
          slug: fc.oneof(fc.stringMatching(/^[\w.-]{1,9}$/), fc.string()),
          title: fc.oneof(fc.string(), fc.constant(null), fc.integer()),
          date: fc.oneof(fc.string(), fc.constant(null)),
          jurisdictions: fc.oneof(fc.constant(['england']), fc.jsonValue()),
          standing: fc.oneof(fc.constantFrom('current', 'withdrawn'), fc.jsonValue()),
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(fc.oneof(fc.array(entry), fc.jsonValue()), (json) => {
        const { byFile, refused, problems, broken } = read(json);
        const files = new Set(Array.isArray(json) ? json.map((one) => JSON.stringify(one)) : []);
        if (Array.isArray(json))
          expect(byFile.size + refused.size + problems.length).toBeGreaterThanOrEqual(
            Math.min(files.size, 1),
          );
        else expect(broken).toBeDefined();
        for (const details of byFile.values()) {
          expect(details.slug).toMatch(/^[\w.-]{1,120}$/);
          expect(Object.values(details)).not.toContain(null);
          expect(() => describeDocument(details)).not.toThrow();
        }
      }),
      { numRuns: runs(500) },
    );
    fc.assert(fc.property(fc.string(), (text) => void readCatalogue(text)));
  });
});

describe('a document', () => {
  it('that nothing describes has its slug for a title, and claims nothing', () => {
    expect(describeDocument({ slug: 'a' })).toEqual({
      slug: 'a',
      title: 'a',
      jurisdictions: [],
      authority: 'other',
      standing: 'current',
    });
  });

  it('keeps what was said, and its date also in a form to order by', () => {
    const details = {
      slug: 'a',
      title: 'Superseded guidance',
      date: '25 November 2025',
      authority: 'practice-note' as const,
      standing: 'current' as const,
    };
    expect(describeDocument(details)).toMatchObject({ ...details, sortDate: '2025-11-25' });
  });

  it('has a day on which it was withdrawn only if it is withdrawn', () => {
    const details = { slug: 'a', withdrawnOn: '2019-05-03' };
    expect(describeDocument({ ...details, standing: 'withdrawn' })).toMatchObject(details);
    expect(describeDocument({ ...details, standing: 'current' }).withdrawnOn).toBeUndefined();
  });

  it.each([
    ['[Withdrawn] Guidance', undefined],
    ['Withdrawn: guidance', undefined],
    ['Guidance (withdrawn, March 2024)', undefined],
    ['First responder guide (April 2025, since removed from the service)', undefined],
    ['Guidance', 'This publication was withdrawn in 2024.'],
    ['Guidance', 'Reviewed yearly. This statutory guidance is no longer in force.'],
    ['Guidance', 'Withdrawn on 3 March 2024.'],
    ['Guidance', 'We’ve withdrawn this page.'],
    ['Guidance', 'No longer available.'],
    ['Victims of modern slavery: WITHDRAWN', undefined],
    ['WITHDRAWN Guidance on consent', undefined],
    ['Guidance (withdrawn 2021)', undefined],
    ['Guidance (withdrawn: 3 May 2021)', undefined],
    ['Guidance, withdrawn 2020', undefined],
    ['Guidance – withdrawn on 3 May 2021', undefined],
    ['Guidance – withdrawn (May 2021)', undefined],
    ['Withdrawn 2020: guidance', undefined],
    ['Guidance', 'Withdrawn 3 May 2021'],
    ['Guidance', 'Withdrawn May 2021'],
    ['Guidance', 'Withdrawn, see the new guide.'],
    ['Guidance', '[Withdrawn 2021]'],
    ['Guidance', 'This protocol was withdrawn in 2020'],
    ['Guidance', 'This report has been withdrawn'],
    ['Guidance', 'These practice standards were withdrawn in 2020.'],
    ['Guidance', 'Note: withdrawn in 2020'],
    ['Guidance', 'Please note: this framework has since been withdrawn.'],
  ])('is withdrawn where its title or note says so: %s, %s', (title, note) => {
    expect(standingOf(title, note)).toBe('withdrawn');
  });

  it.each([
    ['Guidance v3.8 (superseded)', undefined],
    ['Toolkit (Feb 2026, superseded by v2)', undefined],
    ['Guidance v3.8 – superseded', undefined],
    ['Guidance', 'Replaced by version 3.11.'],
    ['Guidance', 'SUPERSEDED: the page was updated on 3 March 2024.'],
    ['Guidance', 'This page has been withdrawn because it is out of date.'],
    ['Guidance', 'This version of the guidance has now been replaced by version 3.'],
    ['SUPERSEDED Guidance', undefined],
    ['Guidance - superseded 2019', undefined],
    ['Guidance', 'Withdrawn, replaced by another guide'],
    ['Guidance', 'Superseded 2021'],
    ['Guidance', 'Superseded (see the new guide)'],
    ['Guidance', 'This Strategy was superseded in 2021'],
    ['Guidance', 'These regulations have been superseded'],
    ['Guidance', 'Historical: superseded by 2023 act'],
  ])('is superseded where its title or note says so: %s, %s', (title, note) => {
    expect(standingOf(title, note)).toBe('superseded');
  });

  it.each([
    ['Guidance', 'Supersedes version 3.8.'],
    ['Guidance', 'This replaces the superseded edition of 2020.'],
    ['Guidance', 'Replaces guidance that was withdrawn.'],
    ['Guidance', 'The version of 2020 was withdrawn.'],
    ['Guidance', 'Phone line no longer available at weekends.'],
    ['Guidance', 'Withdrawn claims are in part 2. Applies if a passport is out of date.'],
    ['Guidance on withdrawing a claim', undefined],
    ['Withdrawn asylum claims: guidance for caseworkers', undefined],
    ['Asylum claims (withdrawn, refused or invalid)', undefined],
    ['Section 51 notice (replaced by section 52 duty): what to do', undefined],
    ['Removed from home: children in care', undefined],
    ['Withdrawn in error: asylum claims', undefined],
    ['Out of date passports', undefined],
    ['WITHDRAWN ASYLUM CLAIMS', undefined],
    ['Asylum claims, withdrawn by the applicant', undefined],
    ['Guidance', 'Note: withdrawn claims are in part 2.'],
    ['Guidance', 'This report has not been withdrawn.'],
    ['Guidance', 'These regulations replace those that were withdrawn.'],
  ])('is current where other things are said to be withdrawn or replaced: %s, %s', (title, note) => {
    expect(standingOf(title, note)).toBe('current');
  });

  it.each([
    [
      'statute',
      'Modern Slavery Act 2015, section 45',
      'https://www.legislation.gov.uk/ukpga/2015/30/section/45',
    ],
    ['other', 'Explanatory Notes to the Act', 'https://www.legislation.gov.uk/ukpga/2015/30/notes'],
    ['statute', 'Immigration Rules Part 11', undefined],
    ['statutory-guidance', 'Modern slavery: statutory guidance', undefined],
    ['statutory-guidance', 'Keeping children safe in education', undefined],
    [
      'non-statutory-guidance',
      'Modern slavery: non-statutory guidance for Scotland and Northern Ireland',
      undefined,
    ],
    [
      'statutory-guidance',
      'Modern Slavery: statutory guidance for England and Wales and non-statutory guidance for Scotland',
      undefined,
    ],
    ['non-statutory-guidance', 'Child exploitation disruption toolkit', undefined],
    ['other', 'Annual report', undefined],
  ])('has the authority %s by its title "%s"', (authority, title, url) => {
    expect(authorityOf(title, url)).toBe(authority);
  });
});

it('leaves the name of a file out of a title that has a date', () => {
  const titled = (title: string) => describeDocument({ slug: 'toolkit', title }).title;
  expect(titled('First Responder Toolkit (April 2026; file v2-2026)')).toBe(
    'First Responder Toolkit (April 2026)',
  );
  expect(titled('First Responder Toolkit (file v2-2026)')).toBe('First Responder Toolkit (file v2-2026)');
});
