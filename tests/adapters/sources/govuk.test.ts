// Fetches GOV.UK pages from a Content API that this machine serves.
import { beforeEach, describe, expect, it } from 'vitest';
import type { FetchPage } from '../../../adapters/sources/fetch-politely.js';
import { createGovukSource } from '../../../adapters/sources/govuk.js';
import { startFakeGovuk } from '../../fakes/fake-govuk/fake-govuk.js';
import {
  collection,
  gone,
  guide,
  manual,
  manualSection,
  publication,
  redirect,
} from '../../fakes/fake-govuk/payloads.js';
import { copyShelf, govukSource, localFetcher, textOf } from '../../fakes/followed-sources.js';
import { makePdf } from '../parsers/make-pdf.js';
import { perTest } from '../../support/per-test.js';

const site = perTest(startFakeGovuk);
let shelf: ReturnType<typeof copyShelf>;
beforeEach(() => {
  shelf = copyShelf();
});

const PATH = '/government/publications/help';
async function look(path = PATH) {
  const found = await createGovukSource(localFetcher(), site.url)(govukSource(path), shelf.held);
  shelf.keep(found);
  return found;
}

describe('a publication', () => {
  it('becomes a document with what its publisher says of it', async () => {
    site.put(
      publication(PATH, '<div class="govspeak"><p>Ask the local authority first.</p></div>', {
        details: {
          change_history: [
            { note: 'Updated the telephone number.', public_timestamp: '2026-05-04T09:00:00Z' },
            { note: 'First published.', public_timestamp: '2020-01-01T09:00:00Z' },
          ],
          national_applicability: { england: { applicable: true }, wales: { applicable: false } },
        },
      }),
    );
    const found = await look();
    expect(found).toMatchObject({ state: 'available', problems: [], unchanged: 0 });
    const [document] = found.documents;
    expect(document).toMatchObject({
      kind: 'html',
      changeNote: 'Updated the telephone number.',
      details: {
        slug: 'help',
        title: 'Help for trafficked children',
        date: '2026-05-04',
        jurisdictions: ['england'],
        authority: 'statutory-guidance',
        standing: 'current',
        url: `https://www.gov.uk${PATH}`,
      },
    });
    expect(textOf(document!)).toContain('Ask the local authority first.');
  });

  it('that has not changed is asked for and not sent, and gives the same document', async () => {
    site.put(publication(PATH, '<p>Ask the local authority first.</p>'));
    const first = await look();
    const second = await look();
    expect(second).toMatchObject({ requests: 1, unchanged: 1, copies: [], state: 'available' });
    expect(second.documents).toEqual(first.documents);
    expect(site.requests.at(-1)).toBe(`/api/content${PATH} (304)`);
  });

  it('brings its files and its HTML attachments, each a document of its own', async () => {
    const pdf = makePdf([[{ text: 'A page of guidance.', y: 700 }]]);
    site.putFile('/media/1/form-2026.pdf', 'application/pdf', pdf);
    site.put(
      publication(`${PATH}/the-form`, '<p>The form as a page.</p>', {
        schema_name: 'html_publication',
        title: 'The form, as a page',
      }),
    );
    site.put(
      publication(PATH, '<p>Two forms are below.</p>', {
        details: {
          attachments: [
            {
              attachment_type: 'file',
              title: 'The form',
              url: 'https://assets.publishing.service.gov.uk/media/1/form-2026.pdf',
              content_type: 'application/pdf',
            },
            { attachment_type: 'html', title: 'The form, as a page', url: `${PATH}/the-form` },
            {
              attachment_type: 'file',
              title: 'Figures',
              url: 'https://assets.publishing.service.gov.uk/media/1/figures.csv',
              content_type: 'text/csv',
            },
          ],
        },
      }),
    );
    const found = await look();
    expect(found.problems).toEqual([]);
    expect(found.documents.map(({ kind, details }) => [kind, details.slug, details.title])).toEqual([
      ['html', 'help', 'Help for trafficked children'],
      ['pdf', 'help.form-2026', 'The form'],
      ['html', 'help.the-form', 'The form, as a page'],
    ]);
    expect(found.documents[1]!.details.url).toContain('/media/1/form-2026.pdf');
  });

  it('whose file has too long an address says so, and asks for no other', async () => {
    const url = `${site.url}${'/a/..'.repeat(390)}/${'a'.repeat(90)}.pdf`;
    const attachments = [{ url, content_type: 'application/pdf' }];
    site.put(publication(PATH, '<p>One form is below.</p>', { details: { attachments } }));
    const [problem] = (await look()).problems;
    expect(site.requests.filter((asked) => asked.includes('aaa'))).toEqual([]);
    expect(problem?.problem).toContain('longer than 2000 characters');
    expect(problem?.place.length).toBeLessThan(210);
  });

  it('whose file cannot be had keeps the rest, and names the file', async () => {
    site.put(
      publication(PATH, '<p>One form is below.</p>', {
        details: {
          attachments: [
            {
              title: 'The form',
              url: 'https://assets.publishing.service.gov.uk/media/1/form.pdf',
              content_type: 'application/pdf',
            },
          ],
        },
      }),
    );
    const found = await look();
    expect(found.documents).toHaveLength(1);
    const url = `${site.url}/media/1/form.pdf`;
    expect(found.problems).toEqual([{ slug: 'help.form', url, place: url, problem: 'It was not found.' }]);
  });

  it('that its publisher withdrew says so, with the reason as plain text', async () => {
    site.put(
      publication(PATH, '<p>Old words.</p>', {
        withdrawn_notice: {
          explanation: '<p>Replaced by <a href="/x" onclick="steal()">new guidance</a>.</p>',
          withdrawn_at: '2026-01-13T13:05:30Z',
        },
      }),
    );
    const found = await look();
    expect(found).toMatchObject({ state: 'withdrawn', reason: 'Replaced by new guidance.' });
    expect(found.documents[0]!.details).toMatchObject({
      standing: 'withdrawn',
      note: 'Replaced by new guidance.',
    });
  });
});

