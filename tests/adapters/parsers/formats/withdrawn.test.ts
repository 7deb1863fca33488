// A file that says its publisher has withdrawn the guidance is not taken for current guidance.
import { expect, test } from 'vitest';
import { createParser } from '../../../../adapters/parsers/parse-file.js';
import type { FileKind } from '../../../../ingest/model/document.js';

const parse = createParser();
const detailsOf = async (kind: FileKind, text: string) => (await parse(kind, Buffer.from(text))).details;

test.each([
  { body: '<p>Refer the child.</p>' },
  { parts: [{ title: 'Referral', body: '<p>Refer the child.</p>' }] },
])('reads from a payload of the GOV.UK Content API that its page was withdrawn: %j', async (details) => {
  const payload = {
    title: 'Interim guidance',
    withdrawn_notice: {
      explanation: '<p>This is <b>out of date</b>.</p>',
      withdrawn_at: '2019-05-03T23:30:00Z',
    },
    details,
  };
  const withdrawn = { standing: 'withdrawn', withdrawnOn: '2019-05-04', note: 'This is out of date.' };
  expect(await detailsOf('json', JSON.stringify(payload))).toEqual(withdrawn);
  const current = JSON.stringify({ ...payload, withdrawn_notice: {} });
  expect(await detailsOf('json', current)).toEqual({});
});

const saved = (notice: string, standing = '') => `---
part_name: Interim guidance${standing && `\nstanding: ${standing}`}
---

Title: Interim guidance - GOV.UK

URL Source: https://www.gov.uk/guidance/interim

Markdown Content:
# Interim guidance - GOV.UK

${notice}

# Interim guidance

The form was withdrawn on 1 May 2020.
`;

test.each([
  'This guidance was withdrawn on 3 May 2019',
  '## This statutory guidance was withdrawn on 3 May 2019',
])('reads from the top of a saved page that it was withdrawn: %s', async (notice) => {
  const title = 'Interim guidance';
  expect(await detailsOf('md', saved(notice))).toEqual({
    title,
    standing: 'withdrawn',
    withdrawnOn: '2019-05-03',
  });
  // The person who saved the file may know better.
  expect(await detailsOf('md', saved(notice, 'superseded'))).toEqual({ title, standing: 'superseded' });
  expect(await detailsOf('md', saved('From: Home Office'))).toEqual({ title });
});
