// Shows the desk's figures: waiting times, topics, outcomes and how the work is shared.
import { wordsIn } from '../../../bot/wording/words-in.js';
import { dayOf, parseDay } from '../../../bot/model/governance/parse-day.js';
import type { Count, DeskStatistics, Period } from '../../../bot/model/statistics/desk-statistics.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { optionList } from '../design/fields.js';
import { markup, type Content, type Html } from '../design/markup.js';
import { STATISTICS_PATH } from '../model/paths.js';
import { durationText } from '../../../bot/wording/duration-text.js';
import { longDate, shortDate, timeWaited } from '../design/format-time.js';
import { barChart, columnChart, type Bar } from '../design/chart.js';
import type { Desk } from './frame/context.js';
import { deskPageReply } from './frame/desk-page.js';
import { statisticsWording as said } from './wording/statistics-wording.js';

const PERIODS = [7, 28, 91, 364] as const;
const DAY_MS = 24 * 60 * 60_000;
const LAST_WEEK = 'week';

export async function showStatistics(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const asked = exchange.query.get('days');
  const days = PERIODS.find((period) => String(period) === asked) ?? 28;
  const now = desk.now();
  const isLastWeek = asked === LAST_WEEK;
  const from = new Date(now.getTime() - days * DAY_MS).toISOString();
  const statistics = await desk.options.statistics(
    isLastWeek ? lastWeek(now) : { from, to: now.toISOString() },
  );
  return deskPageReply(desk, desk.visitorOf(exchange), {
    title: said.title,
    current: STATISTICS_PATH,
    styles: ['statistics.css'],
    // The requests that are waiting now say nothing about last week, so they are left out.
    main: isLastWeek
      ? figuresMain({ ...statistics, waitingNow: undefined }, LAST_WEEK)
      : figuresMain(statistics, String(days), await isOverdue(desk)),
  });
}

/** True if advisers have been reminded of a request that still waits, or a lead has been told. */
async function isOverdue({ options }: Desk): Promise<boolean> {
  const open = await options.store.records.escalations.open();
  return open.some(({ state, followUp }) => state === 'waiting' && followUp.steps > 0);
}

/** A period does not include its end, so its last moment is 1 millisecond earlier. */
function lastMoment({ to }: Period): string {
  return new Date(Date.parse(to) - 1).toISOString();
}

/** Returns last week, from Monday to Sunday in London time. */
export function lastWeek(now: Date): Period {
  const today = dayOf(now.toISOString());
  const sinceMonday = (new Date(today).getUTCDay() + 6) % 7;
  const monday = (weeksAgo: number) => {
    const day = new Date(Date.parse(today) - (sinceMonday + 7 * weeksAgo) * DAY_MS);
    return parseDay(day.toISOString().slice(0, 10))!;
  };
  return { from: monday(1), to: monday(0) };
}

function figuresMain(statistics: DeskStatistics, chosen: string, isLate = false): Html {
  return markup`<h1>${said.title}</h1>
<form class="period" method="get" action="${STATISTICS_PATH}"><label for="days">${said.count}</label>
<select id="days" name="days">${optionList(
    [[LAST_WEEK, said.lastWeek], ...PERIODS.map((period) => [String(period), said.periods[period]] as const)],
    chosen,
  )}</select> <button type="submit" class="button plain">${said.show}</button></form>
<p class="muted">${said.period(longDate(statistics.period.from), longDate(lastMoment(statistics.period)))}</p>
${statistics.isCapped && markup`<p class="muted">${said.capped}</p>`}
${headline(statistics, isLate)}
<p class="muted">${said.whatTimesCount}</p>
<div class="charts">
${columnChart(
  { id: 'weeks', ...said.weeks },
  statistics.weeks.map(({ until, questions, requests }) => ({
    label: shortDate(until),
    values: [questions, requests],
  })),
)}
${chart('waits', statistics.waits)}
${chart('topics', statistics.topics)}
${chart('nations', statistics.nations)}
${chart('answers', statistics.answers)}
${chart('outcomes', statistics.outcomes)}
${chart('ratings', statistics.ratings)}
${loadChart(statistics.load)}
</div>`;
}

function headline(statistics: DeskStatistics, isLate: boolean): Html {
  const { headline: label } = said;
  const { requests, urgent, claimed, urgentClaimed, urgentMedianWaitMs, replied } = statistics;
  const untilClaimed = (ms: number | undefined) => timeOf(ms, { of: claimed, all: requests });
  const facts: [label: string, value: Content][] = [
    [label.questions, statistics.questions.toLocaleString('en-GB')],
    [label.requests, requests.toLocaleString('en-GB')],
    [label.urgent, urgent.toLocaleString('en-GB')],
    [label.medianWait, untilClaimed(statistics.medianWaitMs)],
    [label.medianReply, timeOf(replied?.medianMs, { of: replied?.requests ?? 0, all: requests })],
    [label.nineInTen, untilClaimed(statistics.ninetiethWaitMs)],
    [label.urgentMedianWait, timeOf(urgentMedianWaitMs, { of: urgentClaimed, all: urgent })],
  ];
  return markup`<dl class="headline">${waitingNow(statistics.waitingNow, isLate)}${facts.map(
    ([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}

/** Says how many requests the time covers, if not all, because the others may have waited longer. */
function timeOf(ms: number | undefined, { of, all }: { of: number; all: number }): Content {
  if (ms === undefined || of >= all) return orNone(ms);
  return markup`${orNone(ms)} <span>(${said.headline.ofRequests(of)})</span>`;
}

function waitingNow(waiting: DeskStatistics['waitingNow'], isLate: boolean): Html | false {
  if (!waiting) return false;
  const { requests, urgent, longestMs } = waiting;
  const { notClaimed, longestWait, waiting: waitingFor } = said.headline;
  return markup`<div class="waiting-now${isLate && ' overdue'}"><dt>${notClaimed(urgent)} ${(requests > 1 ? longestWait : waitingFor)(timeWaited(longestMs))}</dt><dd>${requests}</dd></div>`;
}

function orNone(ms: number | undefined): string {
  return ms === undefined ? said.headline.none : durationText(ms, wordsIn('en'));
}

function chart(id: keyof typeof said.charts, counts: readonly Count[]): Html {
  const bars: Bar[] = counts
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => ({ label, value: count }));
  return bars.length ? barChart({ id, ...said.charts[id] }, bars) : nothing(id);
}

function loadChart(load: DeskStatistics['load']): Html {
  if (!load.length) return nothing('load');
  return barChart(
    { id: 'load', ...said.charts.load, note: said.loadCounts },
    load.map(({ name, taken, holds }) => ({
      label: holds ? said.openNow(name, holds) : name,
      value: taken,
    })),
  );
}

function nothing(id: keyof typeof said.charts): Html {
  return markup`<section class="chart-figure" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${said.charts[id].title}</h2><p class="empty">${said.nothing}</p></section>`;
}