describe('a page in parts', () => {
  it('becomes one document with the parts under their titles', async () => {
    site.put(
      guide('/guide', [
        { title: 'First steps', body: '<h2>Who</h2><p>The person who finds out.</p>' },
        { title: 'A & B', body: '<p>Then the others.</p>' },
      ]),
    );
    const [document] = (await look('/guide')).documents;
    expect(textOf(document!)).toContain('<h2>First steps</h2>\n<h3>Who</h3>');
    expect(textOf(document!)).toContain('<h2>A &amp; B</h2>');
  });

  it('that was not rendered is read as it was written', async () => {
    const unrendered = guide('/guide', [{ title: 'First steps', body: 'unused' }]);
    const details = {
      parts: [
        {
          title: 'First steps',
          body: [{ content_type: 'text/govspeak', content: '##Who\r\n\r\nThe person <who> finds out.' }],
        },
      ],
    };
    site.put({ ...unrendered, details });
    const [document] = (await look('/guide')).documents;
    expect(textOf(document!)).toContain('<h3>Who</h3>\n<p>The person &lt;who&gt; finds out.</p>');
  });

  it('that is a manual brings its sections, and asks only for those that changed', async () => {
    site.put(manual('/manual', ['one', 'two']));
    site.put(manualSection('/manual/one', 'One', '<p>The first rule.</p>'));
    site.put(manualSection('/manual/two', 'Two', '<p>The second rule.</p>'));
    await look('/manual');
    site.put(manualSection('/manual/two', 'Two', '<p>The second rule, changed.</p>'));
    const again = await look('/manual');
    expect(again).toMatchObject({ requests: 3, unchanged: 2 });
    expect(textOf(again.documents[0]!)).toMatch(/<h2>One<\/h2>[^]*first rule[^]*<h2>Two<\/h2>[^]*changed/);
  });

  it('is left as it was when a section cannot be read: half a manual would be quoted as a whole', async () => {
    site.put(manual('/manual', ['one', 'two']));
    site.put(manualSection('/manual/one', 'One', '<p>The first rule.</p>'));
    const found = await look('/manual');
    // The problem has the slug of the manual, so our copy of the whole manual is kept.
    expect(found).toMatchObject({ documents: [], problems: [{ slug: 'help', place: '/manual/two' }] });
    site.put(redirect('/manual/two', '/manual/three'));
    const problem = expect.stringMatching(/ It has moved to https:\S+\/manual\/three\.$/) as string;
    expect(await look('/manual')).toMatchObject({ documents: [], problems: [{ problem }] });
  });
});

