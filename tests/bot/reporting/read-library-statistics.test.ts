// Tests the library’s figures for editors, which come from the release and from people’s questions.
import { expect, test } from 'vitest';
import type { CorrectionCount } from '../../../bot/model/statistics/redaction-correction.js';
import type { QuestionCount } from '../../../bot/model/statistics/desk-statistics.js';
import type { LibraryStatistics } from '../../../bot/model/statistics/library-statistics.js';
import { createLibraryStatistics } from '../../../bot/reporting/read-library-statistics.js';
import type { Passage } from '../../../knowledge/model/passage.js';
import type { ReleaseContent } from '../../../knowledge/model/release.js';
import { createMemoryRelease } from '../../fakes/memory-release.js';

const NOW = new Date('2026-05-04T09:00:00.000Z');
const content = async (): Promise<ReleaseContent> => {
  const { index } = await createMemoryRelease([
    {
      slug: 'guardians',
      title: 'Guardians',
      jurisdictions: ['england', 'wales'],
      sortDate: '2025-09',
      texts: ['A guardian is appointed.', 'The guardian explains.'],
    },
    { slug: 'old', title: 'Missing children', sortDate: '2014', texts: ['A missing child is found.'] },
    {
      slug: 'scots',
      title: 'Zebrafish',
      jurisdictions: ['scotland'],
      sortDate: '2024-04-01',
      texts: ['It swims.'],
    },
    { slug: 'gone', title: 'Gone', standing: 'withdrawn', sortDate: '2001', texts: ['Nothing.'] },
    { slug: 'undated', title: 'Undated', texts: ['Nothing else.'] },
  ]);
  return index.content;
};
const corrections: CorrectionCount[] = [
  { type: 'school', notPersonal: 1, missed: 0 },
  { type: 'name', notPersonal: 2, missed: 3 },
];
const statistics = (
  questions: QuestionCount[] = [],
  held: () => Promise<ReleaseContent | undefined> = content,
): Promise<LibraryStatistics> =>
  createLibraryStatistics({
    content: held,
    records: {
      questions: () => Promise.resolve(questions),
      corrections: () => Promise.resolve([...corrections]),
    },
  })(NOW);

test('shows the kinds that people corrected most often first', async () => {
  expect((await statistics()).corrections.map(({ type }) => type)).toEqual(['name', 'school']);
});

test('counts passages by topic and by each nation that they apply to', async () => {
  const { coverage, release, documents } = await statistics();
  expect({ release, documents }).toEqual({ release: 1, documents: 5 });
  const row = (topic: string) => coverage.find((one) => one.topic === topic);
  expect(row('Guardians')?.nations).toEqual({ england: 2, wales: 2, scotland: 0, 'northern-ireland': 0 });
  expect(row('Something else')?.nations.scotland).toBe(1);
  // Topics without guidance are listed too, because editors need to see the gaps.
  expect(row('Age')?.nations.england).toBe(0);
});

test('shows what was not answered next to what is covered', async () => {
  const at = NOW.toISOString().replace('09', '08');
  const { coverage } = await statistics([
    { askedAt: at, text: 'Who is my guardian?', outcome: 'unanswerable' },
    { askedAt: at, text: 'When is a guardian appointed?', outcome: 'unanswerable' },
    { askedAt: at, text: 'Which guardian?', outcome: 'answered' },
    { askedAt: at, outcome: 'unanswerable' },
  ]);
  expect(coverage.filter(({ missed }) => missed > 0).map(({ topic, missed }) => [topic, missed])).toEqual([
    ['Guardians', 2],
  ]);
});

test('counts the answers that could not be checked', async () => {
  const at = NOW.toISOString().replace('09', '08');
  const answered = { askedAt: at, outcome: 'answered' };
  const { unchecked, weeks } = await statistics([
    { ...answered, unchecked: true },
    { ...answered, unchecked: true },
    answered,
    { askedAt: at, outcome: 'unanswerable', unchecked: true },
  ]);
  expect(unchecked).toBe(2);
  expect(weeks.at(-1)).toMatchObject({ questions: 4, answered: 3 });
});

test('lets other work in between while it counts many questions', async () => {
  const missed = {
    askedAt: NOW.toISOString(),
    text: 'Who is my guardian?',
    outcome: 'unanswerable',
  } as const;
  let turns = 0;
  const count = () => {
    turns += 1;
    turn = setImmediate(count);
  };
  let turn = setImmediate(count);
  await statistics(
    Array.from({ length: 4_000 }, () => missed),
    () => Promise.resolve(undefined),
  );
  clearImmediate(turn);
  expect(turns).toBeGreaterThan(5);
});

test('counts the age of what is current, and names the oldest', async () => {
  const { ages, oldest } = await statistics();
  expect(Object.fromEntries(ages.map(({ label, count }) => [label, count]))).toEqual({
    'Under 1 year': 1,
    '1 to 2 years': 0,
    '2 to 3 years': 1,
    '3 to 5 years': 0,
    '5 years or more': 1,
    'No date': 1,
  });
  expect(oldest.map(({ slug }) => slug)).toEqual(['old', 'scots', 'guardians']);
});

test('counts questions and answers by week, the newest week last', async () => {
  const before = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();
  const { weeks } = await statistics([
    { askedAt: before(1), outcome: 'answered' },
    { askedAt: before(2), outcome: 'unanswerable' },
    { askedAt: before(13), outcome: 'answered' },
    { askedAt: before(90), outcome: 'answered' },
  ]);
  expect(weeks).toHaveLength(12);
  expect(weeks.slice(-2).map(({ questions, answered }) => [questions, answered])).toEqual([
    [1, 1],
    [2, 1],
  ]);
});

test('counts nothing before the first publish', async () => {
  const { coverage, release, ages } = await statistics([], () => Promise.resolve(undefined));
  expect(release).toBeUndefined();
  expect(coverage.every(({ nations }) => Object.values(nations).every((count) => count === 0))).toBe(true);
  expect(ages.every(({ count }) => count === 0)).toBe(true);
});

test('counts the passages of a release once', async () => {
  let read = 0;
  const held = await content();
  const counted = createLibraryStatistics({
    content: () => Promise.resolve(held),
    records: {
      questions: () => {
        read += 1;
        return Promise.resolve([]);
      },
      corrections: () => Promise.resolve([]),
    },
  });
  const first = await counted(NOW);
  held.passages.length = 0;
  expect((await counted(NOW)).coverage).toEqual(first.coverage);
  expect(read).toBe(2);
});

test('reads only the passages of a later release that the earlier one did not have', async () => {
  const read: string[] = [];
  const watched = (passages: readonly Passage[]) =>
    passages.map((passage) =>
      Object.defineProperty({ ...passage }, 'text', {
        get() {
          read.push(passage.id);
          return passage.text;
        },
      }),
    );
  const first = await content();
  const [kept, added] = [watched(first.passages.slice(1)), watched(first.passages.slice(0, 1))];
  const releases = [
    { ...first, passages: kept },
    { ...first, passages: [...added, ...kept] },
  ];
  const counted = createLibraryStatistics({
    content: () => Promise.resolve(releases.shift()),
    records: { questions: () => Promise.resolve([]), corrections: () => Promise.resolve([]) },
  });
  await counted(NOW);
  read.length = 0;
  const { coverage } = await counted(NOW);
  expect(read).toEqual([first.passages[0]!.id]);
  expect(coverage.find(({ topic }) => topic === 'Guardians')?.nations.wales).toBe(2);
});
