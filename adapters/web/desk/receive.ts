// Receives forms from advisers, passes them to the inbox, and shows the result.
import { wordsIn } from '../../../bot/wording/words-in.js';
import { hasMisplacedNote, hasOnlyNotes, notesIn } from '../../../bot/handoff/messages/internal-notes.js';
import type { Language } from '../../../knowledge/model/language.js';
import type { StoredAnswer } from '../../../bot/model/messages/conversation.js';
import type { Action } from '../../../bot/model/messages/action.js';
import { LONGEST_REPLY } from '../../../bot/model/messages/message-length.js';
import { jsonReply, type HttpExchange, type HttpReply } from '../../http/http.js';
import { seeOther } from '../design/page.js';
import { escalationPath } from '../model/paths.js';
import { personalPlaceOf } from '../model/places.js';
import { checkForm } from '../security/csrf-form.js';
import {
  typedText,
  idempotencyKeyOf,
  readPost,
  UNREADABLE,
  type Posted,
  type Refusal,
} from '../security/post-guard.js';
import type { SignedIn } from '../model/signed-in.js';
import { turnId, mayChange } from './request-thread.js';
import type { Desk } from './frame/context.js';
import {
  asNote,
  isUnsure,
  MISPLACED_NOTE,
  NOT_RECEIVED,
  NOT_SENT,
  NOT_SURE,
  readAction,
  replyWith,
  SAFETY_UNKNOWN,
  written,
} from './read-action.js';
import { deskEventId, replyToAction } from './reply-to-action.js';
import type { IncomingEvent } from '../../../bot/model/messages/message.js';
import { isAnswered, readRequest, showRequest, type RequestView } from './request-page.js';
import { ADD_QUOTE, OTHER_PASSAGE } from './request/add-quote.js';
import { SEND_QUOTES } from './request/claim-and-reply-forms.js';
import { forgetsMessage, pressedIn, SEND_AND_CLOSE } from './request/close-form.js';
import { leftUnsent, nextNote } from './request/next-note.js';
import { passageInMessage, quoteInMessage, SEARCH_RESULT } from './request/private-search-results.js';

type Change =
  | Pick<Extract<IncomingEvent, { kind: 'edit' }>, 'kind' | 'messageId' | 'text'>
  | Pick<Extract<IncomingEvent, { kind: 'delete' }>, 'kind' | 'messageId'>;

interface DeskChange {
  event: Change;
  /** The message's own id, so that the page can scroll to it. */
  message: string;
}

export async function receiveAtDesk(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const posted = readPost(exchange);
  const escalation = exchange.params.escalation ?? '';
  const wanted =
    (await checkForm(desk, visitor, exchange, posted)) ??
    (await readWanted(desk, visitor, posted, escalation));
  if ('saved' in wanted) return showRequest(desk, exchange, { draft: wanted.saved, startsWriting: true });
  if ('problem' in wanted) return refuse(desk, exchange, posted, wanted);
  const keyOf = (event: Wanted['event']) => idempotencyKeyOf(posted, JSON.stringify(event));
  const idempotencyKey = keyOf(wanted.event);
  const doing = { posted, escalation };
  if (wanted.first) {
    const key = `${keyOf(wanted.first)}-first`;
    const problem = await receive(desk, visitor, wanted.first, { ...doing, key });
    if (problem) return refuse(desk, exchange, posted, problem);
  }
  const problem = await receive(desk, visitor, wanted.event, { ...doing, key: idempotencyKey });
  if (problem) return refuse(desk, exchange, wanted.first ? withoutText(posted) : posted, problem);
  if (posted.wantsJson) return jsonReply(202, { stored: true, ...sharesOf(wanted.event) });
  const unsent = leftUnsent(posted);
  if (unsent !== '') {
    const said = await replyToAction(desk, visitor.person, idempotencyKey);
    return showRequest(desk, exchange, { ...(said !== undefined && { said }), unsent });
  }
  return seeOther(`${escalationPath(escalation)}?said=${idempotencyKey}${shownAfter(wanted)}`);
}

