// Tests the library's reading pages over real HTTP: quotes in context, whole documents, and the live version.
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { GuidanceQueries } from '../../../../bot/model/guidance-queries.js';
import { createFakeBot } from '../../../fakes/fake-bot.js';
import { sampleCitation, sampleDocument, samplePassage } from '../../../fakes/samples/guidance-samples.js';
import {
  plainBrowser,
  runPages,
  type PlainBrowser,
  type RunningPages,
} from '../../../fakes/web/running-pages.js';

const before = samplePassage({
  id: 'before',
  text: 'What stands before.',
  position: 3,
  headings: ['Referring a child'],
});
const quoted = samplePassage();
const after = samplePassage({
  id: 'after',
  text: 'What stands after.',
  position: 5,
  headings: ['Records'],
  page: 34,
});

let guidance: GuidanceQueries;
let pages: RunningPages;
let browser: PlainBrowser;

beforeEach(async () => {
  const bot = createFakeBot();
  bot.citations.set('answer-1/1', {
    citation: sampleCitation(),
    answer: { id: 'answer-1', createdAt: '2026-11-24T10:00:00.000Z' },
    release: 7,
  });
  guidance = {
    surroundings: (answer, number) =>
      Promise.resolve(
        answer === 'answer-1' && number === 1
          ? {
              document: sampleDocument(),
              release: 7,
              stillLive: true,
              passages: [{ passage: before }, { passage: quoted, marked: [[0, 47]] }, { passage: after }],
            }
          : undefined,
      ),
    document: (slug) =>
      Promise.resolve(
        slug === 'referring-a-child'
          ? { document: sampleDocument(), passages: [before, quoted, after], release: 8 }
          : undefined,
      ),
    isSample: () => Promise.resolve(false),
    documents: () =>
      Promise.resolve({
        release: 8,
        publishedAt: '2026-11-20T09:00:00.000Z',
        documents: [
          sampleDocument(),
          sampleDocument({
            slug: 'older',
            title: 'An older edition',
            standing: 'superseded',
            authority: 'statutory-guidance',
          }),
          sampleDocument({
            slug: 'scottish',
            title: 'For Scotland',
            jurisdictions: ['scotland'],
            sample: true,
          }),
          sampleDocument({
            slug: 'anywhere',
            title: 'Does not say where',
            jurisdictions: [],
            authority: 'other',
          }),
        ],
      }),
  };
  pages = await runPages({ ...bot, guidance });
  browser = plainBrowser(pages.url);
});
afterEach(() => pages.close());

const page = async (path: string) => {
  const { status, text } = await browser.get(path);
  return { status, $: load(text) };
};

test('shows a quote in the document, exactly its words marked, with the release and the day of the answer', async () => {
  const { status, $ } = await page('/library/citation/answer-1/1');
  expect(status).toBe(200);
  expect($('h1').text()).toBe('Referring a child');
  expect($('mark').text()).toBe('A child does not have to consent to a referral.');
  expect($('mark').attr('id')).toBe('quote');
  expect(
    $('.passage')
      .map((_, passage) => $(passage).attr('id'))
      .get(),
  ).toEqual(['passage-before', 'passage-passage-one-1234', 'passage-after']);
  expect($('.passage-place').eq(1).text()).toContain('Paragraph 4.12');
  expect($('.document-line').text()).toContain('April 2026 · England and Wales · Practice note');
  expect($('.facts').text()).toContain('7, quoted to you on 24 November 2026');
});

test('leads back to the answer that the quote is from, above and below the text', async () => {
  const { $ } = await page('/library/citation/answer-1/1');
  const back = $('.reading-links a').filter((_, link) => $(link).text() === 'Back to your questions');
  expect(back.map((_, link) => $(link).attr('href')).get()).toEqual([
    '/?answer=answer-1#answer-answer-1',
    '/?answer=answer-1#answer-answer-1',
  ]);
});

