// The desk's figures: how long people wait, what they ask, how requests end, and how the work is shared.
import { dayOf, parseDay } from '../../../bot/model/governance/parse-day.js';
import type { Count, DeskStatistics, Period } from '../../../bot/model/tasks/desk-statistics.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { optionList } from '../design/fields.js';
import { markup, type Html } from '../design/markup.js';
import { STATISTICS_PATH } from '../model/paths.js';
import { deskWording } from '../../../bot/copy/english/desk-wording.js';
import { durationText } from '../../../bot/copy/duration-text.js';
import { longDate, shortDate } from '../design/format-time.js';
import { barChart, columnChart, type Bar } from '../design/chart.js';
import type { Desk } from './frame/context.js';
import { deskPageReply } from './frame/desk-page.js';

const PERIODS = [7, 28, 91, 364] as const;
type Days = (typeof PERIODS)[number];
const PERIOD_NAMES: Record<Days, string> = {
  7: 'the last 7 days',
  28: 'the last 4 weeks',
  91: 'the last 13 weeks',
  364: 'the last 52 weeks',
};
const said = deskWording.figures;
const DAY_MS = 24 * 60 * 60_000;
/** The value of the choice for the last whole week. */
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
    title: 'Figures',
    current: STATISTICS_PATH,
    styles: ['statistics.css'],
    // What is waiting now says nothing about a week that is over.
    main: isLastWeek
      ? figuresMain({ ...statistics, waitingNow: undefined }, LAST_WEEK)
      : figuresMain(statistics, String(days)),
  });
}

/** The period goes up to, but does not include, its end. */
function lastMoment({ to }: Period): string {
  return new Date(Date.parse(to) - 1).toISOString();
}

/** From Monday to Sunday, in London. */
export function lastWeek(now: Date): Period {
  const today = dayOf(now.toISOString());
  const sinceMonday = (new Date(today).getUTCDay() + 6) % 7;
  const monday = (weeksAgo: number) => {
    const day = new Date(Date.parse(today) - (sinceMonday + 7 * weeksAgo) * DAY_MS);
    return parseDay(day.toISOString().slice(0, 10))!;
  };
  return { from: monday(1), to: monday(0) };
}

function figuresMain(statistics: DeskStatistics, chosen: string): Html {
  return markup`<h1>Figures</h1>
<form class="period" method="get" action="${STATISTICS_PATH}"><label for="days">Count</label>
<select id="days" name="days">${optionList(
    [[LAST_WEEK, said.lastWeek], ...PERIODS.map((period) => [String(period), PERIOD_NAMES[period]] as const)],
    chosen,
  )}</select> <button type="submit" class="button plain">Show</button></form>
<p class="muted">${longDate(statistics.period.from)} to ${longDate(lastMoment(statistics.period))}. Figures are counts and times only. They never include what anyone wrote.</p>
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
    [said.nineInTen, orNone(statistics.ninetiethWaitMs)],
    ['Median wait (urgent)', orNone(statistics.urgentMedianWaitMs)],
  ];
  return markup`<dl class="headline">${waitingNow(statistics.waitingNow)}${facts.map(
    ([label, value]) => markup`<div><dt>${label}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}

function waitingNow(waiting: DeskStatistics['waitingNow']): Html | false {
  if (!waiting) return false;
  const { requests, urgent, longestMs } = waiting;
  return markup`<div class="overdue"><dt>Not claimed yet${urgent > 0 && ` (${urgent} urgent)`}</dt><dd>${requests}</dd><dd class="hint">${requests > 1 ? said.longestWait : said.waiting}: ${durationText(longestMs)}</dd></div>`;
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
