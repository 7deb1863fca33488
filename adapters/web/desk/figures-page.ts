// The figures of the desk: how long people wait, what they ask, how it ends, and who carries the load.
import type { Count, Figures } from '../../../bot/model/tasks/figures.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import type { Html } from '../design/markup.js';
import { flag, markup } from '../design/markup.js';
import { FIGURES_PATH } from '../model/paths.js';
import { lasted, onDay, onShortDay } from '../design/say-when.js';
import type { Bar } from '../design/chart.js';
import { barChart, columnChart } from '../design/chart.js';
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

export async function showFigures(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const asked = Number(exchange.query.get('days'));
  const days = PERIODS.find((period) => period === asked) ?? 28;
  const to = desk.now();
  const figures = await desk.options.figures({
    from: new Date(to.getTime() - days * DAY_MS).toISOString(),
    to: to.toISOString(),
  });
  return deskPageReply(desk, desk.visitorOf(exchange), {
    title: 'Figures',
    current: FIGURES_PATH,
    styles: ['figures.css'],
    main: figuresMain(figures, days),
  });
}

function figuresMain(figures: Figures, days: Days): Html {
  return markup`<h1>Figures</h1>
<form class="period" method="get" action="${FIGURES_PATH}"><label for="days">Count</label>
<select id="days" name="days">${PERIODS.map(
    (period) =>
      markup`<option value="${period}"${flag('selected', period === days)}>${PERIOD_NAMES[period]}</option>`,
  )}</select> <button type="submit" class="button plain">Show</button></form>
<p class="muted">${onDay(figures.period.from)} to ${onDay(figures.period.to)}. Only counts and times: no figure holds what anybody wrote.</p>
${figures.isCapped && markup`<p class="muted">More questions were asked than can be counted at once; these are the newest.</p>`}
${headline(figures)}
<div class="charts">
${columnChart(
  { id: 'weeks', title: 'Questions and requests by week', columns: ['Week to', 'questions', 'requests'] },
  figures.weeks.map(({ until, questions, requests }) => ({
    label: onShortDay(until),
    values: [questions, requests],
  })),
)}
${chart('waits', 'Time until somebody took a request', ['Time', 'Requests'], figures.waits)}
${chart('topics', 'What was asked about', ['Topic', 'Questions'], figures.topics)}
${chart('nations', 'For which nation', ['Nation', 'Questions'], figures.nations)}
${chart('answers', 'How the bot answered', ['Answer', 'Questions'], figures.answers)}
${chart('outcomes', 'How requests ended', ['Outcome', 'Requests'], figures.outcomes)}
${chart('ratings', 'Whether the adviser helped', ['Rating', 'Closed requests'], figures.ratings)}
${loadChart(figures.load)}
</div>`;
}

function headline(figures: Figures): Html {
  const facts: [label: string, value: string][] = [
    ['Questions', figures.questions.toLocaleString('en-GB')],
    ['Requests for an adviser', figures.requests.toLocaleString('en-GB')],
    ['Urgent', figures.urgent.toLocaleString('en-GB')],
    ['Half were taken within', orNone(figures.medianWaitMs)],
    ['Nine in ten within', orNone(figures.ninetiethWaitMs)],
    ['Half of the urgent within', orNone(figures.urgentMedianWaitMs)],
  ];
  return markup`<dl class="headline">${facts.map(
    ([label, value]) => markup`<div><dt>${label}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}

function orNone(ms: number | undefined): string {
  return ms === undefined ? '–' : lasted(ms);
}

function chart(
  id: string,
  title: string,
  columns: readonly [string, string],
  counts: readonly Count[],
): Html {
  const bars: Bar[] = counts.map(({ label, count }) => ({ label, value: count }));
  return bars.length ? barChart({ id, title, columns }, bars) : nothing(id, title);
}

function loadChart(load: Figures['load']): Html {
  if (!load.length) return nothing('load', 'Who took requests');
  return barChart(
    { id: 'load', title: 'Who took requests', columns: ['Adviser', 'Requests taken'] },
    load.map(({ name, taken, holds }) => ({
      label: holds ? `${name}, ${holds} open now` : name,
      value: taken,
    })),
  );
}

function nothing(id: string, title: string): Html {
  return markup`<section class="chart-figure" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${title}</h2><p class="empty">Nothing to count in this time.</p></section>`;
}
