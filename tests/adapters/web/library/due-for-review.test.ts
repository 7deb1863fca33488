// Lists what an editor has to review, soonest first, with the owner, date and a link for each item.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { markup, toText } from '../../../../adapters/web/design/markup.js';
import { dueForReview, type Reviewable } from '../../../../adapters/web/library/due-for-review.js';
import type { ListedNote } from '../../../../ingest/model/practice-note.js';

const NOTHING: Reviewable = {
  contacts: [],
  terms: [],
  notes: [],
  drafts: [],
  sources: [],
  recalls: [],
  changes: { open: 0, forYou: 0, forOthers: 0 },
  accepted: 0,
  missed: { 'not-found': 0, 'low-rated': 0 },
  bySchedule: false,
  now: new Date('2026-11-29T12:00:00Z'),
};

const contact = (id: string, expiresOn: string, state: 'verified' | 'expiring') =>
  ({
    contact: { id, name: `The ${id}`, expiresOn },
    state,
    problems: [],
  }) as unknown as Reviewable['contacts'][number];
const note = (slug: string, reviewOn: string, owner?: string, change?: unknown) =>
  ({
    note: { slug, words: { title: `Note ${slug}` }, reviewOn, owner },
    isLive: !change,
    lost: [],
    change,
  }) as unknown as ListedNote;
const source = (slug: string, health: string, checkedAt?: string, found: object = {}) =>
  ({
    source: { slug, title: `Source ${slug}`, owner: 'social work', schedule: '0 6 * * 3' },
    ...(checkedAt && { record: { slug, checkedAt, state: 'available', failures: 0, ...found } }),
    health,
  }) as unknown as Reviewable['sources'][number];

const recall = (id: number, title: string) => ({ id, title }) as Reviewable['recalls'][number][number];

function listed(all: Partial<Reviewable>): string[] {
  const $ = load(toText(markup`${dueForReview({ ...NOTHING, ...all })}`));
  return $('li')
    .get()
    .map((one) => `${$(one).find('a').attr('href')!} ${$(one).text()}`);
}

test('lists everything that is due within a month, soonest first, with owner, date and link', () => {
  expect(
    listed({
      contacts: [contact('line', '2026-12-05', 'expiring'), contact('other', '2027-12-05', 'verified')],
      notes: [
        note('late', '2026-11-01', 'Ada'),
        note('soon', '2026-12-20'),
        note('far', '2027-06-01', 'Ada'),
      ],
      sources: [
        source('seen', 'due', '2026-11-10T10:00:00Z'),
        source('fresh', 'well', '2026-11-29T10:00:00Z'),
        source('new', 'new'),
      ],
      terms: [
        { entry: { term: 'NRM' }, problems: ['Used by no live guidance.'] },
      ] as unknown as Reviewable['terms'],
    }),
  ).toEqual([
    '/library/notes/late Note late: Overdue since 1 November 2026 (Ada)',
    '/library/sources/seen Source seen: Overdue since 11 November 2026 · Last checked on 10 November 2026 (social work)',
    '/library/words/contact/line The line: Check by 5 December 2026',
    '/library/notes/soon Note soon: Review by 20 December 2026 (no owner)',
    '/library/sources Sources: 1 source not checked yet',
    '/library/words Terms: 1 term to check',
  ]);
});

test('leaves out removed notes and, unless a check failed, sources checked on a schedule', () => {
  const sources = [
    source('due', 'due', '2026-11-10T10:00:00Z'),
    source('stale', 'stale', '2026-10-01T10:00:00Z'),
    source('new', 'new'),
  ];
  const removed = note('gone', '2026-11-01', 'Ada', { state: 'published' });
  expect(listed({ sources, notes: [removed], bySchedule: true })).toEqual([
    '/library/sources/stale Source stale: Overdue since 7 October 2026 · Last checked on 1 October 2026 (social work)',
  ]);
});

