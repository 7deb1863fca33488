// Receives a practitioner's messages and button presses, checks them and passes them to the inbox.
import type { Action } from '../../../bot/model/messages/action.js';
import type { IncomingEvent } from '../../../bot/model/messages/message.js';
import { describeFailure, Failure } from '../../../knowledge/model/errors.js';
import { jsonReply, type HttpExchange, type HttpReply } from '../../http/http.js';
import { parseCommand } from '../../../bot/model/messages/commands.js';
import { seeOther, withCookies } from '../design/page.js';
import { rememberLanguage } from '../security/request-language.js';
import {
  typedText,
  checkRate,
  checkStorage,
  FOREIGN,
  idempotencyKeyOf,
  isFromOurPages,
  isIdempotencyKey,
  readPost,
  refusal as refused,
  UNREADABLE,
  type Posted,
  type Refusal,
} from '../security/post-guard.js';
import { waitForReply } from './await-reply.js';
import type { Chat } from './context.js';
import { LONGEST_MESSAGE, partsToHear } from '../../../bot/model/messages/message-length.js';
import { FAILED } from './not-sent-page.js';
import { chatsToKeep } from './open-requests.js';
import type { ChatSession } from './session.js';
import { checkTyped, readChatAction } from './typed-forms.js';

/** The form belongs to a chat that this browser no longer has. */
const OTHER_CHAT = refused(403, ({ page }) => page.problems.otherChat);
/**
 * Like `OTHER_CHAT`, but for a form that a script sent. The old page stays open, so people need to open a new
 * page to write in another chat.
 */
const OTHER_CHAT_OPEN = refused(403, ({ page }) => page.problems.otherChatOpen);

const LOCKED = refused(503, ({ locked }) => locked.join(' '));
const EMPTY = refused(400, ({ page }) => page.problems.empty);

export async function receiveMessage(chat: Chat, exchange: HttpExchange): Promise<HttpReply> {
  const posted = readPost(exchange);
  const words = typedText(posted, 'text');
  const admitted = await admit(chat, exchange, posted, 'message', words);
  if ('status' in admitted) return admitted;
  const { session, limited } = admitted;
  const kept = await chat.kept(words);
  if (!kept) return chat.refused(exchange, posted, tooLong(words), words, true);
  // If only part of the message was kept, we have already found danger in it.
  const isUrgent = kept.rest !== undefined || (await chat.hearsDanger(kept.text));
  const wrong = words === '' ? EMPTY : checkPress(posted);
  // A message that says a child is in danger is accepted despite the rate limit, because other people at the
  // same address may have used up the limit.
  const refusal = limited && (wrong || !isUrgent) ? limited : wrong;
  if (refusal) return chat.refused(exchange, posted, refusal, words, isUrgent);
  const full = await checkStorage(chat.limits, exchange.sender, kept.text, isUrgent);
  if (full) return chat.refused(exchange, posted, full, words, isUrgent);
  const idempotencyKey = idempotencyKeyOf(posted, words);
  const command = parseCommand(kept.text);
  const cookies = command?.do === 'language' ? [rememberLanguage(command.language)] : [];
  const event = (to: ChatSession): IncomingEvent => ({
    ...chat.eventBase(to, `message:${idempotencyKey}`, exchange),
    kind: 'message',
    text: words,
    attachments: [],
    mentionsBot: true,
  });
  return withCookies(
    await deliver(chat, exchange, posted, session, { event, words, isUrgent, rest: kept.rest }),
    cookies,
  );
}

/**
 * Refuses anything that does not come from an open chat. If the sender is over a limit, also refuses a long message,
 * or one of very many, without checking it for danger, because checking is slow and could block the process. This
 * refusal gives the numbers to call. `limited` is the refusal of any other message, unless it is about danger.
 */
