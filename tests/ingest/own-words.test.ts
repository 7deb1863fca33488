// What is wrong with a detail is said in our own words, whatever the detail and whatever is wrong with it.
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

function fields(shape: object): Record<string, unknown> {
  return Object.fromEntries(Object.keys(shape).map((name) => [name, undefined]));
}
