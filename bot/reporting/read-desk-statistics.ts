// Calculates statistics for a period: waits, topics, outcomes and who claimed requests. Includes no text that
// people wrote.
import { statisticsLabels } from '../wording/staff/statistics-labels.js';
import { JURISDICTIONS } from '../../knowledge/model/source.js';
import { jurisdictionName } from '../../knowledge/model/words/guidance-names.js';
import { OUTCOMES_SUGGESTED } from '../model/handoff/handoff-settings.js';
import { listedAs, type Roster } from '../model/people/roster.js';
import type {
  Count,
  StatisticsRecords,
  DeskStatistics,
  Period,
  QuestionCount,
  RequestCount,
  TakingCount,
  WaitingCount,
} from '../model/statistics/desk-statistics.js';
import type { Person } from '../model/people/person.js';
import { isUnchecked, MAX_QUESTIONS, topicsOf, weeksOf } from './count-questions.js';

const said = statisticsLabels;
const MINUTE_MS = 60_000;
const WAITS: readonly { label: string; belowMs: number }[] = [
  { label: said.waits.under5, belowMs: 5 * MINUTE_MS },
  { label: said.waits.under15, belowMs: 15 * MINUTE_MS },
  { label: said.waits.underAnHour, belowMs: 60 * MINUTE_MS },
  { label: said.waits.under4Hours, belowMs: 240 * MINUTE_MS },
  { label: said.waits.longer, belowMs: Infinity },
];

export async function readDeskStatistics(
  records: StatisticsRecords,
  roster: Roster,
  period: Period,
): Promise<DeskStatistics> {
  const [found, requests, takings, holders, waiting] = await Promise.all([
    records.questions(period, MAX_QUESTIONS + 1),
    records.requests(period),
    records.takings(period),
    records.holders(),
    records.waiting(),
  ]);
  const questions = found.slice(0, MAX_QUESTIONS);
  return {
    period,
    isCapped: found.length > MAX_QUESTIONS,
    ...(await countQuestions(questions)),
    ...countRequests(requests),
    waitingNow: waitingAt(waiting, period.to),
    weeks: countByWeek(period, questions, requests),
    load: loadOf(roster, takings, holders),
  };
}

async function countQuestions(questions: readonly QuestionCount[]) {
  return {
    questions: questions.length,
    topics: tally(await topicsOf(questions)),
    nations: inOrder(
      [...JURISDICTIONS.map(jurisdictionName), said.nationNotGiven],
      questions.map(({ jurisdiction }) =>
        jurisdiction ? jurisdictionName(jurisdiction) : said.nationNotGiven,
      ),
    ),
    answers: inOrder(
      Object.values(said.answers),
      questions.map((question) => said.answers[outcomeNamed(question)] ?? question.outcome ?? ''),
    ),
  };
}

const outcomeNamed = (question: QuestionCount) =>
  isUnchecked(question) ? 'unchecked' : (question.outcome ?? 'none');

export function countRequests(requests: readonly RequestCount[]) {
  const claimed = waitsOf(requests);
  const urgentClaimed = waitsOf(whileUrgent(requests));
  return {
    requests: requests.length,
    urgent: requests.filter(({ urgent }) => urgent).length,
    claimed: claimed.length,
    medianWaitMs: quantile(claimed, 0.5),
    ninetiethWaitMs: quantile(claimed, 0.9),
    urgentClaimed: urgentClaimed.length,
    urgentMedianWaitMs: quantile(urgentClaimed, 0.5),
    replied: firstReplyOf(requests),
    unanswered: requests.filter(isUnanswered).length,
    waits: [
      ...inOrder(
        WAITS.map(({ label }) => label),
        claimed.map((wait) => WAITS.find(({ belowMs }) => wait < belowMs)!.label),
      ),
      { label: said.waits.notClaimed, count: requests.length - claimed.length },
    ],
    outcomes: inOrder(
      [...OUTCOMES_SUGGESTED, said.outcomes.other, said.outcomes.cancelled, said.outcomes.open],
      requests.map(outcomeOf),
    ),
    ratings: inOrder(
      Object.values(said.ratings),
      requests
        .filter(({ state }) => state === 'resolved')
        .map(({ rating }) => said.ratings[rating ?? 'none']),
    ),
  };
}