test('says what is wrong with a source', () => {
  const sources = [
    source('gone', 'trouble', '2026-11-28T10:00:00Z', { state: 'withdrawn' }),
    source('part', 'trouble', '2026-11-27T10:00:00Z', { failures: 1 }),
    source('both', 'stale', '2026-10-01T10:00:00Z', { state: 'failed', failures: 2 }),
  ];
  expect(listed({ sources, bySchedule: true })).toEqual([
    '/library/sources/both Source both: Could not be read · Overdue since 7 October 2026 · Last checked on 1 October 2026 (social work)',
    '/library/sources/part Source part: Could not be read in full · Last checked on 27 November 2026 (social work)',
    '/library/sources/gone Source gone: Withdrawn by its publisher · Last checked on 28 November 2026 (social work)',
  ]);
});

test('sorts a source by when it should have been checked, not by when it was', () => {
  const due = listed({
    contacts: [contact('line', '2026-11-24', 'expiring')],
    sources: [source('seen', 'due', '2026-11-22T10:00:00Z')],
  });
  expect(due.map((one) => one.split(' ')[0])).toEqual([
    '/library/words/contact/line',
    '/library/sources/seen',
  ]);
});

test('counts the questions without a good answer, and leads to them', () => {
  expect(listed({ missed: { 'not-found': 2, 'low-rated': 1 } })).toEqual([
    '/library/questions Unanswered and not helpful: 2 unanswered, 1 rated not helpful',
  ]);
  expect(listed({ missed: { 'not-found': 0, 'low-rated': 1 } })).toEqual([
    '/library/questions Unanswered and not helpful: 1 rated not helpful',
  ]);
});

test('starts with what has to be decided: recalls, then changes, the second editor’s first, then publishing', () => {
  const checked = { terms: [{ entry: { term: 'NRM' }, problems: ['Used by no live guidance.'] }] };
  expect(
    listed({
      ...(checked as unknown as Partial<Reviewable>),
      contacts: [contact('line', '2026-11-01', 'expiring')],
      recalls: [[recall(1, 'Help')], [recall(2, 'Forms')]],
      changes: { open: 1, forYou: 1, forOthers: 3 },
      accepted: 1,
    }),
  ).toEqual([
    '/library/recalls Recalls: 2 to decideRecall 1: HelpRecall 2: Forms',
    '/library/recalls/1 Recall 1: Help',
    '/library/recalls/2 Recall 2: Forms',
    '/library/changes Changes: 1 waiting for you as second editor, 1 to review, 3 that you accepted, waiting for another editor',
    '/library/releases Ready to publish: 1 change',
    '/library/words/contact/line The line: Overdue since 1 November 2026',
    '/library/words Terms: 1 term to check',
  ]);
  expect(listed({ changes: { open: 0, forYou: 1, forOthers: 0 } })).toEqual([
    '/library/changes Changes: 1 waiting for you as second editor',
  ]);
});

test('lists what advisers suggested as practice notes', () => {
  const draft = {
    id: 'n1',
    question: 'Who makes the plan?',
    proposedAt: '2026-11-28T10:00:00Z',
    proposedBy: { platform: 'web', id: 'desk:ann', name: 'Ann' },
  } as Reviewable['drafts'][number];
  expect(listed({ drafts: [draft] }).join()).toContain('/library/new-note?draft=n1');
});

test('shows nothing if nothing is due', () => {
  expect(dueForReview(NOTHING)).toBe(false);
});

test('counts days in London, where a summer day begins an hour before that of UTC', () => {
  const now = new Date('2026-06-30T23:30:00Z');
  const checkedAt = now.toISOString();
  expect(
    listed({
      now,
      contacts: [contact('line', '2026-07-01', 'expiring')],
      sources: [source('gone', 'trouble', checkedAt, { state: 'withdrawn' })],
    }),
  ).toEqual([
    '/library/words/contact/line The line: Overdue since 1 July 2026',
    expect.stringContaining('Last checked on 1 July 2026'),
  ]);
});
