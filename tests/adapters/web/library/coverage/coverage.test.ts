// Tests coverage charts over real HTTP. Each cell has a number, and each chart has a table beside it.
import { load } from 'cheerio';
import { afterEach, expect, test } from 'vitest';
import { createLibraryStatistics } from '../../../../../bot/reporting/read-library-statistics.js';
import { createFakeBot } from '../../../../fakes/fake-bot.js';
import { createMemoryRelease } from '../../../../fakes/memory-release.js';
import { noEditing } from '../../../../fakes/empty-service.js';
import { plainBrowser, runPages, type RunningPages } from '../../../../fakes/web/running-pages.js';

let pages: RunningPages | undefined;
afterEach(() => pages?.close());

async function page(statistics = noEditing.writing.statistics) {
  pages = await runPages({
    ...createFakeBot(),
    editing: { ...noEditing, writing: { ...noEditing.writing, statistics } },
    clock: () => new Date('2026-05-04T09:00:00.000Z'),
  });
  const browser = plainBrowser(pages.url);
  await browser.submit('/sign-in', { name: 'Ada', role: 'editor' });
  return load((await browser.get('/library/coverage')).text);
}

test('shows what is covered, what is asked without an answer, how old it is, and answers by week', async () => {
  const { index } = await createMemoryRelease([
    {
      slug: 'guardians',
      title: 'Guardians <b>of</b> children',
      jurisdictions: ['england'],
      sortDate: '2019-03',
      texts: ['A guardian is appointed.', 'The guardian explains.'],
    },
  ]);
  const questions = [
    { askedAt: '2026-05-03T09:00:00.000Z', text: 'Who is my guardian?', outcome: 'unanswerable' },
    { askedAt: '2026-05-02T09:00:00.000Z', text: 'When?', outcome: 'answered', unchecked: true as const },
  ];
  const $ = await page(
    createLibraryStatistics({
      content: () => Promise.resolve(index.content),
      records: {
        questions: () => Promise.resolve(questions),
        corrections: () => Promise.resolve([{ type: 'date_of_birth', notPersonal: 4, missed: 1 }]),
      },
    }),
  );
  const row = $('.heat tbody tr').filter((_, one) => $(one).find('th').text() === 'Guardians');
  expect(
    row
      .find('td')
      .map((_, cell) => $(cell).text())
      .get(),
  ).toEqual(['2', '–0', '–0', '–0', '1']);
  expect(row.find('td').first().attr('class')).toBe('heat-held heat-4');
  expect($('#answers-heading').parent().find('tbody tr').last().text()).toContain('21');
  expect($('#answers-heading').parent().text()).toContain(
    '1 answer said that the assistant could not check its quotes.',
  );
  expect($('#ages-heading').parent().find('table').text()).toContain('5 years or more');
  expect($('.oldest').text()).toContain('Guardians <b>of</b> children');
  expect($('.oldest b')).toHaveLength(0);
  const corrected = $('[aria-labelledby="corrected-title"] tbody tr').first();
  expect(
    corrected
      .children()
      .get()
      .map((cell) => $(cell).text()),
  ).toEqual(['Date of birth', '4', '1']);
});

test('before the first publish every topic is a gap, and the page says so', async () => {
  const $ = await page();
  expect($('main').text()).toContain('No guidance has been published yet.');
  expect($('.heat-held')).toHaveLength(0);
});