async function admit(
  chat: Chat,
  exchange: HttpExchange,
  posted: Posted,
  what: 'message' | 'action',
  words: string,
): Promise<HttpReply | { session: ChatSession; limited: Refusal | undefined }> {
  const session = chat.sessions.read(exchange);
  const limited = await refuse(chat, exchange, posted, what);
  if (!session || limited?.status === 403)
    return chat.refused(exchange, posted, limited ?? OTHER_CHAT, words);
  if (!limited || words === '') return { session, limited };
  const isHeard =
    words.length <= LONGEST_MESSAGE &&
    (await chat.limits.take('overLimit', { session: session.person.id })) === 0;
  return isHeard ? { session, limited } : chat.refused(exchange, posted, limited, words, true);
}

const TOO_LARGE = refused(413, ({ page }) => page.problems.tooLarge(LONGEST_MESSAGE));

export function refuseTooLarge(chat: Chat, exchange: HttpExchange): Promise<HttpReply> {
  const wantsJson = exchange.headers['content-type']?.startsWith('application/json') ?? false;
  return chat.refused(exchange, { wantsJson, field: () => undefined }, TOO_LARGE, '');
}

export async function receiveAction(chat: Chat, exchange: HttpExchange): Promise<HttpReply> {
  const posted = readPost(exchange);
  const action = readChatAction(posted);
  const used = textOf(action);
  const words = typedText(posted, 'words');
  const admitted = await admit(chat, exchange, posted, 'action', words || used);
  if ('status' in admitted) return admitted;
  const { session, limited } = admitted;
  const isUrgent = used === '' ? undefined : await chat.hearsDanger(used);
  const wrong = checkPress(posted);
  const refusal = limited && (wrong || !isUrgent) ? limited : wrong;
  if (refusal) return chat.refused(exchange, posted, refusal, words, isUrgent);
  if (!action) return chat.refused(exchange, posted, checkTyped(posted, words) ?? UNREADABLE, words);
  const full = await checkStorage(chat.limits, exchange.sender, used, isUrgent ?? false);
  if (full) return chat.refused(exchange, posted, full, words, isUrgent);
  const cookies = action.do === 'set-language' ? [rememberLanguage(action.language)] : [];
  const event = (to: ChatSession): IncomingEvent => ({
    ...chat.eventBase(to, `action:${idempotencyKeyOf(posted, JSON.stringify(action))}`, exchange),
    kind: 'action',
    action,
    ...(to !== session && { erased: session.place }),
  });
  return withCookies(await deliver(chat, exchange, posted, session, { event, words, isUrgent }), cookies);
}

/**
 * The text that the action uses. Nothing else that was typed is checked for danger: most buttons take no text, and
 * checking a long text for nothing could block the process.
 */
const textOf = (action: Action | undefined): string => (action && 'text' in action && action.text) || '';

/**
 * Makes this browser forget the chat. The messages stay in the store, and a request for an adviser stays
 * open.
 */
export async function leaveChat(chat: Chat, exchange: HttpExchange): Promise<HttpReply> {
  const refusal = await refuse(chat, exchange, readPost(exchange), 'action');
  if (refusal === FOREIGN) return chat.refused(exchange, readPost(exchange), FOREIGN, '');
  return seeOther(`/?said=${LEFT}`, chat.sessions.leaving());
}

export const LEFT = 'left';

/** `rest` is the part of `words` that is not stored. */
interface Sent {
  event: (to: ChatSession) => IncomingEvent;
  words: string;
  /** Undefined if the words were not checked for danger. */
  isUrgent: boolean | undefined;
  rest?: string | undefined;
}

/**
 * If the message cannot be stored, shows the page again with what the person wrote. If it was about danger,
 * the page also shows the numbers to call.
 */
async function deliver(
  chat: Chat,
  exchange: HttpExchange,
  posted: Posted,
  session: ChatSession,
  sent: Sent,
): Promise<HttpReply> {
  const refuse = (why: Refusal) => chat.refused(exchange, posted, why, sent.words, sent.isUrgent);
  try {
    return (await store(chat, exchange, posted, session, sent)) ?? (await refuse(LOCKED));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    chat.options.log.error(
      { request: exchange.id, error: describeFailure(error) },
      'A message could not be stored.',
    );
    return refuse(FAILED);
  }
}

