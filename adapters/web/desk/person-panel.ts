// Shows the practitioner's other requests, or those in their conversation, and their states.
import type { EscalationFile, QueueEntry } from '../../../bot/model/queries.js';
import { deskWording } from '../../../bot/wording/english/desk-wording.js';
import { pseudonymsShown } from '../chat/entries.js';
import { timeElement } from '../design/format-time.js';
import { markup, type Html } from '../design/markup.js';
import { escalationPath } from '../model/paths.js';
import { requestTitle } from './frame/request-title.js';
import { stateWords } from './frame/state-words.js';

export function personPanel({ escalation, others }: EscalationFile, now: Date): Html {
  const inWebChat = escalation.practitioner.platform === 'web' && deskWording.others.inWebChat;
  const said = inWebChat || deskWording.others;
  return markup`<section aria-labelledby="others-title"><h2 id="others-title">${said.title}</h2>
${inWebChat && markup`<p class="hint">${inWebChat.hint}</p>`}${
    others.length
      ? markup`<ul class="activity">${others.map((entry) => showOther(entry, now))}</ul>`
      : markup`<p class="empty">${said.none}</p>`
  }</section>`;
}

function showOther(entry: QueueEntry, now: Date): Html {
  const { escalation } = entry;
  const title = pseudonymsShown(requestTitle(entry), true);
  return markup`<li>${timeElement(escalation.openedAt, now)} <a href="${escalationPath(escalation.id)}" dir="auto">${title}</a> <span class="muted">${stateWords(escalation)}</span></li>`;
}
