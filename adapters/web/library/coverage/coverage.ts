import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { COVERAGE_PATH, documentPath } from '../../model/paths.js';
import type { EditingLibrary } from '../frame/context.js';
import { reviewPageReply } from '../frame/editor-frame.js';
import type { Coverage, LibraryStatistics } from '../../../../bot/model/statistics/library-statistics.js';
import { TYPE_NAMES } from '../../../../bot/wording/english/names.js';
import { readableDate } from '../../../../knowledge/model/words/readable-date.js';
import type { PersonalDataType } from '../../../../knowledge/model/personal-data.js';
import { JURISDICTIONS } from '../../../../knowledge/model/source.js';
import { jurisdictionName, guidanceWords } from '../../../../knowledge/model/words/guidance-names.js';
import { barChart, columnChart } from '../../design/chart.js';
import { capitalised } from '../../design/capitalised.js';
import { markup, type Html } from '../../design/markup.js';
import { shortDate } from '../../design/format-time.js';
import { coverageWording as said } from '../wording/coverage-wording.js';

/** The shares of the highest count at which the colour of a cell changes, from the darkest level down. */
const LEVELS = [0.5, 0.2, 0.05, 0] as const;

/** Returns the type's usual name without “a” or “an”, for example “Phone number”. */
const kindName = (type: PersonalDataType) => TYPE_NAMES[type].replace(/^an? /, '');

export async function showCoverage(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const statistics = await library.editing.writing.statistics(library.now());
  return reviewPageReply(library, exchange, {
    title: said.title,
    current: COVERAGE_PATH,
    styles: ['statistics.css', 'writing.css'],
    main: coverageMain(statistics),
  });
}

function coverageMain(statistics: LibraryStatistics): Html {
  const { release, documents, ages, weeks } = statistics;
  return markup`<h1>${said.title}</h1>
<p>${release === undefined ? said.noGuidance : said.content(release, documents)} ${said.period(weeks.length)}</p>
${heatMap(statistics.coverage)}
<div class="charts">
${columnChart(
  {
    id: 'answers',
    ...said.answers,
    note: statistics.unchecked > 0 && said.answers.unchecked(statistics.unchecked),
  },
  weeks.map(({ until, questions, answered }) => ({
    label: shortDate(until),
    values: [questions, answered],
  })),
)}
${barChart(
  { id: 'ages', ...said.ages },
  ages.map(({ label, count }) => ({ label, value: count })),
)}
${oldest(statistics)}
${corrected(statistics)}
</div>`;
}

/** A table with coloured cells. Each cell also shows its number, because not everyone can see the colour. */
function heatMap(coverage: readonly Coverage[]): Html {
  const { title, hint, topic: topicHead, missed: missedHead } = said.topics;
  const most = Math.max(1, ...coverage.flatMap(({ nations }) => Object.values(nations)));
  const missedMost = Math.max(1, ...coverage.map(({ missed }) => missed));
  return markup`<div class="chart-figure"><h2 id="heat-title">${title}</h2>
<p class="muted" id="heat-hint">${hint}</p>
<div class="table-frame" tabindex="0" role="region" aria-labelledby="heat-title"><table class="heat" aria-describedby="heat-hint">
<thead><tr><th scope="col">${topicHead}</th>${JURISDICTIONS.map((nation) => markup`<th scope="col">${jurisdictionName(nation)}</th>`)}<th scope="col">${missedHead}</th></tr></thead>
<tbody>${coverage.map(
    ({ topic, nations, missed }) =>
      markup`<tr><th scope="row">${topic}</th>${JURISDICTIONS.map((nation) => cell(nations[nation], most, 'held'))}${cell(missed, missedMost, 'missed')}</tr>`,
  )}</tbody></table></div></div>`;
}

function cell(count: number, most: number, kind: 'held' | 'missed'): Html {
  if (count === 0)
    return markup`<td class="heat-none"><span aria-hidden="true">–</span><span class="hidden">0</span></td>`;
  const level = LEVELS.length - LEVELS.findIndex((share) => count / most >= share);
  return markup`<td class="heat-${kind} heat-${level}">${count.toLocaleString('en-GB')}</td>`;
}

function oldest({ oldest: documents }: LibraryStatistics): Html | false {
  if (!documents.length) return false;
  return markup`<section class="chart-figure" aria-labelledby="oldest-title"><h2 id="oldest-title">${said.oldest}</h2>
<ol class="oldest">${documents.map(
    ({ slug, title, date }) =>
      markup`<li><a href="${documentPath(slug)}">${title}</a> <span class="muted">${readableDate(date, guidanceWords('en'))}</span></li>`,
  )}</ol></section>`;
}

/**
 * Only counts types of personal data. The counts show where redaction goes wrong, so no one's text needs to
 * be stored.
 */
function corrected({ corrections }: LibraryStatistics): Html | false {
  if (!corrections.length) return false;
  const { title, hint, columns } = said.corrections;
  return markup`<div class="chart-figure"><h2 id="corrected-title">${title}</h2>
<p class="muted">${hint}</p>
<div class="table-frame" tabindex="0" role="region" aria-labelledby="corrected-title"><table class="heat">
<thead><tr>${columns.map((column) => markup`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${corrections.map(
    ({ type, notPersonal, missed }) =>
      markup`<tr><th scope="row">${capitalised(kindName(type))}</th><td>${notPersonal.toLocaleString('en-GB')}</td><td>${missed.toLocaleString('en-GB')}</td></tr>`,
  )}</tbody></table></div></div>`;
}
