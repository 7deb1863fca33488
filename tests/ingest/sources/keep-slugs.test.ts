// Tests that the documents of a source keep their slugs, even if files are renamed or cannot be read this
// time.
import { beforeEach, describe, expect, it } from 'vitest';
import { makeOdt } from '../../adapters/parsers/make-archive.js';
import { makePdf } from '../../adapters/parsers/make-pdf.js';
import { collection, gone, publication, redirect } from '../../fakes/fake-govuk/payloads.js';
import { startEditing } from '../../support/running-editing.js';
import { perTest } from '../../support/per-test.js';

const PATH = '/government/publications/help';
const ASSETS = 'https://assets.publishing.service.gov.uk/media';

const running = perTest(startEditing);

const attachment = (name: string, title: string) => ({
  attachment_type: 'file',
  title,
  url: `${ASSETS}/${name}`,
  content_type: name.endsWith('.odt') ? 'application/vnd.oasis.opendocument.text' : 'application/pdf',
});
function putPdf(name: string, text: string): void {
  running.site.putFile(`/media/${name}`, 'application/pdf', makePdf([[{ text, y: 700 }]]));
}
const putPage = (...attachments: ReturnType<typeof attachment>[]) =>
  running.site.put(publication(PATH, '<p>The files are below.</p>', { details: { attachments } }));
async function live(): Promise<string[]> {
  const { store } = running.guidance.ports;
  const { passages } = await store.contentOf((await store.liveRelease())!.number);
  return passages.map(({ document, text }) => `${document}: ${text}`).sort();
}
const shown = (changes: readonly { document: string; base?: number; edition?: number }[]) =>
  changes.map(({ document, base, edition }) => [document, base ? 'has base' : 'new', edition ? '' : 'gone']);

describe('a new version of a file under a new name', () => {
  it('is compared with the version before, and replaces it', async () => {
    putPdf('1/guidance-v3.13.pdf', 'See the child within 45 days of the report.');
    putPage(attachment('1/guidance-v3.13.pdf', 'Guidance v3.13'));
    await running.takeIn(PATH);
    putPdf('2/guidance-v3.14.pdf', 'See the child within 30 days of the report.');
    putPage(attachment('2/guidance-v3.14.pdf', 'Guidance v3.14'));
    const { changes } = await running.refresh(PATH);
    expect(shown(changes)).toEqual([['help.guidance-v3-13', 'has base', '']]);
    for (const change of changes) await running.review(change, 'accept');
    await running.publish();
    expect(await live()).toEqual([
      'help.guidance-v3-13: See the child within 30 days of the report.',
      'help: The files are below.',
    ]);
    expect((await running.refresh(PATH)).changes).toEqual([]);
  });

  it('is recognised by its title', async () => {
    putPdf('1/first.pdf', 'See the child within 45 days of the report.');
    putPage(attachment('1/first.pdf', 'Statutory guidance'));
    await running.takeIn(PATH);
    putPdf('2/second.pdf', 'See the child within 30 days of the report.');
    putPage(attachment('2/second.pdf', 'Statutory guidance'));
    expect(shown((await running.refresh(PATH)).changes)).toEqual([['help.first', 'has base', '']]);
  });

  it('is taken for a new one if several would fit', async () => {
    for (const n of [1, 2]) putPdf(`${n}/annex-${n}.pdf`, `See annex ${n} of the report.`);
    putPage(attachment('1/annex-1.pdf', 'Annex 1'), attachment('2/annex-2.pdf', 'Annex 2'));
    await running.takeIn(PATH);
    putPdf('3/annex-3.pdf', 'See annex 3 of the report.');
    putPage(attachment('3/annex-3.pdf', 'Annex 3'));
    expect(shown((await running.refresh(PATH)).changes)).toEqual([
      ['help.annex-3', 'new', ''],
      ['help.annex-1', 'has base', 'gone'],
      ['help.annex-2', 'has base', 'gone'],
    ]);
  });
});