/**
 * Stores the event before replying, so people can close the page as soon as the reply arrives. Undefined if
 * the inbox refused the event.
 */
async function store(
  chat: Chat,
  exchange: HttpExchange,
  posted: Posted,
  from: ChatSession,
  sent: Sent,
): Promise<HttpReply | undefined> {
  const { inbox, queries } = chat.options;
  const { session, state } = await unlessErased(chat, from, posted);
  const isMoved = session !== from;
  const event = sent.event(session);
  const keep = isMoved ? await chatsToKeep(chat, exchange) : [];
  const cookies = chat.sessions.goTo(exchange, session.secret, keep);
  if (!state) {
    // Send this before the first message, so that people first see who we are and who to call in an
    // emergency.
    await inbox.receive({ ...chat.eventBase(session, 'joined', exchange), kind: 'joined' });
  }
  // Do not wait for a reply from an adviser, because advisers reply when they can.
  if (posted.wantsJson || state?.handoff) {
    const { duplicate, refused } = await inbox.receive(event);
    if (refused) return undefined;
    if (!posted.wantsJson) return showLatest(chat, exchange, { session, cookies }, sent);
    const { token, tag } = session;
    const reply = jsonReply(202, {
      stored: true,
      duplicate,
      rest: sent.rest,
      ...(isMoved && { moved: { token, tag } }),
    });
    return withCookies(reply, isMoved ? cookies : []);
  }
  const waiting = waitForReply(queries, session.place, exchange.signal);
  try {
    await waiting.begin();
    const { duplicate, refused } = await inbox.receive(event);
    if (refused) return undefined;
    if (!duplicate) await waiting.reply();
  } finally {
    waiting.stop();
  }
  return showLatest(chat, exchange, { session, cookies }, sent);
}

/**
 * The chat that was written in or, if it was erased, the one that takes its place. Another browser may still
 * have an erased chat, through its private link. What is written next must not appear there.
 */
async function unlessErased({ options: { queries }, sessions }: Chat, from: ChatSession, posted: Posted) {
  // Pages of an earlier version send the tab as `page`.
  const tab = posted.field('tab') ?? posted.field('page') ?? posted.field('press') ?? '';
  let session = from;
  let state = await queries.chatState(session.place);
  while (state?.isErased) {
    session = sessions.createAfter(session, tab);
    state = await queries.chatState(session.place);
  }
  return { session, state };
}

/**
 * Makes this chat the newest, because the page shows the newest chat and another tab may have started one
 * since then. If the message was too long, puts the part that was not stored back in the box.
 */
async function showLatest(
  chat: Chat,
  exchange: HttpExchange,
  { session, cookies }: { session: ChatSession; cookies: string[] },
  { rest }: Sent,
): Promise<HttpReply> {
  if (rest === undefined) return seeOther('/#latest', cookies);
  return withCookies(await chat.showRest(exchange, session, rest), cookies);
}

/** Returns undefined if the form came from one of this chat's own pages and may be processed. */
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
  if (!session || !chat.sessions.accepts(session, posted.field('token')))
    return posted.wantsJson ? OTHER_CHAT_OPEN : OTHER_CHAT;
  const sender = { session: session.person.id, address: exchange.sender };
  return checkRate(
    chat.limits,
    what,
    sender,
    what === 'message' ? partsToHear(typedText(posted, 'text')) : 1,
  );
}

const tooLong = ({ length }: string): Refusal =>
  refused(413, ({ page }) => page.problems.tooLong(length, LONGEST_MESSAGE));

function checkPress(posted: Posted): Refusal | undefined {
  return isIdempotencyKey(posted.field('press')) ? undefined : UNREADABLE;
}