test('leads from the whole document back to the quote that it was opened from', async () => {
  const link = async () => {
    const { $ } = await page('/library/citation/answer-1/1');
    return $('.reading-links a')
      .filter((_, one) => $(one).text() === 'Read the whole document')
      .attr('href');
  };
  expect(await link()).toBe(
    '/library/document/referring-a-child?answer=answer-1&quote=1#passage-passage-one-1234',
  );
  const back = async (path: string) => {
    const { $ } = await page(path);
    return $('.reading-links a')
      .map((_, one) => $(one).attr('href'))
      .get();
  };
  const document = '/library/document/referring-a-child';
  expect(await back(`${document}?answer=answer-1&quote=2`)).toEqual([
    '/?answer=answer-1#answer-answer-1-2',
    '/?answer=answer-1#answer-answer-1-2',
  ]);
  for (const query of ['', '?answer=%3Cb%3E&quote=1', '?answer=a&quote=0'])
    expect(await back(document + query)).toEqual([]);
  const known = await guidance.surroundings('answer-1', 1);
  const passages = known!.passages.map((one) => ({ ...one, passage: { ...one.passage, position: 150 } }));
  guidance.surroundings = () => Promise.resolve({ ...known!, passages });
  expect(await link()).toContain('?part=2&answer=');
});

test('leads from the whole document back to the request at the desk that the quote was opened from', async () => {
  const adviser = plainBrowser(pages.url);
  await adviser.submit('/sign-in', { name: 'Ann Okafor', role: 'adviser' });
  const hrefs = async (path: string) => {
    const $ = load((await adviser.get(path)).text);
    return $('.reading-links a')
      .toArray()
      .map((one) => $(one).attr('href')!);
  };
  const links = await hrefs('/library/citation/answer-1/1?request=r1');
  const whole = links.find((link) => link.startsWith('/library/document/'))!;
  expect(whole).toBe('/library/document/referring-a-child?request=r1#passage-passage-one-1234');
  expect(await hrefs(whole.split('#')[0]!)).toEqual(['/desk/escalation/r1', '/desk/escalation/r1']);
  const { $ } = await page('/library/document/referring-a-child?request=r1');
  expect($('.reading-links a')).toHaveLength(0);
});

test('says when the guidance has changed since the answer', async () => {
  const known = await guidance.surroundings('answer-1', 1);
  guidance.surroundings = () => Promise.resolve({ ...known!, stillLive: false });
  const { $ } = await page('/library/citation/answer-1/1');
  expect($('.warning').text()).toContain('this quote is no longer part of it');
  // The page opens at the quote, so the warning must also appear there.
  expect($('.passage-quoted .warning').length).toBe(1);
  expect($('.reading-links').text()).not.toContain('Read the whole document');
});

test('says that the document goes on only where it does', async () => {
  const known = await guidance.surroundings('answer-1', 1);
  const gap = async () => (await page('/library/citation/answer-1/1')).$('.reading > .gap').last().text();
  expect(await gap()).toBe('The document may continue after this.');
  guidance.surroundings = () => Promise.resolve({ ...known!, isAtEnd: true });
  expect(await gap()).not.toBe('The document may continue after this.');
});

test.each([
  '/library/citation/answer-1/2',
  '/library/citation/none/1',
  '/library/citation/answer-1/x',
  '/library/citation/%3Cb%3E/1',
])('says that there is no quote at %s', async (path) => {
  const { status, $ } = await page(path);
  expect(status).toBe(404);
  expect($('h1').text()).toBe('Not found');
  expect($('main b')).toHaveLength(0);
});

test('shows a whole document under its headings', async () => {
  const { status, $ } = await page('/library/document/referring-a-child');
  expect(status).toBe(200);
  expect(
    $('h2')
      .map((_, heading) => $(heading).text())
      .get(),
  ).toEqual(['Referring a child', 'Records']);
  expect($('.contents a').last().attr('href')).toBe('/library/document/referring-a-child#passage-after');
  expect((await page('/library/document/unknown')).status).toBe(404);
  expect((await page('/library/document/referring-a-child?part=2')).status).toBe(404);
});