describe('two documents of a source', () => {
  it('are both followed if their files have the same name', async () => {
    putPdf('1/guidance.pdf', 'The PDF says within five days.');
    const odt = makeOdt('<text:p>The ODT says within six days.</text:p>');
    running.site.putFile('/media/2/guidance.odt', 'application/vnd.oasis.opendocument.text', odt);
    putPage(attachment('1/guidance.pdf', 'Part 1'), attachment('2/guidance.odt', 'Annex'));
    await running.takeIn(PATH);
    expect(await live()).toEqual([
      'help.guidance-odt: The ODT says within six days.',
      'help.guidance-pdf: The PDF says within five days.',
      'help: The files are below.',
    ]);
    expect((await running.refresh(PATH)).changes).toEqual([]);
  });

  it('keep their slugs if one gets the name of the other, in any order, also while it cannot be read', async () => {
    const [pdf, odt] = [attachment('1/guidance.pdf', 'Part 1'), attachment('2/guidance.odt', 'Annex')];
    putPdf('1/guidance.pdf', 'The PDF says within five days.');
    putPage(pdf);
    await running.takeIn(PATH);
    const text = makeOdt('<text:p>The ODT says within six days.</text:p>');
    running.site.putFile('/media/2/guidance.odt', 'application/vnd.oasis.opendocument.text', text);
    putPage(odt, pdf);
    await running.takeIn(PATH);
    expect(await live()).toEqual([
      'help.guidance-odt: The ODT says within six days.',
      'help.guidance: The PDF says within five days.',
      'help: The files are below.',
    ]);
    putPage(pdf, odt);
    expect((await running.refresh(PATH)).changes).toEqual([]);
    running.site.remove('/media/1/guidance.pdf');
    expect(await running.refresh(PATH)).toMatchObject({
      changes: [],
      problems: [{ problem: 'It was not found.' }],
    });
  });

  it('are followed without trouble beside a file of a type that we cannot read, which is named', async () => {
    putPdf('1/guidance.pdf', 'The PDF says within five days.');
    const form = { ...attachment('1/form.doc', 'The form'), content_type: 'application/msword' };
    putPage(attachment('1/guidance.pdf', 'Part 1'), form);
    await running.takeIn(PATH);
    expect(await running.editing.source('help')).toMatchObject({
      state: 'available',
      failures: 0,
      reason: expect.stringMatching(/^We left out .*form\.doc: We cannot read this type of file/) as string,
    });
  });

  it('are both followed if their names only differ after 60 characters', async () => {
    const name = 'national-referral-mechanism-guidance-for-first-responders-england';
    const members = ['wales', 'scotland'].map((nation) => `/government/publications/${name}-and-${nation}`);
    running.site.put(collection('/c', members));
    for (const path of members) running.site.put(publication(path, `<p>Refer as ${path} says.</p>`));
    await running.takeIn('/c');
    expect(await live()).toHaveLength(3);
    expect((await running.refresh('/c')).changes).toEqual([]);
  });

  it('are a problem to name if their source gives both the same name', async () => {
    running.ports.fetchSource = () => {
      const document = (text: string) => ({
        kind: 'md' as const,
        bytes: new TextEncoder().encode(`# Help\n\n${text}\n`),
        details: { slug: 'help', title: 'Help' },
      });
      const documents = [document('See the child within five days.'), document('Or within six days.')];
      return Promise.resolve({
        state: 'available' as const,
        documents,
        problems: [],
        copies: [],
        requests: 0,
        unchanged: 0,
      });
    };
    const { changes, problems } = await running.refresh(PATH);
    expect(changes).toHaveLength(1);
    const problem =
      'Two documents of this source have the same name. Give one of them another file name, or another slug in corpus.json.';
    expect(problems).toEqual([{ slug: 'help', place: 'Help', problem }]);
  });

  it('are named by their slugs if they have neither a title nor an address', async () => {
    const empty = {
      kind: 'md' as const,
      bytes: new TextEncoder().encode(' '),
      details: { slug: 'local-form' },
    };
    running.ports.fetchSource = () =>
      Promise.resolve({
        state: 'available' as const,
        documents: [empty],
        problems: [],
        copies: [],
        requests: 0,
        unchanged: 0,
      });
    expect((await running.refresh(PATH)).problems).toMatchObject([
      { slug: 'local-form', place: 'local-form' },
    ]);
  });
});

describe('a page in a collection', () => {
  const MEMBER = '/government/publications/a';
  beforeEach(async () => {
    putPdf('1/form.pdf', 'The form asks who saw the child first.');
    running.site.put(collection('/c', [MEMBER]));
    const details = { attachments: [attachment('1/form.pdf', 'The form')] };
    running.site.put(publication(MEMBER, '<p>A member says who refers.</p>', { title: 'A', details }));
    await running.takeIn('/c');
  });

  it('keeps its files if it cannot be read', async () => {
    running.site.putFile(`/api/content${MEMBER}`, 'application/json', '<html>maintenance</html>');
    expect(await running.refresh('/c')).toMatchObject({ changes: [], problems: [{ slug: 'help.a' }] });
  });

  it('keeps its text if it now leads to a page that cannot be read', async () => {
    running.site.put(redirect(MEMBER, '/government/publications/b'));
    expect(await running.refresh('/c')).toMatchObject({ changes: [], problems: [{ slug: 'help.a' }] });
  });

  it('is proposed for removal with its files if its publisher removed it', async () => {
    running.site.put(gone(MEMBER, 'Replaced.'));
    const { changes, problems } = await running.refresh('/c');
    expect(problems).toEqual([]);
    expect(shown(changes).sort()).toEqual([
      ['help.a', 'has base', 'gone'],
      ['help.a.form', 'has base', 'gone'],
    ]);
  });
});
