// The list of closed requests, with search and filters. Questions are shown redacted, as they are everywhere.
import { OUTCOMES_SUGGESTED } from '../../../../bot/model/handoff/handoff-settings.js';
import type { QueueEntry } from '../../../../bot/model/queries.js';
import { wording } from '../../../../bot/copy/english/wording.js';
import { jurisdictionName } from '../../../../knowledge/model/words/guidance-names.js';
import { pseudonymsShown } from '../../chat/entries.js';
import type { Options } from '../../design/fields.js';
import { NATION_OPTIONS, optionList } from '../../design/fields.js';
import { timeElement } from '../../design/format-time.js';
import { asHeading } from '../../design/heading.js';
import type { Html } from '../../design/markup.js';
import { markup } from '../../design/markup.js';
import { CLOSED_PATH, escalationPath } from '../../model/paths.js';
import { stateWords } from '../frame/state-words.js';

interface ClosedView {
  entries: readonly QueueEntry[];
  hasMore: boolean;
  page: number;
  /** The search form as it was filled in. */
  typed: URLSearchParams;
  advisers: readonly string[];
  now: Date;
}

export function closedMain(view: ClosedView): Html {
  const { entries, now } = view;
  return markup`<h1>Closed requests</h1>
${filterForm(view)}
<section aria-labelledby="found-title"><h2 id="found-title" class="hidden">Requests found</h2>
${
  entries.length
    ? markup`<ul class="cases">${entries.map((entry) => showEntry(entry, now))}</ul>`
    : markup`<p class="empty">No closed requests match. Try fewer filters.</p>`
}${pages(view)}</section>`;
}

function filterForm({ typed, advisers }: ClosedView): Html {
  const value = (name: string) => typed.get(name) ?? '';
  const field = (name: string, label: string, type: string) =>
    markup`<div><label for="${name}">${label}</label><input type="${type}" id="${name}" name="${name}" value="${value(name)}" autocomplete="off"></div>`;
  const choice = (name: string, label: string, options: Options) =>
    markup`<div><label for="${name}">${label}</label><select id="${name}" name="${name}">${optionList([['', 'Any'], ...options], value(name))}</select></div>`;
  return markup`<form method="get" action="${CLOSED_PATH}" class="filters" role="search" aria-label="Closed requests">
${field('words', 'Words in the question', 'search')}
${field('from', 'Closed from', 'date')}
${field('to', 'Closed up to', 'date')}
${choice('nation', 'Nation', NATION_OPTIONS)}
${choice(
  'adviser',
  'Adviser',
  advisers.map((name) => [name, name] as const),
)}
${choice('outcome', 'Outcome', [
  ...OUTCOMES_SUGGESTED.map((one) => [one, one] as const),
  ['other', 'Something else'],
  ['cancelled', 'Cancelled'],
])}
<div class="buttons"><button type="submit" class="button primary">Search</button> <a href="${CLOSED_PATH}">Clear filters</a></div>
<p class="hint">Personal details are removed from questions, so you cannot search for names.</p></form>`;
}

function showEntry({ escalation, question, jurisdiction, agency }: QueueEntry, now: Date): Html {
  const { id, urgent, closedAt, openedAt, holder } = escalation;
  const title = question ? pseudonymsShown(asHeading(question), true) : wording.adviser.noQuestion;
  const facts = [
    stateWords(escalation),
    jurisdiction ? jurisdictionName(jurisdiction) : 'Nation not known',
    agency,
    holder && markup`with <bdi>${holder.name ?? wording.adviser.anAdviser}</bdi>`,
    markup`closed ${timeElement(closedAt ?? openedAt, now)}`,
  ];
  return markup`<li class="case"><h3><a href="${escalationPath(id)}" dir="auto">${title}</a></h3>
<p class="case-facts">${urgent && markup`<span class="tag tag-urgent">Urgent</span>`}${facts.map((fact) => fact !== undefined && markup`<span>${fact}</span>`)}</p></li>`;
}

function pages({ page, hasMore, typed }: ClosedView): Html | false {
  const link = (to: number, text: string) => {
    const query = new URLSearchParams(typed);
    query.set('page', String(to));
    return markup`<a href="${CLOSED_PATH}?${query.toString()}">${text}</a>`;
  };
  if (page === 1 && !hasMore) return false;
  return markup`<nav class="pages" aria-label="More closed requests">${page > 1 && link(page - 1, 'Newer')} <span>Page ${page}</span> ${hasMore && link(page + 1, 'Older')}</nav>`;
}
