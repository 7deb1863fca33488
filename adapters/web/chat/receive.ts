// Takes what a practitioner posts: checks it, hands it to the inbox, and replies to a script or to a plain form.
import { createHash } from 'node:crypto';
import type { Action } from '../../../bot/model/messages/action.js';
import { parseAction } from '../../../bot/model/messages/action.js';
import type { IncomingEvent } from '../../../bot/model/messages/message.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { jsonReply } from '../../http/http.js';
import { seeOther } from '../design/page.js';
import type { Posted, Refusal } from '../security/post-guard.js';
import {
  checkRate,
  FOREIGN,
  isFromOurPages,
  isIdempotencyKey,
  readPost,
  UNREADABLE,
} from '../security/post-guard.js';
import { waitForReply } from './await-reply.js';
import type { Chat } from './context.js';
import { LONGEST_MESSAGE, tooLong } from './message-length.js';
import type { ChatSession } from './session.js';

/** The page that carried the form belongs to another chat than the cookie, or the cookie is gone. */
const OTHER_CHAT: Refusal = {
  status: 403,
  problem:
    'This chat has ended on this device. What you wrote is still here. Send it again to start a new chat.',
};

const EMPTY: Refusal = { status: 400, problem: 'Enter your question.' };
/** What a button on a practitioner's page may ask for; the rest belongs to advisers. */
const PRACTITIONER_ACTIONS: ReadonlySet<Action['do']> = new Set([
  'talk-to-adviser',
  'feedback',
  'report-unsafe',
  'set-nation',
  'show-citation',
  'confirm-sharing',
  'withdraw',
  'reopen',
  'rate-handoff',
  'ask-guidance',
  'ask-follow-up',
  'not-personal',
  'missed-something',
  'ask-service',
  'forget-me',
  'forget-nation',
  'help',
]);

export async function receiveMessage(chat: Chat, exchange: HttpExchange): Promise<HttpReply> {
  const posted = readPost(exchange);
  const words = (posted.field('text') ?? '').replace(/\r\n?/g, '\n').trim();
  const session = chat.sessions.read(exchange);
  const wrong = checkTermsAndContacts(words) ?? checkPress(posted);
  const refusal = (await refuse(chat, exchange, posted, 'message')) ?? wrong;
  // However much was sent before: what one sender did must not keep the next from saying that a child is in danger.
  const mayPass = refusal?.status === 429 && !wrong && chat.hearsDanger(words);
  if ((refusal && !mayPass) || !session) return chat.refused(exchange, posted, refusal ?? OTHER_CHAT, words);
  const full = await checkStorage(chat, exchange, words);
  if (full) return chat.refused(exchange, posted, full, words);
  const idempotencyKey = idempotencyKeyOf(posted, words);
  return deliver(chat, exchange, posted, session, {
    ...chat.eventBase(session, `message:${idempotencyKey}`, exchange),
    kind: 'message',
    text: words,
    attachments: [],
    mentionsBot: true,
  });
}

export async function receiveAction(chat: Chat, exchange: HttpExchange): Promise<HttpReply> {
  const posted = readPost(exchange);
  const session = chat.sessions.read(exchange);
  const action = readAction(posted);
  const refusal = (await refuse(chat, exchange, posted, 'action')) ?? checkPress(posted);
  if (refusal || !session) return chat.refused(exchange, posted, refusal ?? OTHER_CHAT, '');
  if (!action) return chat.refused(exchange, posted, UNREADABLE, '');
  const full = await checkStorage(chat, exchange, '');
  if (full) return chat.refused(exchange, posted, full, '');
  return deliver(chat, exchange, posted, session, {
    ...chat.eventBase(session, `action:${idempotencyKeyOf(posted, JSON.stringify(action))}`, exchange),
    kind: 'action',
    action,
  });
}

/** Forgets the chat on this computer; what was said stays stored, and an adviser's request stays open. */
export async function leaveChat(chat: Chat, exchange: HttpExchange): Promise<HttpReply> {
  const refusal = await refuse(chat, exchange, readPost(exchange), 'action');
  if (refusal === FOREIGN) return chat.refused(exchange, readPost(exchange), FOREIGN, '');
  return seeOther('/', chat.sessions.leaving());
}