/** Only counts requests that someone claimed: until then, no one knows how long the wait will be. */
function waitsOf(requests: readonly RequestCount[]): number[] {
  return requests
    .flatMap(({ openedAt, firstTakenAt }) =>
      firstTakenAt === undefined ? [] : [msBetween(openedAt, firstTakenAt)],
    )
    .sort((one, other) => one - other);
}

/** A claim is not a reply, because the adviser may not have written anything yet. */
function firstReplyOf(requests: readonly RequestCount[]): DeskStatistics['replied'] {
  const waits = requests
    .flatMap(({ openedAt, firstRepliedAt }) =>
      firstRepliedAt === undefined ? [] : [msBetween(openedAt, firstRepliedAt)],
    )
    .sort((one, other) => one - other);
  const medianMs = quantile(waits, 0.5);
  return medianMs === undefined ? undefined : { requests: waits.length, medianMs };
}

const isUnanswered = ({ state, firstRepliedAt }: RequestCount) =>
  firstRepliedAt === undefined && (state === 'waiting' || state === 'claimed');

/**
 * For urgent requests, the wait starts when the request became urgent. Leaves out requests that became urgent
 * after they were claimed.
 */
function whileUrgent(requests: readonly RequestCount[]): RequestCount[] {
  return requests
    .filter(({ urgent }) => urgent)
    .map(({ urgentFrom, ...request }) => ({ ...request, openedAt: urgentFrom ?? request.openedAt }))
    .filter(({ openedAt, firstTakenAt }) => firstTakenAt === undefined || openedAt <= firstTakenAt);
}

function waitingAt(waiting: readonly WaitingCount[], now: string): DeskStatistics['waitingNow'] {
  if (!waiting.length) return undefined;
  return {
    requests: waiting.length,
    urgent: waiting.filter(({ urgent }) => urgent).length,
    longestMs: Math.max(...waiting.map(({ since }) => msBetween(since, now))),
  };
}

function msBetween(from: string, to: string): number {
  return Math.max(0, Date.parse(to) - Date.parse(from));
}

/**
 * Uses the nearest-rank method, so that the result is one of the values. `sorted` must be in ascending order.
 */
function quantile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/**
 * The stored outcome is one that we suggest, or the adviser's own text. It can also be both, with a colon
 * between them.
 */
function outcomeOf({ state, outcome = '' }: RequestCount): string {
  if (state === 'withdrawn') return said.outcomes.cancelled;
  if (state !== 'resolved') return said.outcomes.open;
  const [kind] = outcome.split(':');
  return OUTCOMES_SUGGESTED.find((suggested) => suggested === kind) ?? said.outcomes.other;
}

function countByWeek(
  period: Period,
  questions: readonly QuestionCount[],
  requests: readonly RequestCount[],
): DeskStatistics['weeks'] {
  const { weeks, weekOf } = weeksOf(period, { questions: 0, requests: 0 });
  for (const { askedAt } of questions) weekOf(askedAt)!.questions += 1;
  for (const { openedAt } of requests) weekOf(openedAt)!.requests += 1;
  return weeks;
}

/** Counts an adviser once even if they are listed on several platforms. */
function loadOf(
  roster: Roster,
  takings: readonly TakingCount[],
  holders: readonly Person[],
): DeskStatistics['load'] {
  const load = new Map<string, DeskStatistics['load'][number]>();
  const of = (person: Person) => {
    const listed = listedAs(roster, person);
    const key = listed ? `listed ${listed.id}` : `${person.platform} ${person.id}`;
    const known = load.get(key) ?? { name: listed?.name ?? person.name ?? said.noName, taken: 0, holds: 0 };
    load.set(key, known);
    return known;
  };
  for (const { by } of takings) of(by).taken += 1;
  for (const holder of holders) of(holder).holds += 1;
  return [...load.values()].sort(
    (one, other) => other.taken - one.taken || one.name.localeCompare(other.name),
  );
}

function tally(labels: readonly string[]): Count[] {
  return inOrder([...new Set(labels)], labels).sort(
    (one, other) => other.count - one.count || one.label.localeCompare(other.label),
  );
}

function inOrder(order: readonly string[], labels: readonly string[]): Count[] {
  const counts = new Map(order.map((label) => [label, 0]));
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].map(([label, count]) => ({ label, count }));
}
