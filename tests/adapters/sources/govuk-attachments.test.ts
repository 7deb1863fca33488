// Tests which attachments of a GOV.UK page are read, what they are called, and which ones we report as left
// out.
import { expect, it } from 'vitest';
import { createGovukSource } from '../../../adapters/sources/govuk.js';
import { startFakeGovuk } from '../../fakes/fake-govuk/fake-govuk.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { govukSource, localFetcher } from '../../fakes/followed-sources.js';
import { makePdf } from '../parsers/make-pdf.js';
import { perTest } from '../../support/per-test.js';

const PATH = '/government/publications/help';
const MEDIA = 'https://assets.publishing.service.gov.uk/media';
const site = perTest(startFakeGovuk);

interface Given {
  url: string;
  content_type?: string;
  attachment_type?: string;
}
async function look(attachments: readonly Given[]) {
  site.put(publication(PATH, '<p>The forms are below.</p>', { details: { attachments } }));
  const found = await createGovukSource(localFetcher(), site.url)(govukSource(PATH), () =>
    Promise.resolve(undefined),
  );
  const slugs = found.documents.map(({ kind, details }) => `${details.slug} ${kind}`).slice(1);
  return { ...found, slugs: slugs.sort() };
}

const file = (path: string, type: string): Given => ({
  attachment_type: 'file',
  url: `${MEDIA}/${path}`,
  content_type: type,
});
const putPdf = (path: string) => {
  site.putFile(`/media/${path}`, 'application/pdf', makePdf([[{ text: 'A page of guidance.', y: 700 }]]));
  return file(path, 'application/pdf');
};
const putPage = (url: string): Given => {
  site.put(publication(url, '<p>The form as a page.</p>', { schema_name: 'html_publication' }));
  return { attachment_type: 'html', url };
};

it('gives documents of one name the same slugs in whatever order they come', async () => {
  const given = [putPage(`${PATH}/form`), putPdf('1/form.pdf'), putPdf('1/guide.pdf'), putPdf('2/guide.pdf')];
  const { slugs } = await look(given);
  expect((await look(given.toReversed())).slugs).toEqual(slugs);
  expect(slugs).toEqual([
    expect.stringMatching(/^help\.form-[0-9a-f]{8} html$/),
    'help.form-pdf pdf',
    expect.stringMatching(/^help\.guide-[0-9a-f]{8} pdf$/),
    expect.stringMatching(/^help\.guide-[0-9a-f]{8} pdf$/),
  ]);
});

it('reads HTML attachments of any kind of page', async () => {
  expect(await look([putPage('/government/consultations/help/outcome')])).toMatchObject({
    slugs: ['help.outcome html'],
    problems: [],
  });
});

it('says which attachments it cannot read, without counting them as a document', async () => {
  const { problems, slugs } = await look([
    putPdf('1/form.pdf'),
    file('1/form.doc', 'application/msword'),
    { url: `${MEDIA}/1/letter.rtf` },
  ]);
  expect(slugs).toEqual(['help.form pdf']);
  expect(problems).toEqual([
    {
      place: `${site.url}/media/1/form.doc`,
      problem: 'We cannot read this type of file (application/msword).',
      isLasting: true,
    },
    {
      place: `${site.url}/media/1/letter.rtf`,
      problem: 'We cannot read this type of file (rtf).',
      isLasting: true,
    },
  ]);
});

it.each([
  ['picture.jpg', 'application/jpeg'],
  ['picture.png', 'image/png'],
  ['figures.csv', 'text/csv'],
  ['figures.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['figures.xls', ''],
  ['figures.ods', 'application/vnd.oasis.opendocument.spreadsheet'],
])('says nothing of a picture or spreadsheet: %s, %s', async (name, type) => {
  expect((await look([file(`1/${name}`, type)])).problems).toEqual([]);
});