describe('a collection', () => {
  it('brings its members, also when two collections name each other', async () => {
    site.put(collection('/c', ['/a', '/c', '/missing']));
    site.put(publication('/a', '<p>A member.</p>', { title: 'Member A' }));
    const found = await look('/c');
    expect(found.documents.map(({ details }) => [details.slug, details.title])).toEqual([
      ['help', 'Help for trafficked children'],
      ['help.a', 'Member A'],
    ]);
    expect(found.problems).toMatchObject([{ slug: 'help.missing', place: '/missing' }]);
  });

  it('with too many members is read as far as we go, and none of the others counts as removed', async () => {
    const members = Array.from({ length: 700 }, (_, n) => `/${n}`);
    const payload = new TextEncoder().encode(JSON.stringify(collection('/c', members)));
    const fetchPage: FetchPage = ({ url }) => {
      const copy = { url, contentType: 'application/json', bytes: payload };
      if (url.endsWith('/c')) return Promise.resolve({ kind: 'found', url, copy });
      return Promise.resolve({ kind: 'missing', url, bytes: new Uint8Array() });
    };
    const found = await createGovukSource(fetchPage, site.url)(govukSource('/c'), shelf.held);
    expect(found.requests).toBe(600);
    expect(found.problems).toHaveLength(600);
    // The problem has the slug of the page, so everything below the page is kept.
    expect(found.problems.at(-1)).toMatchObject({
      slug: 'help',
      place: 'Help for trafficked children',
      problem: 'The source links to more than 600 pages.',
    });
  });
});

describe('a page that is not there any more', () => {
  it('is moved where it redirects, and the page behind it is read', async () => {
    site.put(redirect('/old', '/new'));
    site.put(publication('/new', '<p>Same guidance, new place.</p>'));
    const found = await look('/old');
    expect(found).toMatchObject({ state: 'moved', movedTo: 'https://www.gov.uk/new' });
    expect(found.documents).toHaveLength(1);
  });

  it('is moved also where the page behind it cannot be read', async () => {
    site.put(redirect('/old', '/nowhere?query=1#part'));
    expect(await look('/old')).toMatchObject({
      state: 'moved',
      movedTo: 'https://www.gov.uk/nowhere',
      documents: [],
    });
  });

  it('is gone with the explanation and the alternative that its publisher gives', async () => {
    site.put(gone('/old', 'Published in error', '/new'));
    expect(await look('/old')).toMatchObject({
      state: 'gone',
      reason: 'Published in error',
      movedTo: 'https://www.gov.uk/new',
    });
    site.put(gone('/older'));
    expect(await look('/older')).toMatchObject({ state: 'gone', movedTo: undefined });
  });

  it('is missing if no one knows it, and failed while the site is broken', async () => {
    expect(await look('/never')).toMatchObject({ state: 'missing', documents: [] });
    site.breakWith(503);
    expect(await look('/never')).toMatchObject({ state: 'failed', documents: [] });
  });

  it('is failed if the reply is not a payload', async () => {
    for (const body of ['', '<html>', '[]', '{"details": 7}', 'null']) {
      site.putFile('/api/content/odd', 'application/json', body);
      expect((await look('/odd')).state).toBe('failed');
    }
  });
});

it('follows nothing that a payload points to outside GOV.UK', async () => {
  site.put(
    publication(PATH, '<p>Words.</p>', {
      details: {
        attachments: [
          { title: 'Trap', url: 'https://internal.example/secret.pdf', content_type: 'application/pdf' },
        ],
      },
    }),
  );
  expect((await look()).problems).toMatchObject([
    { problem: expect.stringContaining('internal.example is not one of the hosts') },
  ]);
});
