// Calculates statistics for editors: coverage by topic and nation, age of current documents, and questions
// answered.
import { statisticsLabels } from '../wording/staff/statistics-labels.js';
import { setImmediate } from 'node:timers/promises';
import type { Passage } from '../../knowledge/model/passage.js';
import type { ReleaseContent } from '../../knowledge/model/release.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';
import type { Period, QuestionCount, StatisticsRecords } from '../model/statistics/desk-statistics.js';
import type { CorrectionCount, CorrectionCounts } from '../model/statistics/redaction-correction.js';
import type { AgedDocument, Coverage, LibraryStatistics } from '../model/statistics/library-statistics.js';
import { isUnchecked, MAX_QUESTIONS, topicsOf, weeksOf } from './count-questions.js';
import { topicOf, TOPICS } from './topics.js';

const WEEK_MS = 7 * 86_400_000;
const WEEKS = 12;
const OLDEST_SHOWN = 8;
/**
 * How many passages to process before other work can run. This many take about 20 ms. With batches of 5 ms,
 * the page had to wait 50 times for other work.
 */
const AT_ONCE = 1_000;

export interface LibraryStatisticsPorts {
  records: Pick<StatisticsRecords, 'questions'> & CorrectionCounts;
  /** The live release. Undefined before the first publication. */
  content: () => Promise<ReleaseContent | undefined>;
}

/**
 * Counts passages by topic once for each release, and everything else each time. Remembers each passage's
 * topic, because releases have many passages in common.
 */
export function createLibraryStatistics(
  ports: LibraryStatisticsPorts,
): (now: Date) => Promise<LibraryStatistics> {
  const topics = new WeakMap<Passage, string>();
  let counted: { content: ReleaseContent; coverage: Omit<Coverage, 'missed'>[] } | undefined;
  return async (now) => {
    const content = await ports.content();
    const period = { from: new Date(now.getTime() - WEEKS * WEEK_MS).toISOString(), to: now.toISOString() };
    const questions = await ports.records.questions(period, MAX_QUESTIONS);
    if (content && counted?.content !== content)
      counted = { content, coverage: await countCoverage(content, topics) };
    const documents = [...(content?.documents.values() ?? [])];
    return {
      ...(content && { release: content.release.number }),
      documents: documents.length,
      coverage: await withMissed(content && counted ? counted.coverage : emptyCoverage(), questions),
      ...agesOf(documents, now),
      weeks: countByWeek(period, questions),
      unchecked: questions.filter(isUnchecked).length,
      corrections: (await ports.records.corrections(period)).sort((one, other) => total(other) - total(one)),
    };
  };
}

const total = ({ notPersonal, missed }: CorrectionCount) => notPersonal + missed;

function emptyCoverage(): Omit<Coverage, 'missed'>[] {
  return TOPICS.map((topic) => ({
    topic,
    nations: { england: 0, wales: 0, scotland: 0, 'northern-ireland': 0 },
  }));
}

async function countCoverage(
  { passages, documents }: ReleaseContent,
  topics: WeakMap<Passage, string>,
): Promise<Omit<Coverage, 'missed'>[]> {
  const coverage = emptyCoverage();
  const rows = new Map(coverage.map((row) => [row.topic, row]));
  let read = 0;
  for (const passage of passages) {
    const { jurisdictions, title } = documents.get(passage.document)!;
    let topic = topics.get(passage);
    if (topic === undefined) {
      topic = topicOf(`${title} ${passage.headings.join(' ')} ${passage.text}`);
      topics.set(passage, topic);
      if ((read += 1) % AT_ONCE === 0) await setImmediate();
    }
    const { nations } = rows.get(topic)!;
    for (const nation of jurisdictions) nations[nation] += 1;
  }
  return coverage;
}

async function withMissed(
  coverage: readonly Omit<Coverage, 'missed'>[],
  questions: readonly QuestionCount[],
): Promise<Coverage[]> {
  const unanswered = questions.filter(
    ({ outcome, topic, text }) => outcome === 'unanswerable' && (topic ?? text) !== undefined,
  );
  const missed = new Map<string, number>();
  for (const topic of await topicsOf(unanswered)) missed.set(topic, (missed.get(topic) ?? 0) + 1);
  return coverage.map((row) => ({ ...row, missed: missed.get(row.topic) ?? 0 }));
}

const AGES: readonly { label: string; belowYears: number }[] = [
  { label: statisticsLabels.ages.under1, belowYears: 1 },
  { label: statisticsLabels.ages.under2, belowYears: 2 },
  { label: statisticsLabels.ages.under3, belowYears: 3 },
  { label: statisticsLabels.ages.under5, belowYears: 5 },
  { label: statisticsLabels.ages.older, belowYears: Infinity },
];
const YEAR_MS = 365.25 * 86_400_000;

/** Leaves out replaced and withdrawn documents, because they are expected to be old. */
function agesOf(
  documents: readonly GuidanceDocument[],
  now: Date,
): Pick<LibraryStatistics, 'ages' | 'oldest'> {
  const current = documents.filter(({ standing }) => standing === 'current');
  const dated: AgedDocument[] = current.flatMap(({ slug, title, sortDate }) =>
    sortDate ? [{ slug, title, date: sortDate }] : [],
  );
  const years = ({ date }: AgedDocument) => (now.getTime() - Date.parse(date)) / YEAR_MS;
  const ages = AGES.map(({ label, belowYears }, n) => {
    const from = AGES[n - 1]?.belowYears ?? -Infinity;
    return { label, count: dated.filter((one) => years(one) >= from && years(one) < belowYears).length };
  });
  const oldest = dated.sort((one, other) => Date.parse(one.date) - Date.parse(other.date));
  return {
    ages: [...ages, { label: statisticsLabels.ages.noDate, count: current.length - dated.length }],
    oldest: oldest.slice(0, OLDEST_SHOWN),
  };
}

function countByWeek(period: Period, questions: readonly QuestionCount[]): LibraryStatistics['weeks'] {
  const { weeks, weekOf } = weeksOf(period, { questions: 0, answered: 0 });
  for (const { askedAt, outcome } of questions) {
    const week = weekOf(askedAt);
    if (!week) continue;
    week.questions += 1;
    if (outcome === 'answered') week.answered += 1;
  }
  return weeks;
}
