// What the person behind a request asked for before, and how each request stands.
import type { Escalation } from '../../../bot/model/handoff/escalation.js';
import type { EscalationFile, QueueEntry } from '../../../bot/model/ports.js';
import { wording } from '../../../bot/copy/wording.js';
import { pseudonymsShown } from '../chat/entries.js';
import { timeElement } from '../design/format-time.js';
import { asHeading } from '../design/heading.js';
import type { Html } from '../design/markup.js';
import { markup } from '../design/markup.js';
import { escalationPath } from '../model/paths.js';

export function personPanel({ escalation, earlier }: EscalationFile, now: Date): Html {
  return markup`<section aria-labelledby="earlier-title"><h2 id="earlier-title">This person’s earlier requests</h2>
${escalation.practitioner.platform === 'web' && markup`<p class="hint">On the web page we only know the browser. Someone else may have used it.</p>`}${
    earlier.length
      ? markup`<ul class="news">${earlier.map((entry) => showEarlier(entry, now))}</ul>`
      : markup`<p class="muted">No earlier requests.</p>`
  }</section>`;
}

function showEarlier({ escalation, question }: QueueEntry, now: Date): Html {
  const title = question ? pseudonymsShown(asHeading(question), true) : wording.adviser.noQuestion;
  return markup`<li>${timeElement(escalation.openedAt, now)} <a href="${escalationPath(escalation.id)}" dir="auto">${title}</a> <span class="muted">${stateWords(escalation)}</span></li>`;
}

export function stateWords({ state, holder, outcome }: Escalation): string {
  const name = holder?.name ?? wording.adviser.anAdviser;
  if (state === 'waiting') return 'Waiting for an adviser';
  if (state === 'claimed') return `With ${name}`;
  if (state === 'withdrawn') return 'Cancelled';
  return outcome ? `Closed: ${outcome}` : 'Closed';
}
