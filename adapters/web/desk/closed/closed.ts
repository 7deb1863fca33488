// Serves the search for closed requests, and finds any request by its number.
import type { ClosedFilter } from '../../../../bot/model/handoff/closed-requests.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { nationIn, NATION_OPTIONS, type Options } from '../../design/fields.js';
import { CLOSED_PATH, closedRequestPath, escalationPath } from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import { deskPageReply } from '../frame/desk-page.js';
import { findClosedForm } from './find-form.js';
import { frameWording } from '../wording/frame-wording.js';
import { readListQuery, type ListQuery, filterForm, morePages, shownOf } from '../frame/filter-form.js';
import { OUTCOMES_SUGGESTED } from '../../../../bot/model/handoff/handoff-settings.js';
import { nationNeeded } from '../../../../bot/handoff/cards/describe-nation-and-specialism.js';
import { requestNumber } from '../../../../bot/model/handoff/request-number.js';
import type { QueueEntry } from '../../../../bot/model/queries.js';
import { deskWording } from '../../../../bot/wording/english/desk-wording.js';
import { adviserWording } from '../../../../bot/wording/english/adviser-wording.js';
import { pseudonymsShown } from '../../chat/entries.js';
import { timeElement } from '../../design/format-time.js';
import { filled } from '../../design/filled.js';
import { markup, type Html } from '../../design/markup.js';
import { seeOther } from '../../design/page.js';
import { requestTitle } from '../frame/request-title.js';
import { stateWords } from '../frame/state-words.js';

const { closed: said, queue } = deskWording;

interface ClosedView {
  query: ListQuery;
  found: readonly QueueEntry[];
  advisers: readonly string[];
  /** True if the form was sent without a number. */
  isEmpty: boolean;
  now: Date;
}

const OUTCOMES: Options = [
  ...OUTCOMES_SUGGESTED.map((one) => [one, one] as const),
  ['other', said.otherOutcome],
  ['cancelled', said.cancelled],
];

const ON_A_PAGE = 20;

export async function showClosed(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const { queries } = desk.options;
  const query = readListQuery(exchange.query, ON_A_PAGE);
  const number = query.text('number');
  const isEmpty = number === undefined && exchange.query.has('number');
  const [found, advisers] = await Promise.all([
    number === undefined ? queries.closed(filterIn(query), query.limits) : queries.numbered(number),
    queries.closedBy(),
  ]);
  if (number !== undefined && found.length === 1) return seeOther(escalationPath(found[0]!.escalation.id));
  return deskPageReply(desk, desk.visitorOf(exchange), {
    title: isEmpty ? frameWording.errorTitle(deskWording.find.empty) : said.pageTitle(query.page),
    current: CLOSED_PATH,
    main: closedMain({ query, found, advisers, isEmpty, now: desk.now() }),
  });
}

/** Ignores values that the form does not offer. They can only come from an address that someone typed. */
function filterIn({ text, days }: ListQuery): ClosedFilter {
  return {
    words: text('words'),
    nation: nationIn(text('nation')),
    adviser: text('adviser'),
    outcome: OUTCOMES.find(([name]) => name === text('outcome'))?.[0],
    ...days,
  };
}

function closedMain({ query, found, advisers, isEmpty, now }: ClosedView): Html {
  const none =
    query.text('number') === undefined ? said[query.typed.size ? 'noneMatch' : 'none'] : said.noneNumbered;
  const entries = shownOf(found, query).map((entry) => showEntry(entry, now, query.typed));
  return markup`<h1>${said.title}</h1>
${findClosedForm({
  typed: query.text('number'),
  problem: isEmpty ? deskWording.find.empty : undefined,
  filters: [...query.typed].filter(([name]) => name !== 'number' && name !== 'page'),
})}
${filterForm({
  path: CLOSED_PATH,
  label: said.title,
  typed: query.typed,
  filters: [
    { name: 'words', label: said.filters.words, isWide: true },
    { name: 'from', label: said.filters.from, type: 'date' },
    { name: 'to', label: said.filters.to, type: 'date' },
    { name: 'nation', label: said.filters.nation, options: NATION_OPTIONS },
    { name: 'adviser', label: said.filters.adviser, options: advisers.map((name) => [name, name]) },
    { name: 'outcome', label: said.filters.outcome, options: OUTCOMES },
  ],
  hint: said.filtersHint,
  isFolded: true,
})}
<section aria-labelledby="found-title"><h2 id="found-title" class="hidden">${said.found}</h2>
${
  entries.length ? markup`<ul class="cases">${entries}</ul>` : markup`<p class="empty">${none}</p>`
}${morePages({ path: CLOSED_PATH, items: said.items, found, query })}</section>`;
}

function showEntry(entry: QueueEntry, now: Date, results: URLSearchParams): Html {
  const { escalation, jurisdiction, question, isNationSet, agency } = entry;
  const { id, urgent, closedAt, openedAt, holder } = escalation;
  const title = pseudonymsShown(requestTitle(entry), true);
  const facts = [
    stateWords(escalation),
    nationNeeded(jurisdiction, question, isNationSet) ?? said.nationNotKnown,
    agency,
    holder && filled(queue.with, { name: markup`<bdi>${holder.name ?? adviserWording.anAdviser}</bdi>` }),
    closedAt === undefined
      ? filled(queue.asked, { when: timeElement(openedAt, now) })
      : filled(said.closed, { when: timeElement(closedAt, now) }),
    requestNumber(escalation),
  ];
  return markup`<li class="case"><h3><a href="${closedRequestPath(id, results)}" dir="auto">${title}</a></h3>
<p class="case-facts">${urgent && markup`<span class="tag tag-urgent">${deskWording.urgent}</span>`}${facts.map((fact) => fact !== undefined && markup`<span>${fact}</span>`)}</p></li>`;
}
