// Shows what was written for a handoff: both sides, notes between advisers, and private questions to the bot.
import type { StoredAnswer } from '../../../bot/model/messages/conversation.js';
import { samePerson, type Person } from '../../../bot/model/people/person.js';
import type { Notice, RelayedEntry } from '../../../bot/model/queries.js';
import { deskWording } from '../../../bot/copy/english/desk-wording.js';
import { wording } from '../../../bot/copy/english/wording.js';
import { pseudonymsShown } from '../chat/entries.js';
import { filled } from '../design/filled.js';
import { formattedText } from '../design/formatted-text.js';
import { markup, type Html } from '../design/markup.js';
import { quoteFigure } from '../design/render-quote.js';
import { timeElement } from '../design/format-time.js';
import { hasJoined, type Escalation } from '../../../bot/model/handoff/escalation.js';
import type { CsrfForm } from '../security/csrf-form.js';
import { changeForm, insertForm } from './forms.js';
import type { RefusedForm } from './refused-form.js';

const said = deskWording.thread;

export interface ThreadView {
  escalation: Escalation;
  entries: readonly RelayedEntry[];
  /** What the practitioner wrote before they asked for an adviser. */
  first?: { text: string; at: string };
  /** What the bot told this adviser. */
  notices: readonly Notice[];
  adviser: Person;
  isTheirs: boolean;
  forms: CsrfForm;
  refused?: RefusedForm;
  now: Date;
}

export function escalationThread(view: ThreadView): Html {
  const { entries, first, notices, now } = view;
  if (!entries.length && !first && !notices.length) return markup`<p class="muted">${said.nothing}</p>`;
  const turns = [
    ...entries.map((entry) => ({ at: entry.at, shown: turn(entry, view) })),
    ...notices.map((notice) => ({ at: notice.at, shown: noticeTurn(notice, now) })),
  ].sort((one, other) => one.at.localeCompare(other.at));
  return markup`<ol class="thread">${first && firstTurn(first, now)}${turns.map(({ shown }) => shown)}</ol>`;
}

function firstTurn({ text, at }: NonNullable<ThreadView['first']>, now: Date): Html {
  return markup`<li class="turn turn-first"><p class="turn-head">${wording.adviser.practitioner} <span class="entry-time">${timeElement(at, now)}</span></p>
<blockquote dir="auto">${pseudonymsShown(text, true)}</blockquote></li>`;
}

function noticeTurn({ summary, at }: Notice, now: Date): Html {
  return markup`<li class="turn turn-notice muted">${timeElement(at, now)} ${summary}</li>`;
}

function turn(entry: RelayedEntry, view: ThreadView): Html {
  const { direction, message, at } = entry;
  const who = samePerson(entry.from, view.adviser) ? said.you : writerOf(entry, view.escalation);
  return markup`<li class="turn turn-${direction}" id="${turnId(message)}"><p class="turn-head">${filled(said.heads[direction], { who: markup`<bdi>${who}</bdi>` })} <span class="entry-time">${timeElement(at, view.now)}${isOnItsWay(entry) && `, ${said.notSentYet}`}${
    entry.changed && !entry.deleted && `, ${said.changed}`
  }</span></p>
${entry.deleted ? markup`<p class="muted">${wording.adviser.deleted}</p>` : markup`<blockquote dir="auto">${formattedText(shownText(entry))}</blockquote>`}
${direction === 'private' ? botsAnswer(entry, view) : sentQuotes(entry)}${
    mayChange(entry, view) && changeForm(view.escalation, view, { ...entry, text: shownText(entry) })
  }</li>`;
}

export function turnId(message: string): string {
  return `turn-${message}`;
}

/**
 * Advisers may change what they wrote here while the request is theirs. When it is not theirs, they see even
 * their own messages redacted.
 */
export function mayChange(
  { direction, from, deleted }: RelayedEntry,
  { escalation, adviser, isTheirs }: Pick<ThreadView, 'escalation' | 'adviser' | 'isTheirs'>,
): boolean {
  if (deleted || escalation.state !== 'claimed' || !isTheirs || !samePerson(from, adviser)) return false;
  return direction === 'note' || direction === 'to-practitioner';
}

function shownText({ direction, text }: RelayedEntry): string {
  return direction === 'note' ? withoutNoteMarks(text) : text;
}

function writerOf({ direction, from }: RelayedEntry, escalation: Escalation): string {
  if (direction !== 'to-adviser') return from.name ?? wording.adviser.anAdviser;
  return hasJoined(escalation, { role: 'practitioner', from })
    ? wording.adviser.joined
    : wording.adviser.practitioner;
}

/**
 * Only a message to the practitioner can be on its way. What a practitioner wrote is already here, even if it
 * has not reached the adviser on another platform.
 */
function isOnItsWay({ direction, deliveredAt }: RelayedEntry): boolean {
  return direction === 'to-practitioner' && !deliveredAt;
}

function withoutNoteMarks(note: string): string {
  return note.replace(/^\s*\/\/ ?/gm, '');
}

function botsAnswer({ answered, message }: RelayedEntry, view: ThreadView): Html {
  if (!answered) return markup`<p class="muted private-answer">${said.searching}</p>`;
  const { citations, clarification } = answered.answer;
  if (!citations.length)
    return markup`<p class="private-answer">${clarification ? said.askedBack(clarification.question) : said.foundNothing}</p>`;
  const { escalation, isTheirs } = view;
  const mayInsert = escalation.state === 'claimed' && isTheirs;
  return markup`<div class="private-answer">${claims(answered)}${quotes(answered, `private-${message}`)}${
    mayInsert && insertForm(escalation, view, answered.id)
  }</div>`;
}

function sentQuotes({ answered, message }: RelayedEntry): Html | undefined {
  return answered && markup`<div class="private-answer">${quotes(answered, `sent-${message}`)}</div>`;
}

function claims({ answer }: StoredAnswer): Html | false {
  return (
    answer.claims.length > 0 &&
    markup`<ul class="claims">${answer.claims.map(({ text }) => markup`<li>${text}</li>`)}</ul>`
  );
}

export function quotes({ answer, id }: StoredAnswer, idPrefix: string): Html {
  return markup`${answer.citations.map((citation, index) =>
    quoteFigure({ kind: 'quote', number: index + 1, citation }, { idPrefix, answer: id }),
  )}`;
}
