// The desk's first page: who waits, the urgent first, and who has whom.
import type { TranscriptEntry } from '../../../bot/conversation.js';
import type { EscalationReason } from '../../../bot/escalation/escalation.js';
import type { Person } from '../../../bot/person.js';
import { samePerson } from '../../../bot/person.js';
import type { QueueEntry } from '../../../bot/ports.js';
import { wording } from '../../../bot/wording.js';
import { jurisdictionName } from '../../../knowledge/source.js';
import type { Html } from '../markup.js';
import { markup } from '../markup.js';
import { escalationPath } from '../paths.js';
import { howLong, when } from '../say-when.js';
import type { FormSetting } from './context.js';
import { claimForm } from './forms.js';
import { showRegion } from './region.js';

export interface QueueView {
  queue: readonly QueueEntry[];
  adviser: Person;
  forms: FormSetting;
  now: Date;
}

const REASONS: Record<EscalationReason, string> = {
  'asked-for': 'Asked for an adviser',
  urgent: 'A child may be in danger',
  unanswerable: 'No answer was found',
  'low-rating': 'The answer did not help',
  policy: 'Needs a person',
};

export function reasonWords(reason: EscalationReason): string {
  return REASONS[reason];
}

export function queueMain(view: QueueView, news: readonly TranscriptEntry[]): Html {
  return markup`<h1>Desk</h1>
${liveRegions()}
${showRegion('queue', queueRegion(view))}
<section aria-labelledby="news-title"><h2 id="news-title">Latest at the desk</h2>
${showRegion('news', newsRegion(news, view))}</section>`;
}

/** What changes while the page is open is said in a sentence; a desk that stands still must not look calm. */
export function liveRegions(): Html {
  return markup`<div id="announcements" class="hidden" role="status"></div>
<p id="connection" class="warning" hidden>Not connected: what you see may be out of date. Trying again…</p>`;
}

export function queueRegion(view: QueueView): Html {
  const waiting = view.queue.filter(({ escalation }) => escalation.state === 'waiting');
  const claimed = view.queue.filter(({ escalation }) => escalation.state === 'claimed');
  const yours = claimed.filter(({ escalation }) => samePerson(escalation.holder, view.adviser));
  const others = claimed.filter((entry) => !yours.includes(entry));
  return markup`<p class="queue-count">${queueCount(view.queue)}</p>
${group('Waiting', waiting, view, wording.adviser.nothingOpen)}
${yours.length > 0 && group('Yours', yours, view)}
${others.length > 0 && group('With other advisers', others, view)}`;
}

export function queueCount(queue: readonly QueueEntry[]): string {
  const waiting = queue.filter(({ escalation }) => escalation.state === 'waiting');
  const urgent = waiting.filter(({ escalation }) => escalation.urgent).length;
  const counts = wording.adviser.open(waiting.length, queue.length - waiting.length);
  return urgent ? `${counts} Urgent: ${urgent}.` : counts;
}

function group(title: string, entries: readonly QueueEntry[], view: QueueView, empty?: string): Html {
  const id = `group-${title.toLowerCase().replace(/\W+/g, '-')}`;
  return markup`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${
  entries.length
    ? markup`<ul class="cases">${entries.map((entry) => showCase(entry, view))}</ul>`
    : markup`<p class="muted">${empty}</p>`
}</section>`;
}

function showCase({ escalation, question, kept, jurisdiction }: QueueEntry, view: QueueView): Html {
  const { id, urgent, state, reason, openedAt, holder } = escalation;
  const title = question ?? wording.adviser.noQuestion;
  return markup`<li class="${urgent ? 'case case-urgent' : 'case'}" id="case-${id}">
<h3><a href="${escalationPath(id)}" dir="auto">${title}</a></h3>
<p class="case-facts">${urgent && markup`<span class="tag tag-urgent"><span class="sign" aria-hidden="true">!</span> Urgent</span>`}
<span>${reasonWords(reason)}</span>
<span>since ${when(openedAt, view.now)} (<span data-since="${openedAt}">${howLong(openedAt, view.now)}</span>)</span>
<span>${jurisdiction ? jurisdictionName(jurisdiction) : 'Nation not known'}</span>
${state === 'claimed' && markup`<span>with ${holder?.name ?? wording.adviser.anAdviser}</span>`}
${kept > 0 && markup`<span>${kept} ${kept === 1 ? 'message' : 'messages'} since</span>`}</p>
${state === 'waiting' && claimForm(escalation, view.forms, title)}
</li>`;
}

const NEWS_SHOWN = 8;

/** What the bot told the advisers, newest first; the cards of open requests are the queue itself. */
export function newsRegion(
  news: readonly TranscriptEntry[],
  { queue, now }: Pick<QueueView, 'queue' | 'now'>,
): Html {
  const cards = new Set(queue.map(({ escalation }) => `card:${escalation.id}`));
  const told = news.filter(
    (entry) => entry.direction === 'out' && entry.state !== 'cancelled' && !cards.has(entry.id),
  );
  if (!told.length) return markup`<p class="muted">Nothing yet.</p>`;
  return markup`<ul class="news">${told
    .slice(-NEWS_SHOWN)
    .reverse()
    .map((entry) => {
      if (entry.direction === 'in') return undefined;
      const { escalation, message } = entry;
      const text = message.summary;
      return markup`<li>${when(entry.at, now)} ${escalation ? markup`<a href="${escalationPath(escalation)}">${text}</a>` : text}</li>`;
    })}</ul>`;
}