/** Returns the part of the address that opens the page at what was changed or searched. */
function shownAfter({ event, message }: Wanted): string {
  if (message !== undefined) return `#${turnId(message)}`;
  return 'action' in event && event.action.do === 'ask-bot' ? `#${SEARCH_RESULT}` : '';
}

/** Returns the reason if the event was refused. */
async function receive(
  desk: Desk,
  visitor: SignedIn,
  event: Wanted['event'],
  { posted, escalation, key }: { posted: Posted; escalation: string; key: string },
): Promise<Refusal | undefined> {
  const adviser = visitor.person;
  const id = deskEventId(adviser, key);
  const { refused } = await desk.options.inbox.receive({
    ...event,
    id,
    place: personalPlaceOf(adviser)!,
    from: adviser,
    sentAt: desk.now().toISOString(),
  });
  if (refused) return LOCKED;
  const pressed = 'action' in event ? event.action.do : posted.field('do');
  if (await wasDone(desk, visitor, { posted, escalation, id, pressed })) return undefined;
  const problem = await replyToAction(desk, adviser, key);
  return problem === undefined ? UNREADABLE : { status: 409, problem };
}

/** Leaves out a message that was sent before the rest of its form was refused. */
function withoutText(posted: Posted): Posted {
  return { ...posted, field: (name) => (name === 'text' ? '' : posted.field(name)) };
}

/** Says whether a message has lines for the practitioner, and lines that only advisers see. */
function sharesOf(event: Wanted['event']): { isNote?: boolean; hasNote?: boolean } {
  const text = 'action' in event && event.action.do === 'reply' ? event.action.text : undefined;
  if (text === undefined) return {};
  return { isNote: hasOnlyNotes(text), hasNote: notesIn(text) !== '' };
}

const LOCKED: Refusal = { status: 503, problem: wordsIn('en').locked.join(' ') };

function refuse(
  desk: Desk,
  exchange: HttpExchange,
  posted: Posted,
  { problem, status, field }: Refusal,
): Promise<HttpReply> | HttpReply {
  if (posted.wantsJson) return jsonReply(status, { problem });
  return showRequest(desk, exchange, {
    problem: { text: problem, field, pressed: pressedIn(posted), typed: posted.field },
    status,
  });
}

/**
 * Returns false if someone else claimed or closed the request after the page was shown. The bot then says so,
 * and does not store what was written.
 */
async function wasDone(
  desk: Desk,
  visitor: SignedIn,
  {
    posted,
    escalation,
    id,
    pressed = '',
  }: { posted: Posted; escalation: string; id: string; pressed?: string },
): Promise<boolean> {
  const isNoted = (nextNote(posted)?.note ?? '') !== '';
  if (
    !isNoted &&
    !['reply', 'note', 'ask-bot', 'resolve'].includes(pressed) &&
    !pressed.startsWith(SEND_QUOTES)
  )
    return true;
  const view = await readRequest(desk, visitor, escalation);
  if (pressed === 'resolve') return view?.file.escalation.state === 'resolved' && view.isTheirs;
  // The id of the note for the next adviser starts with the id of the transfer.
  const calls = (calledThere: string) => calledThere === id || (isNoted && calledThere.startsWith(`${id}:`));
  return view?.file.relayed.some(({ calledThere }) => calls(calledThere)) ?? false;
}

interface Wanted {
  /** A message to send before this. */
  first?: { kind: 'action'; action: Action };
  event: { kind: 'action'; action: Action } | DeskChange['event'];
  message?: string;
}

