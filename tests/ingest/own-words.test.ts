// Errors in a detail are described in our own words, for every detail and every kind of error.
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { readCatalogue } from '../../ingest/editions/catalogue.js';
import { editedDetailsSchema } from '../../ingest/model/editing.js';
import { fieldFault } from '../../ingest/model/field-wording.js';
import { noteWordsSchema } from '../../ingest/model/practice-note.js';
import { readSourceRegistry, sourceSchema } from '../../ingest/model/source-registry.js';
import { uploadDetailsSchema } from '../../ingest/model/upload.js';
import { govukSource, webPageSource } from '../fakes/followed-sources.js';

/** Matches Zod's own messages. */
const OF_ZOD = /\b(?:Invalid|Unrecognized|expected|received|Too (?:big|small))\b/;
const WRONG = [undefined, null, true, 7, '', '?', 'x'.repeat(100_000), [], ['?'], [{}], {}];

const [GOVUK, WEB_PAGE] = [govukSource('/guidance/one'), webPageSource('https://www.gov.wales/one')];
const FOLDER = { ...GOVUK, kind: 'folder', path: 'data' };
const wronged = (entry: object) => [
  ...Object.keys(entry).flatMap((field) => WRONG.map((wrong) => ({ ...entry, [field]: wrong }))),
  { ...entry, unknown: 'x' },
];

test.each<[what: string, schema: z.ZodType, entry: object]>([
  ['a change', editedDetailsSchema, fields(editedDetailsSchema.shape)],
  ['a note', noteWordsSchema, fields(noteWordsSchema.shape)],
  ['an upload', uploadDetailsSchema, fields(uploadDetailsSchema.shape)],
  ['a publication', sourceSchema, GOVUK],
  ['a web page', sourceSchema, WEB_PAGE],
  ['a folder', sourceSchema, FOLDER],
])('says what is wrong with a detail of %s', (_, schema, entry) => {
  const messages = wronged(entry).flatMap((one) =>
    (schema.safeParse(one, { error: fieldFault }).error?.issues ?? []).map(({ message }) => message),
  );
  expect(messages.length).toBeGreaterThan(5);
  expect(messages.filter((message) => OF_ZOD.test(message))).toEqual([]);
});

test('says what is wrong with an entry of the list of sources, or of a folder', () => {
  const sources = readSourceRegistry(JSON.stringify([GOVUK, WEB_PAGE, FOLDER].flatMap(wronged)));
  const entry = { file: 'a.pdf', slug: 'a', title: 'A', jurisdictions: ['wales'], sample: true };
  const folder = readCatalogue(JSON.stringify(wronged(entry)));
  const refused = [...folder.refused.values()].map(({ problem }) => problem);
  expect(Math.min(sources.problems.length, folder.problems.length, refused.length)).toBeGreaterThan(0);
  expect([...sources.problems, ...folder.problems, ...refused].filter((one) => OF_ZOD.test(one))).toEqual([]);
});

test.each([
  [{ title: 'ab' }, 'This must have at least 3 letters.'],
  [{ title: 'x'.repeat(301) }, 'This must be 300 characters or fewer.'],
  [{ date: '201' }, 'This must include a year, as in “25 November 2025”.'],
  [{ note: 'x'.repeat(501) }, 'This must be 500 characters or fewer.'],
  [{ jurisdictions: [] }, 'This must have at least one nation.'],
])('says how long a detail of a change must be', (entry, expected) => {
  const { error } = editedDetailsSchema.safeParse(entry, { error: fieldFault });
  expect(error?.issues.map(({ message }) => message)).toEqual([expected]);
});

test('says how long a name in the list of sources must be, and that it needs a nation', () => {
  const entries = [
    { ...GOVUK, slug: 'x'.repeat(121) },
    { ...GOVUK, publisher: 'x' },
    { ...GOVUK, jurisdictions: [] },
  ];
  const { problems } = readSourceRegistry(JSON.stringify(entries));
  expect(problems.map((problem) => /: (.*?)\./u.exec(problem)?.[1])).toEqual([
    'slug: This must be 120 characters or fewer',
    'publisher: This must have at least 2 letters',
    'jurisdictions: This must have at least one nation',
  ]);
});

function fields(shape: object): Record<string, unknown> {
  return Object.fromEntries(Object.keys(shape).map((name) => [name, undefined]));
}
