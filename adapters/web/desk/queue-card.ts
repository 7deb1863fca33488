import type { QueueEntry } from '../../../bot/model/queries.js';
import { shortNumber } from '../../../bot/model/handoff/request-number.js';
import { deskWording } from '../../../bot/wording/english/desk-wording.js';
import { adviserWording } from '../../../bot/wording/english/adviser-wording.js';
import { nationNeeded } from '../../../bot/handoff/cards/describe-nation-and-specialism.js';
import { pseudonymsShown } from '../chat/entries.js';
import { filled } from '../design/filled.js';
import { waitingTime, timeElement } from '../design/format-time.js';
import { markup, type Content, type Html } from '../design/markup.js';
import { escalationPath } from '../model/paths.js';
import type { CsrfForm } from '../security/csrf-form.js';
import { requestTitle, urgentMessage } from './frame/request-title.js';
import { cameBackWords, repliedWords, urgencyWords } from './frame/state-words.js';
import { claimForm } from './request/claim-and-reply-forms.js';

const { reasons, urgent: urgentTag, queue: said } = deskWording;

export function queueCard(entry: QueueEntry, { now, forms }: { now: Date; forms: CsrfForm }): Html {
  const { escalation } = entry;
  const { id, urgent, state } = escalation;
  const title = requestTitle(entry);
  return markup`<li class="${urgent ? 'case case-urgent' : 'case'}" id="case-${id}">
<h3><a href="${escalationPath(id)}" dir="auto">${pseudonymsShown(title, true)}</a></h3>
<p class="case-facts">${urgent && markup`<span class="tag tag-urgent"><span class="sign" aria-hidden="true">!</span> ${urgentTag}</span>`}
${factsOf(entry, now).map((fact) => fact !== undefined && fact !== false && markup`<span>${fact}</span>`)}</p>
${state === 'waiting' && markup`<div class="case-claim">${waitOf(entry, now)}${claimForm({ escalation, forms }, title)}</div>`}
</li>`;
}

const LONG_WAIT_MS = { urgent: 5 * 60_000, other: 60 * 60_000 };

function waitOf({ escalation, replied }: QueueEntry, now: Date): Html {
  const { urgent, waitingSince, openedAt } = escalation;
  const since = waitingSince ?? openedAt;
  const isAnswered = !urgent && replied !== undefined && replied.openSince === undefined;
  const isLong =
    !isAnswered && now.getTime() - Date.parse(since) >= LONG_WAIT_MS[urgent ? 'urgent' : 'other'];
  return markup`<p class="${isLong ? 'case-wait long' : 'case-wait'}"><span class="hidden">${said.waitingFor} </span><strong data-since="${since}">${waitingTime(since, now)}</strong> <span class="hint">${filled(said.since, { when: timeElement(since, now) })}</span></p>`;
}

function factsOf(entry: QueueEntry, now: Date): Content[] {
  const {
    escalation,
    question,
    kept,
    jurisdiction,
    specialism,
    agency,
    danger,
    urgencyChange,
    cameBack,
    replied,
  } = entry;
  const alarming = urgentMessage(entry);
  const { reason, urgent, openedAt, state } = escalation;
  return [
    danger !== undefined && markup`<strong>${said.dangerSign(danger)}</strong>`,
    // The danger sign already shows that the request is urgent, and a request that is no longer urgent must not
    // look as if it were.
    (reason !== 'urgent' || (danger === undefined && urgent)) && reasons[reason],
    cameBack && markup`<strong>${cameBackWords(cameBack, now)}</strong>`,
    replied && repliedWords(replied, now),
    urgencyChange && urgencyWords(urgencyChange, now),
    state === 'claimed' && filled(said.asked, { when: timeElement(openedAt, now) }),
    nationNeeded(jurisdiction, question, entry.isNationSet),
    agency,
    specialism,
    ...(state === 'claimed' ? withHolder(entry, now) : []),
    kept > 0 ? said.messagesSince(kept) : undefined,
    said.number(shortNumber(escalation.id)),
    // The message is last, because it can fill a whole line.
    alarming !== undefined &&
      filled(said.urgentMessage, { message: markup`<bdi>${pseudonymsShown(alarming, true)}</bdi>` }),
  ];
}

function withHolder({ escalation, awaitsReplySince, wasAnswered }: QueueEntry, now: Date): Content[] {
  const { holder } = escalation;
  const name = markup`<bdi>${holder?.name ?? adviserWording.anAdviser}</bdi>`;
  return [
    filled(said.with, { name }),
    awaitsReplySince === undefined
      ? said.answered
      : markup`<strong>${filled(said[wasAnswered ? 'awaitsNewAdviser' : 'awaitsReply'], { when: timeElement(awaitsReplySince, now) })}</strong>`,
  ];
}