/** The event is stored when this replies: whoever reads the reply may close the page. */
async function deliver(
  chat: Chat,
  exchange: HttpExchange,
  posted: Posted,
  session: ChatSession,
  event: IncomingEvent,
): Promise<HttpReply> {
  const { inbox, queries } = chat.options;
  const state = await queries.chatState(session.place);
  if (!state) {
    // Before the first message, so that who we are and whom to ring in danger is said first.
    await inbox.receive({ ...chat.eventBase(session, 'joined', exchange), kind: 'joined' });
  }
  // What goes to an adviser is answered by a person, in their time.
  if (posted.wantsJson || state?.handoff) {
    const { refused } = await inbox.receive(event);
    if (refused) return notAccepted(chat, exchange, posted, event, refused);
    return posted.wantsJson ? jsonReply(202, { stored: true }) : seeOther('/#latest');
  }
  const waiting = waitForReply(queries, session.place, exchange.signal);
  try {
    await waiting.begin();
    const { duplicate, refused } = await inbox.receive(event);
    if (refused) return await notAccepted(chat, exchange, posted, event, refused);
    if (!duplicate) await waiting.reply();
  } finally {
    waiting.stop();
  }
  return seeOther('/#latest');
}

/** What they wrote stays in the field. */
function notAccepted(
  chat: Chat,
  exchange: HttpExchange,
  posted: Posted,
  event: IncomingEvent,
  sentences: readonly string[],
): Promise<HttpReply> {
  const words = event.kind === 'message' ? event.text : '';
  return chat.refused(exchange, posted, { status: 503, problem: sentences.join(' ') }, words);
}

/** Undefined if a form from this chat's own page was posted. */
export async function refuseUnlessOurs(chat: Chat, exchange: HttpExchange): Promise<HttpReply | undefined> {
  const posted = readPost(exchange);
  const refusal = await refuse(chat, exchange, posted, 'action');
  return refusal && chat.refused(exchange, posted, refusal, '');
}

async function refuse(
  chat: Chat,
  exchange: HttpExchange,
  posted: Posted,
  what: 'message' | 'action',
): Promise<Refusal | undefined> {
  if (!isFromOurPages(exchange, chat.options.publicUrl)) return FOREIGN;
  const session = chat.sessions.read(exchange);
  if (!session || !chat.sessions.accepts(session, posted.field('token'))) return OTHER_CHAT;
  return checkRate(chat.limits, what, { session: session.person.id, address: exchange.sender });
}

/** Beside the words, which are stored twice: answer, sendings, jobs. A first message took 8 to 10 kB in all. */
const STORED_BESIDE = 12 * 1024;

async function checkStorage(chat: Chat, exchange: HttpExchange, words: string): Promise<Refusal | undefined> {
  const bytes = 2 * Buffer.byteLength(words) + STORED_BESIDE;
  const seconds = await chat.limits.store(exchange.sender, bytes, chat.hearsDanger(words));
  if (seconds === 0) return undefined;
  const hours = Math.ceil(seconds / 3600);
  return {
    status: 429,
    problem: `Too many messages have been sent from your network today. Try again in ${hours === 1 ? '1 hour' : `${hours} hours`}, or use another connection. What you wrote is still here.`,
    retryAfterSeconds: seconds,
  };
}

function checkTermsAndContacts(words: string): Refusal | undefined {
  if (words === '') return EMPTY;
  if (words.length <= LONGEST_MESSAGE) return undefined;
  return { status: 413, problem: tooLong(words.length) };
}

function checkPress(posted: Posted): Refusal | undefined {
  return isIdempotencyKey(posted.field('press')) ? undefined : UNREADABLE;
}

/**
 * A script makes a new id for each thing sent and keeps it for each attempt. A plain form keeps its id when somebody
 * goes back to it and writes something else, so that the words are part of the id there.
 */
function idempotencyKeyOf(posted: Posted, content: string): string {
  const idempotencyKey = posted.field('press')!;
  if (posted.wantsJson) return idempotencyKey;
  return createHash('sha256').update(`${idempotencyKey}\n${content}`).digest('base64url').slice(0, 22);
}

function readAction(posted: Posted): Action | undefined {
  const nation = posted.field('nation');
  const action = parseAction(
    nation === undefined
      ? posted.field('action')
      : nation === ''
        ? { do: 'forget-nation' }
        : { do: 'set-nation', jurisdiction: nation },
  );
  return action && PRACTITIONER_ACTIONS.has(action.do) ? action : undefined;
}
