// Shows the practitioner's earlier requests and their states.
import type { EscalationFile, QueueEntry } from '../../../bot/model/queries.js';
import { deskWording } from '../../../bot/wording/english/desk-wording.js';
import { pseudonymsShown } from '../chat/entries.js';
import { timeElement } from '../design/format-time.js';
import { markup, type Html } from '../design/markup.js';
import { escalationPath } from '../model/paths.js';
import { requestTitle } from './frame/request-title.js';
import { stateWords } from './frame/state-words.js';

export function personPanel({ escalation, earlier }: EscalationFile, now: Date): Html {
  const said = deskWording.earlier;
  return markup`<section aria-labelledby="earlier-title"><h2 id="earlier-title">${said.title}</h2>
${escalation.practitioner.platform === 'web' && markup`<p class="hint">${said.inWebChat}</p>`}${
    earlier.length
      ? markup`<ul class="activity">${earlier.map((entry) => showEarlier(entry, now))}</ul>`
      : markup`<p class="muted">${said.none}</p>`
  }</section>`;
}

function showEarlier(entry: QueueEntry, now: Date): Html {
  const { escalation } = entry;
  const title = pseudonymsShown(requestTitle(entry), true);
  return markup`<li>${timeElement(escalation.openedAt, now)} <a href="${escalationPath(escalation.id)}" dir="auto">${title}</a> <span class="muted">${stateWords(escalation)}</span></li>`;
}
