// Several quotes of one reported answer can be wrong. An editor must not lose sight of any of their recalls.
import { beforeAll, expect, test } from 'vitest';
import { publication } from '../../../../fakes/fake-govuk/payloads.js';
import { govukSource } from '../../../../fakes/followed-sources.js';
import type { PlainBrowser } from '../../../../fakes/web/running-pages.js';
import { shared } from '../../../../support/per-test.js';
import {
  HELP_QUESTION,
  HELP_SOURCE,
  helpPage,
  plain,
  startLibrary,
} from '../../../../support/running-library.js';

const FORMS = '/government/publications/forms';
const library = shared(() =>
  startLibrary({
    sources: [HELP_SOURCE, { ...govukSource(FORMS, 'forms'), title: 'Forms for trafficked children' }],
  }),
);
let editor: PlainBrowser;
let robin: PlainBrowser;
let report = '';

beforeAll(async () => {
  library.site.put(helpPage(45));
  library.site.put(
    publication(
      FORMS,
      '<h2>Forms</h2><p>Refer the child within 45 days of the first meeting with them.</p>',
      {
        title: 'Forms for trafficked children',
      },
    ),
  );
  editor = await library.editor('Ada Mensah');
  await editor.get('/library/sources/forms');
  await editor.submit('/library/sources/forms', { do: 'check' });
  await library.worked();
  await library.takeIn(editor);
  robin = library.browser();
  await robin.get('/');
  await robin.submit('/chat/messages', { text: HELP_QUESTION });
  await library.settled();
  const [answer] = await library.store.records.answers.latest(1);
  report = `/library/unsafe/${answer!.id}`;
  await library.store.records.reports.add(
    answer!.id,
    { platform: 'web', id: 'someone' },
    '2026-11-24T10:00:00.000Z',
  );
});

const page = async (path: string) => plain((await editor.get(path)).text);

test('lists every recall just opened, and leads from each decision to the next', async () => {
  await editor.get(report);
  const started = await editor.submit(report, {
    ...{ do: 'recall', 'quote-1': 'wrong', 'quote-2': 'wrong' },
    comment: 'It is 5 days, not 45.',
  });
  const opened = (await editor.get(started.headers.get('location')!)).text;
  expect(plain(opened)).toMatch(/Answers no longer quote this text\. Now decide whether to tell 1 person\./);
  for (const id of [1, 2]) expect(opened).toContain(`href="/library/recalls/${id}"`);
  expect(plain(opened)).toContain('Decide the next one');
  expect(await page('/library')).toMatch(
    /Recalls : 2 to decide .*Help for trafficked children.*Forms for trafficked children/,
  );
  await editor.get('/library/recalls/1');
  const told = await editor.submit('/library/recalls/1', { do: 'tell' });
  const after = (await editor.get(told.headers.get('location')!)).text;
  expect(plain(after)).toMatch(/We are telling each person in their own chat\. Still to decide: /);
  expect(after).toContain('href="/library/recalls/2"');
  expect(await page(report)).toMatch(/Told .*To be decided/);
});
