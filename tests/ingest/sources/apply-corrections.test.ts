// Tests which of the details that editors corrected are put into later editions of a document, and that later
// changes by its publisher replace them.
import { beforeEach, describe, expect, it } from 'vitest';
import type { EditedDetails } from '../../../ingest/model/editing.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { webPageSource } from '../../fakes/followed-sources.js';
import { perTest } from '../../support/per-test.js';
import { startEditing } from '../../support/running-editing.js';

const PATH = '/government/publications/help';
const BODY = '<p>Refer the child within 30 days of the first meeting.</p>';
const WITHDRAWN = { withdrawn_notice: { explanation: '<p>Do not use.</p>', withdrawn_at: '2026-01-01' } };

const running = perTest(startEditing);
beforeEach(() => {
  running.site.put(publication(PATH, BODY));
});

const live = async () => {
  const { store } = running.guidance.ports;
  return (await store.editionsOf((await store.liveRelease())!.number))[0]!.document;
};

async function publishCorrected(details: EditedDetails): Promise<void> {
  const [change] = (await running.refresh(PATH)).changes;
  await running.review(change!, 'edit', { details });
  await running.review(change!.id, 'accept');
  await running.publish();
}

describe('a status, nations and authority that an editor saved without changing them', () => {
  const asFound: EditedDetails = {
    standing: 'current',
    jurisdictions: ['wales', 'england'],
    authority: 'statutory-guidance',
  };

  it('do not hide that the publisher withdrew the document', async () => {
    await publishCorrected(asFound);
    running.site.put(publication(PATH, BODY, WITHDRAWN));
    expect((await running.refresh(PATH)).changes).toMatchObject([{ weight: 'substance' }]);
    await running.takeIn(PATH);
    expect(await live()).toMatchObject({ standing: 'withdrawn', withdrawnOn: '2026-01-01' });
  });

  it('do not hide that the publisher named other nations', async () => {
    await publishCorrected(asFound);
    const only = { england: { applicable: true }, wales: { applicable: false } };
    running.site.put(publication(PATH, BODY, { details: { national_applicability: only } }));
    await running.takeIn(PATH);
    expect(await live()).toMatchObject({ jurisdictions: ['england'] });
  });
});

describe('a status that an editor corrected', () => {
  it('gives way when the publisher withdraws the document', async () => {
    await publishCorrected({ standing: 'superseded' });
    expect((await running.refresh(PATH)).changes).toEqual([]);
    running.site.put(publication(PATH, BODY, WITHDRAWN));
    await running.takeIn(PATH);
    expect(await live()).toMatchObject({ standing: 'withdrawn', withdrawnOn: '2026-01-01' });
  });

  it('stays while the publisher says the same, without the day on which it was withdrawn', async () => {
    running.site.put(publication(PATH, BODY, WITHDRAWN));
    await publishCorrected({ standing: 'superseded' });
    running.site.put(publication(PATH, BODY.replace('30', '28'), WITHDRAWN));
    await running.takeIn(PATH);
    expect(await live()).toMatchObject({ standing: 'superseded' });
    expect((await live()).withdrawnOn).toBeUndefined();
  });

  it('stays, like a language that they corrected', async () => {
    await publishCorrected({ standing: 'superseded', language: 'cy' });
    running.site.put(publication(PATH, BODY.replace('30', '28')));
    await running.takeIn(PATH);
    expect(await live()).toMatchObject({ standing: 'superseded', language: 'cy' });
  });

  it('stays when it was corrected a second time', async () => {
    await publishCorrected({ standing: 'superseded' });
    running.site.put(publication(PATH, BODY.replace('30', '28')));
    await publishCorrected({ standing: 'withdrawn' });
    running.site.put(publication(PATH, BODY.replace('30', '26')));
    await running.takeIn(PATH);
    expect(await live()).toMatchObject({ standing: 'withdrawn' });
  });

  it('stays for a web page, which does not say its status', async () => {
    const source = webPageSource(`${running.site.url}/page`);
    const put = (days: number) =>
      running.site.putFile(
        '/page',
        'text/html',
        `<main><h1>Help</h1>${BODY.replace('30', String(days))}</main>`,
      );
    put(30);
    const [change] = (await running.refreshSource(source)).changes;
    await running.review(change!, 'edit', { details: { standing: 'superseded' } });
    await running.review(change!.id, 'accept');
    await running.publish();
    put(28);
    for (const next of (await running.refreshSource(source)).changes) await running.review(next, 'accept');
    await running.publish();
    expect(await live()).toMatchObject({ standing: 'superseded' });
  });
});