test('shows a long document in parts', async () => {
  const passages = Array.from({ length: 301 }, (_, position) =>
    samplePassage({
      id: `p${position}`,
      text: `Passage ${position}.`,
      position,
      headings: [`Chapter ${Math.floor(position / 100)}`],
    }),
  );
  guidance.document = () => Promise.resolve({ document: sampleDocument(), passages, release: 8 });
  const { $ } = await page('/library/document/referring-a-child?part=3');
  expect($('.passage')).toHaveLength(1);
  expect($('.parts').first().find('a[aria-current]').text()).toBe('Part 3');
  expect($('.contents a').eq(2).attr('href')).toBe('/library/document/referring-a-child?part=2#passage-p200');
});

test('opens on the statutory guidance, with the other kinds folded below it and the law last', async () => {
  const held = (await guidance.documents())!;
  const law = sampleDocument({ slug: 'law', title: 'An Act', authority: 'statute', sortDate: '2026-12' });
  guidance.documents = () => Promise.resolve({ ...held, documents: [law, ...held.documents] });
  const { $ } = await page('/library');
  expect($('details.documents-of[open]')).toHaveLength(0);
  const shown = (selector: string) =>
    $(selector)
      .map((_, heading) => $(heading).text())
      .get();
  expect(shown('section > h2').at(-1)).toBe('Statutory guidance');
  expect(shown('details h2')).toEqual(['Practice notes', 'Other publications', 'Law']);
  expect($('section[aria-labelledby="newest"]').text()).not.toContain('An Act');
  expect($('section > .documents').text()).toContain('Replaced by a newer version');
  expect($('main').text()).toContain('version 8. It was published on 20 November 2026.');
  expect($('details .documents').first().text()).toContain('Sample text');
});

test('stays short if there is only one kind, and shows the rest on request', async () => {
  const documents = Array.from({ length: 7 }, (_, index) =>
    sampleDocument({ slug: `d${index}`, title: `Document ${index}`, authority: 'practice-note' }),
  );
  guidance.documents = () => Promise.resolve({ release: 8, documents });
  const { $ } = await page('/library');
  expect($('section > h2').last().text()).toBe('Practice notes');
  expect($('section > .documents').last().children()).toHaveLength(5);
  expect($('details[open]')).toHaveLength(0);
  expect($('section > details > summary').text()).toBe('Show all 7');
  expect($('section > details li > a').text()).toBe('Document 5Document 6');
  guidance.documents = () => Promise.resolve({ release: 8, documents: documents.slice(0, 5) });
  expect((await page('/library')).$('details')).toHaveLength(0);
});

test.each([
  { newer: 0, shown: [] },
  { newer: 1, shown: ['New 0'] },
])('shows as newest only what is newer than the rest ($newer)', async ({ newer, shown }) => {
  const documents = Array.from({ length: 5 }, (_, index) =>
    sampleDocument(
      index < newer
        ? { slug: `n${index}`, title: `New ${index}`, sortDate: '2026-11' }
        : { slug: `o${index}`, title: `Old ${index}` },
    ),
  );
  guidance.documents = () => Promise.resolve({ release: 8, documents });
  const { $ } = await page('/library');
  const newest = $('section[aria-labelledby="newest"] .documents a');
  expect(newest.map((_, link) => $(link).text()).get()).toEqual(shown);
});

test('lists what applies to one nation, and what does not say where it applies', async () => {
  const { $ } = await page('/library?nation=scotland');
  expect(
    $('.documents a')
      .map((_, link) => $(link).text())
      .get(),
  ).toEqual(['For Scotland', 'Does not say where']);
  expect($('.parts a[aria-current]').text()).toBe('Scotland');
});

test('says that nothing was published yet', async () => {
  guidance.documents = () => Promise.resolve(undefined);
  const { status, $ } = await page('/library');
  expect(status).toBe(503);
  expect($('main').text()).toContain('No guidance has been published here yet');
});
