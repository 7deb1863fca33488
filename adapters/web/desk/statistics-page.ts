// The desk's figures: how long people wait, what they ask, how requests end, and how the work is shared.
import type { Count, DeskStatistics } from '../../../bot/model/tasks/desk-statistics.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { optionList } from '../design/fields.js';
import { markup, type Html } from '../design/markup.js';
import { STATISTICS_PATH } from '../model/paths.js';
import { durationText } from '../../../bot/copy/duration-text.js';
import { longDate, shortDate } from '../design/format-time.js';
import { barChart, columnChart, type Bar } from '../design/chart.js';
import type { Desk } from './frame/context.js';
import { deskPageReply } from './frame/desk-page.js';

const PERIODS = [7, 28, 91, 364] as const;
type Days = (typeof PERIODS)[number];
const PERIOD_NAMES: Record<Days, string> = {
  7: 'the last week',
  28: 'the last 4 weeks',
  91: 'the last 13 weeks',
  364: 'the last 52 weeks',
};
const DAY_MS = 24 * 60 * 60_000;

export async function showStatistics(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const asked = Number(exchange.query.get('days'));
  const days = PERIODS.find((period) => period === asked) ?? 28;
  const to = desk.now();
  const statistics = await desk.options.statistics({
    from: new Date(to.getTime() - days * DAY_MS).toISOString(),
    to: to.toISOString(),
  });
  return deskPageReply(desk, desk.visitorOf(exchange), {
    title: 'Figures',
    current: STATISTICS_PATH,
    styles: ['statistics.css'],
    main: figuresMain(statistics, days),
  });
}

function figuresMain(statistics: DeskStatistics, days: Days): Html {
  return markup`<h1>Figures</h1>
<form class="period" method="get" action="${STATISTICS_PATH}"><label for="days">Count</label>
<select id="days" name="days">${optionList(
    PERIODS.map((period) => [String(period), PERIOD_NAMES[period]]),
    String(days),
  )}</select> <button type="submit" class="button plain">Show</button></form>
<p class="muted">${longDate(statistics.period.from)} to ${longDate(statistics.period.to)}. Figures are counts and times only. They never include what anyone wrote.</p>
${statistics.isCapped && markup`<p class="muted">There were too many questions to count, so these figures cover the newest.</p>`}
${headline(statistics)}
<p class="muted">If no one has claimed a request yet, we count the time it has waited so far.</p>
<div class="charts">
${columnChart(
  { id: 'weeks', title: 'Questions and requests by week', columns: ['Week to', 'questions', 'requests'] },
  statistics.weeks.map(({ until, questions, requests }) => ({
    label: shortDate(until),
    values: [questions, requests],
  })),
)}
${chart('waits', 'Time until a request was claimed', ['Time', 'Requests'], statistics.waits)}
${chart('topics', 'Questions by topic', ['Topic', 'Questions'], statistics.topics)}
${chart('nations', 'Questions by nation', ['Nation', 'Questions'], statistics.nations)}
${chart('answers', 'How the assistant answered', ['Answer', 'Questions'], statistics.answers)}
${chart('outcomes', 'Outcome of requests', ['Outcome', 'Requests'], statistics.outcomes)}
${chart('ratings', 'Ratings of advisers', ['Rating', 'Closed requests'], statistics.ratings)}
${loadChart(statistics.load)}
</div>`;
}

function headline(statistics: DeskStatistics): Html {
  const facts: [label: string, value: string][] = [
    ['Questions', statistics.questions.toLocaleString('en-GB')],
    ['Requests for an adviser', statistics.requests.toLocaleString('en-GB')],
    ['Urgent', statistics.urgent.toLocaleString('en-GB')],
    ['Median wait', orNone(statistics.medianWaitMs)],
    ['90% claimed within', orNone(statistics.ninetiethWaitMs)],
    ['Median wait (urgent)', orNone(statistics.urgentMedianWaitMs)],
  ];
  return markup`<dl class="headline">${waitingNow(statistics.waitingNow)}${facts.map(
    ([label, value]) => markup`<div><dt>${label}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}

function waitingNow(waiting: DeskStatistics['waitingNow']): Html | false {
  if (!waiting) return false;
  const { requests, urgent, longestMs } = waiting;
  return markup`<div class="overdue"><dt>Not claimed yet${urgent > 0 && ` (${urgent} urgent)`}</dt><dd>${requests}, ${requests > 1 && 'the longest '}waiting ${durationText(longestMs)}</dd></div>`;
}

function orNone(ms: number | undefined): string {
  return ms === undefined ? '–' : durationText(ms);
}

function chart(
  id: string,
  title: string,
  columns: readonly [string, string],
  counts: readonly Count[],
): Html {
  const bars: Bar[] = counts
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => ({ label, value: count }));
  return bars.length ? barChart({ id, title, columns }, bars) : nothing(id, title);
}

function loadChart(load: DeskStatistics['load']): Html {
  if (!load.length) return nothing('load', 'Requests claimed by each adviser');
  return barChart(
    { id: 'load', title: 'Requests claimed by each adviser', columns: ['Adviser', 'Requests claimed'] },
    load.map(({ name, taken, holds }) => ({
      label: holds ? `${name}, ${holds} open now` : name,
      value: taken,
    })),
  );
}

function nothing(id: string, title: string): Html {
  return markup`<section class="chart-figure" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${title}</h2><p class="empty">There is nothing to show for this period.</p></section>`;
}