async function readWanted(
  desk: Desk,
  visitor: SignedIn,
  posted: Posted,
  escalation: string,
): Promise<Wanted | { saved: string } | Refusal> {
  if (posted.field('do') === 'use-saved') return withSavedReply(desk, posted);
  if (posted.field('do')?.startsWith(ADD_QUOTE))
    return withQuote(posted, await readRequest(desk, visitor, escalation));
  if (isChange(posted)) return readChange(posted, await readRequest(desk, visitor, escalation));
  const action = readAction(posted, escalation);
  if ('problem' in action) return action;
  const unsure = isUnsure(posted) && whyUnsure(posted, await readRequest(desk, visitor, escalation));
  if (unsure) return unsure;
  if (forgetsMessage(posted)) return NOT_SENT;
  if (posted.field('do') !== SEND_AND_CLOSE) return { event: { kind: 'action', action } };
  const reply = replyWith(typedText(posted, 'text'), escalation);
  if ('problem' in reply) return reply;
  return { first: { kind: 'action', action: reply }, event: { kind: 'action', action } };
}

/**
 * Returns undefined if there is no reason to ask any more, for example because someone has replied since. The tick is
 * then gone from the page.
 */
function whyUnsure(posted: Posted, view: RequestView | undefined): Refusal | undefined {
  const isUrgent = view?.file.escalation.urgent;
  if (!isUrgent && posted.field('do') === SEND_AND_CLOSE) return undefined;
  if (!view || !isAnswered(view.file)) return view?.file.isReplyKept ? NOT_RECEIVED : NOT_SURE;
  return isUrgent ? SAFETY_UNKNOWN : undefined;
}

/** Adds the saved reply below the text. With JavaScript, the page inserts it at the cursor instead. */
async function withSavedReply({ options }: Desk, posted: Posted): Promise<{ saved: string }> {
  const replies = await options.savedReplies.list();
  const picked = replies.find(({ id }) => id === posted.field('saved'))?.text ?? '';
  return { saved: withAdded(posted, picked) };
}

/** Adds a quote below the text. Only accepts quotes that are on the page. */
function withQuote(posted: Posted, view: RequestView | undefined): { saved: string } | Refusal {
  const [answer, number = ''] = posted.field('do')!.slice(ADD_QUOTE.length).split(':');
  const shown = [view?.file.answer, ...(view?.file.relayed.map(({ answered }) => answered) ?? [])];
  const stored = shown.find((one) => one?.id === answer);
  const quote = stored && quoteOf(stored, number, view?.file.language);
  if (quote === undefined) return UNREADABLE;
  const hasQuote = typedText(posted, 'text').includes(quote);
  return { saved: hasQuote ? typedText(posted, 'text') : withAdded(posted, quote) };
}

function quoteOf(
  { answer, asked, suggested = [] }: StoredAnswer,
  number: string,
  language: Language | undefined,
) {
  if (number.startsWith(OTHER_PASSAGE)) {
    const passage = suggested[Number(number.slice(OTHER_PASSAGE.length)) - 1];
    return passage && passageInMessage(passage, asked?.day, language);
  }
  const citation = answer.citations[Number(number) - 1];
  return citation && quoteInMessage(citation, asked?.day, language);
}

function withAdded(posted: Posted, added: string): string {
  return [typedText(posted, 'text'), added].filter((text) => text !== '').join('\n\n');
}

function isChange(posted: Posted): boolean {
  return posted.field('do') === 'change' || posted.field('do') === 'take-back';
}

/**
 * Only accepts changes that the page offers, because an edit of an unknown message would be stored as a new
 * message.
 */
function readChange(posted: Posted, view: RequestView | undefined): DeskChange | Refusal {
  const messageId = posted.field('message');
  const entry = view?.file.relayed.find(
    (one) => one.calledThere === messageId && mayChange(one, { ...view, escalation: view.file.escalation }),
  );
  if (!entry || messageId === undefined) return UNREADABLE;
  const { message } = entry;
  if (posted.field('do') === 'take-back') return { event: { kind: 'delete', messageId }, message };
  return written(typedText(posted, 'text'), LONGEST_REPLY, (words): DeskChange | Refusal => {
    const text = entry.direction === 'note' ? asNote(words) : words;
    return hasMisplacedNote(text) ? MISPLACED_NOTE : { event: { kind: 'edit', messageId, text }, message };
  });
}
