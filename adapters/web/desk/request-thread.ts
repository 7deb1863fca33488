// Shows the messages of a request: both sides, notes between advisers, and private searches.
import { samePerson, type Person } from '../../../bot/model/people/person.js';
import type { DeskNotice, RelayedEntry } from '../../../bot/model/queries.js';
import { PSEUDONYM } from '../../../knowledge/redaction/kept/pseudonym-form.js';
import type { Language } from '../../../knowledge/model/language.js';
import { deskWording } from '../../../bot/wording/english/desk-wording.js';
import { adviserWording } from '../../../bot/wording/english/adviser-wording.js';
import { pseudonymsShown } from '../chat/entries.js';
import { filled } from '../design/filled.js';
import { formattedText } from '../design/formatted-text.js';
import { markup, type Html } from '../design/markup.js';
import { timeElement } from '../design/format-time.js';
import { notesIn, withoutNotes, withoutSlashes } from '../../../bot/handoff/messages/internal-notes.js';
import {
  hasJoined,
  isOpen as isOpenRequest,
  type Escalation,
} from '../../../bot/model/handoff/escalation.js';
import type { CsrfForm } from '../security/csrf-form.js';
import { canReply, changeForm } from './request/claim-and-reply-forms.js';
import type { RefusedForm } from './request/refused-form.js';
import { saveReplyForm } from './request/save-reply-form.js';
import { privateSearch, sentQuotes } from './request/private-search-results.js';

const said = deskWording.thread;

export interface ThreadView {
  escalation: Escalation;
  /** What the page calls the person who asked. */
  asker: string;
  entries: readonly RelayedEntry[];
  /** What the practitioner wrote before asking for an adviser. */
  first?: { text: string; at: string };
  notices: readonly DeskNotice[];
  /** The search that is not folded. */
  search: RelayedEntry | undefined;
  /** The practitioner's language, if known. */
  language: Language | undefined;
  adviser: Person;
  isTheirs: boolean;
  forms: CsrfForm;
  refused?: RefusedForm;
  now: Date;
}

export function requestThread(view: ThreadView): Html {
  const { entries, first, notices, search, now } = view;
  if (!entries.length && !first && !notices.length) return markup`<p class="empty">${said.nothing}</p>`;
  const turns = [
    ...entries.map((entry) => ({ at: entry.at, shown: turn(entry, view, entry === search) })),
    ...notices.map((notice) => ({ at: notice.at, shown: noticeTurn(notice, now) })),
  ].sort((one, other) => one.at.localeCompare(other.at));
  return markup`${hidesDetails(view) && markup`<p class="hint">${said[isOpenRequest(view.escalation) ? 'hidden' : 'hiddenClosed']}</p>`}<ol class="thread">${first && firstTurn(first, view)}${turns.map(({ shown }) => shown)}</ol>`;
}

/** True for the adviser who holds the request. Everyone else sees the redacted messages. */
export function seesOriginals(
  { state }: Pick<Escalation, 'state'>,
  { isTheirs }: Pick<ThreadView, 'isTheirs'>,
): boolean {
  return isTheirs && state === 'claimed';
}

/** True if placeholders are shown where an adviser may have written a name. */
function hidesDetails(view: ThreadView): boolean {
  const { entries, escalation } = view;
  return (
    !seesOriginals(escalation, view) &&
    entries.some(({ text, deleted }) => !deleted && text.search(PSEUDONYM) >= 0)
  );
}

function firstTurn({ text, at }: NonNullable<ThreadView['first']>, { asker, now }: ThreadView): Html {
  return markup`<li class="turn turn-first"><p class="turn-head">${asker} <span class="entry-time">${timeElement(at, now)}</span></p>
<blockquote dir="auto">${pseudonymsShown(text, true)}</blockquote></li>`;
}

function noticeTurn({ summary, at }: DeskNotice, now: Date): Html {
  return markup`<li class="turn turn-notice muted">${timeElement(at, now)} ${summary}</li>`;
}

/** It can take the focus, because the page opens at what was changed or deleted. */
function turn(entry: RelayedEntry, view: ThreadView, isOpen: boolean): Html {
  if (entry.direction === 'private' && !entry.deleted) return searchTurn(entry, view, isOpen);
  const { direction, message } = entry;
  return markup`<li class="turn turn-${direction}" id="${turnId(message)}" tabindex="-1">${turnHead(entry, view)}
${entry.deleted ? markup`<p class="muted">${adviserWording.deleted}</p>` : bubbles(entry)}
${direction !== 'private' && sentQuotes(entry)}${
    mayChange(entry, view) && changeForm(view, { ...entry, text: shownText(entry) })
  }${mayChange(entry, view) && direction === 'to-practitioner' && saveReplyForm(entry, view.forms)}</li>`;
}

/** Shows the notes in a message to the practitioner apart, because they were not sent. */
function bubbles(entry: RelayedEntry): Html {
  const [sent, notes] =
    entry.direction === 'to-practitioner'
      ? [withoutNotes(entry.text), notesIn(entry.text)]
      : [shownText(entry), ''];
  return markup`${(sent !== '' || notes === '') && markup`<blockquote dir="auto">${formattedText(sent)}</blockquote>`}${
    notes !== '' &&
    markup`<p class="turn-head">${said.onlyAdvisers}</p><blockquote class="only-advisers" dir="auto">${formattedText(notes)}</blockquote>`
  }`;
}

function searchTurn(entry: RelayedEntry, view: ThreadView, isOpen: boolean): Html {
  return markup`<li class="turn turn-private" id="${turnId(entry.message)}" tabindex="-1">${turnHead(entry, view)}
${privateSearch(entry, { ...view, canReply: canReply(view), isOpen })}</li>`;
}

function turnHead(entry: RelayedEntry, view: ThreadView): Html {
  const { direction, at } = entry;
  const who = samePerson(entry.from, view.adviser) ? said.you : writerOf(entry, view);
  return markup`<p class="turn-head">${filled(said.heads[direction], { who: markup`<bdi>${who}</bdi>` })} <span class="entry-time">${timeElement(at, view.now)}${isOnItsWay(entry) && `, ${said.notSentYet}`}${
    entry.changed && !entry.deleted && `, ${said.changed}`
  }</span></p>`;
}

export function turnId(message: string): string {
  return `turn-${message}`;
}

/**
 * Advisers can only change what they wrote while they have the request. After that, even their own messages
 * are redacted.
 */
export function mayChange(
  { direction, from, deleted }: RelayedEntry,
  { escalation, adviser, isTheirs }: Pick<ThreadView, 'escalation' | 'adviser' | 'isTheirs'>,
): boolean {
  if (deleted || !seesOriginals(escalation, { isTheirs }) || !samePerson(from, adviser)) return false;
  return direction === 'note' || direction === 'to-practitioner';
}

function shownText({ direction, text }: RelayedEntry): string {
  return direction === 'note' ? withoutSlashes(text) : text;
}

function writerOf({ direction, from }: RelayedEntry, { escalation, asker }: ThreadView): string {
  if (direction !== 'to-adviser') return from.name ?? adviserWording.anAdviser;
  return hasJoined(escalation, { role: 'practitioner', from }) ? adviserWording.joined : asker;
}

/**
 * Messages from the practitioner are never marked as unsent. They are already on this page, even if they have
 * not reached the adviser on another platform.
 */
function isOnItsWay({ direction, deliveredAt }: RelayedEntry): boolean {
  return direction === 'to-practitioner' && !deliveredAt;
}
