import { chatOff } from '../../../bot/model/governance/switches.js';
import { isAboutDanger, keptOf, LONGEST_MESSAGE } from '../../../bot/model/messages/message-length.js';
import type { TranscriptEntry } from '../../../bot/model/messages/conversation.js';
import { hearingOf } from '../../../bot/safeguards/find-details-and-danger.js';
import { inTurns } from '../../../knowledge/model/slice-long-work.js';
import { jsonReply, type HttpExchange, type HttpReply } from '../../http/http.js';
import type { GuardedRoutes } from '../sign-in/access.js';
import type { Assets } from '../design/assets.js';
import { withCookies } from '../design/page.js';
import type { RateLimits } from '../security/rate-limits.js';
import type { TokenSigner } from '../security/signed-token.js';
import type { WebOptions } from '../ports/web-options.js';
import { chatPageReply, type ChatPage } from './chat-page.js';
import type { Chat } from './context.js';
import type { AdviserTimesIn } from '../model/adviser-times.js';
import { callInstead } from './numbers-to-call.js';
import { FAILED, notSentReply, SIGNED_OUT } from './not-sent-page.js';
import { goBackToChat, showEarlier, startNewChat } from './earlier-chats.js';
import { chatEvents } from './events.js';
import { receiveLink, receiveReturn, showLink, showReturn, type LinkedChat } from './private-link.js';
import { downloadChat, showSaving } from './save-chat.js';
import { hasDesk } from '../model/desk-pages.js';
import { EARLIER_PATH, LINK_PATH, RETURN_PATH, SAVE_PATH } from '../model/paths.js';
import { LEFT, leaveChat, receiveAction, receiveMessage, refuseTooLarge } from './receive.js';
import { limitPages } from '../sign-in/limit-pages.js';
import { openRequests } from './open-requests.js';
import { createChatSessions, type ChatSession, type ChatSessions } from './session.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { offMessage } from '../../../bot/wording/off-message.js';
import { languageOf, rememberedLanguage, type WordsOf } from '../security/request-language.js';
import { receiveLanguage } from './choose-language.js';
import { typedText, newIdempotencyKey, problemIn, readPost, type Refusal } from '../security/post-guard.js';

/** The longest message takes about 50 KB, if every character takes 4 bytes and is escaped for a form. */
const MAX_BODY_BYTES = 128 * 1024;
/** A page of 300 entries would be a megabyte in size and take half a second to build. */
const ENTRIES_SHOWN = 50;

interface ChatParts {
  assets: Assets;
  signer: TokenSigner;
  limits: RateLimits;
  advisers: () => Promise<AdviserTimesIn>;
  https: boolean;
}

/** Returns the function that chooses the language of pages outside the chat. */
export function mountChat(routes: GuardedRoutes, options: WebOptions, shared: ChatParts): WordsOf {
  const chat = createChat(options, { ...shared, readerOf: routes.readerOf });
  const { sessions } = chat;
  const limit = { maxBodyBytes: MAX_BODY_BYTES };
  // Prepare the examples now, so that the first visitor does not have to wait for them.
  void options.examples();
  const pages = limitPages(routes, shared, 'page', (exchange) => ({
    session: sessions.read(exchange)?.person.id,
    address: exchange.sender,
  }));
  pages.get('/', (exchange) => showPage(chat, shared.assets, exchange));
  routes.get('/chat/events', (exchange) => chatEvents(chat, exchange));
  routes.get('/chat/session', (exchange) => Promise.resolve(tellSession(sessions, exchange)));
  const signedOut = (exchange: HttpExchange) => {
    const posted = readPost(exchange);
    return chat.refused(exchange, posted, SIGNED_OUT, typedText(posted, 'text'));
  };
  routes.post('/chat/messages', (exchange) => receiveMessage(chat, exchange), {
    ...limit,
    signedOut,
    tooLarge: (exchange) => refuseTooLarge(chat, exchange),
  });
  routes.post('/chat/actions', (exchange) => receiveAction(chat, exchange), { ...limit, signedOut });
  routes.post('/language', (exchange) => receiveLanguage(chat, exchange), limit);
  routes.post('/chat/leave', (exchange) => leaveChat(chat, exchange), limit);
  mountRecord(pages, chat, shared);
  return (exchange) => chat.wordsOf(exchange, sessions.read(exchange));
}

function createChat(options: WebOptions, shared: ChatParts & Pick<Chat, 'readerOf'>): Chat {
  const { clock } = options;
  const hearing = hearingOf(options);
  const chat: Chat = {
    options,
    sessions: createChatSessions(shared),
    limits: shared.limits,
    now: clock,
    readerOf: shared.readerOf,
    baseOf: ({ headers }) => options.publicUrl?.replace(/\/$/, '') ?? `http://${headers.host ?? 'localhost'}`,
    wordsFor: (exchange, state) =>
      wordsIn(rememberedLanguage(exchange) ?? state?.language ?? languageOf(exchange)),
    // The pages that only need the language, such as the contact page, must open even if the store fails.
    wordsOf: async (exchange, session) =>
      chat.wordsFor(
        exchange,
        session && (await options.queries.chatState(session.place).catch(() => undefined)),
      ),
    entrySetting: async ({ token, tag }, { jurisdiction, offersGuidance, ratings, reported }, say) => ({
      say,
      token,
      tag,
      nation: jurisdiction,
      offersGuidance,
      ratings: ratings ?? {},
      reported: reported ?? [],
      now: clock(),
      newIdempotencyKey,
      advisers: await shared.advisers(),
    }),
    eventBase: ({ place, person }, name, exchange) => ({
      id: `${person.id}:${name}`,
      place,
      from: person,
      sentAt: clock().toISOString(),
      locale: languageOf(exchange),
      // An IP address can reveal where someone is, so we store only a signature of it.
      sender: shared.signer.signature('sender', exchange.sender).slice(0, 22),
    }),
    kept: (words) => inTurns(keptOf(words, hearing)),
    hearsDanger: (words) => inTurns(isAboutDanger(words, hearing.perhaps)),
    showRest: (exchange, session, rest) => showPage(chat, shared.assets, exchange, { rest, session }),
    async refused(exchange, posted, refusal, words, mayBeDanger) {
      mayBeDanger ??= await mayReportDanger(chat, exchange, refusal, words);
      const contacts = mayBeDanger ? options.contacts(undefined, 'in-danger') : undefined;
      const say = await chat.wordsOf(exchange, chat.sessions.read(exchange));
      const problem = problemIn(say, refusal);
      const text = contacts ? callInstead(say, contacts, problem) : problem;
      const shown = { text, words, status: refusal.status, contacts };
      const reply = posted.wantsJson
        ? jsonReply(refusal.status, { problem: text })
        : refusal === SIGNED_OUT || refusal === FAILED
          ? notSentReply(shared.assets, say, { ...shown, isSignedOut: refusal === SIGNED_OUT })
          : await showPage(chat, shared.assets, exchange, {
              problem: { ...shown, action: posted.field('action') },
            });
      if (refusal.retryAfterSeconds === undefined) return reply;
      return { ...reply, headers: { ...reply.headers, 'Retry-After': String(refusal.retryAfterSeconds) } };
    },
  };
  return chat;
}

/**
 * Returns true for messages that we do not check, because they may say that a child is in danger: messages that are
 * too long, and messages that did not come from an open chat if their address has sent many of those. We do not check
 * them because anyone could send them without end.
 */
async function mayReportDanger(
  { limits, hearsDanger }: Chat,
  { sender }: HttpExchange,
  { status }: Refusal,
  words: string,
): Promise<boolean> {
  if (status === 413 || words.length > LONGEST_MESSAGE) return true;
  if (words === '') return false;
  if (status === 403 && (await limits.take('stranger', { address: sender })) > 0) return true;
  return hearsDanger(words);
}

async function showPage(
  chat: Chat,
  assets: Assets,
  exchange: HttpExchange,
  { problem, rest, ...given }: Partial<Pick<ChatPage, 'problem' | 'rest' | 'session'>> = {},
): Promise<HttpReply> {
  const { options, sessions } = chat;
  const asked = given.session ? undefined : await chatAskedFor(chat, exchange);
  const { session, cookies } = given.session
    ? { session: given.session, cookies: [] }
    : asked
      ? // Pages that do not know the chat lead back to the one that was shown last.
        { session: asked, cookies: sessions.goTo(exchange, asked.secret) }
      : sessions.readOrBegin(exchange);
  const all = await options.queries.messagesIn(session.place, 0);
  const isWhole =
    exchange.query.has('all') || hasAnswer(all.slice(0, -ENTRIES_SHOWN), exchange.query.get('answer'));
  const entries = isWhole ? all : all.slice(-ENTRIES_SHOWN);
  const state = (await options.queries.chatState(session.place)) ?? {};
  const others = sessions.others(exchange, session);
  const say = chat.wordsFor(exchange, state);
  const setting = await chat.entrySetting(session, state, say);
  const off = chatOff(await options.store.records.switches.off(), 'web');
  const reply = chatPageReply(assets, {
    session,
    entries,
    state,
    setting,
    isShortened: entries.length < all.length,
    hasLeft: exchange.query.get('said') === LEFT,
    toDesk: hasDesk(await chat.readerOf(exchange)),
    hasEarlier: others.length > 0,
    elsewhere: await openRequests(chat, others),
    isSample: await options.guidance.isSample(),
    examples: entries.length ? [] : examplesIn(say, await options.examples()),
    off: off && offMessage(off.message, say),
    problem,
    rest,
  });
  return withCookies(reply, cookies);
}

async function chatAskedFor(
  { options: { queries }, sessions }: Chat,
  exchange: HttpExchange,
): Promise<ChatSession | undefined> {
  const { query } = exchange;
  if (query.has('chat')) return sessions.read(exchange, query.get('chat'));
  const answer = query.get('answer');
  if (answer === null) return undefined;
  for (const session of sessions.others(exchange)) {
    const entries = await queries.messagesIn(session.place, 0);
    if (hasAnswer(entries, answer)) return session;
  }
  return undefined;
}

function hasAnswer(entries: readonly TranscriptEntry[], answer: string | null): boolean {
  return entries.some((entry) => entry.direction === 'out' && entry.answer === answer);
}

function examplesIn(say: PractitionerWords, examples: readonly string[]): string[] {
  const all = wordsIn('en').examples;
  return examples.map((example) => say.examples[all.indexOf(example)] ?? example);
}

function mountRecord(
  routes: GuardedRoutes,
  chat: Chat,
  { assets, signer }: { assets: Assets; signer: TokenSigner },
): void {
  routes.get(SAVE_PATH, (exchange) => showSaving(chat, assets, exchange));
  for (const file of ['html', 'txt'])
    routes.get(`${SAVE_PATH}/conversation.${file}`, (exchange) => downloadChat(chat, exchange));
  routes.post('/chat/new', (exchange) => startNewChat(chat, exchange));
  routes.get(EARLIER_PATH, (exchange) => showEarlier(chat, assets, exchange));
  routes.post(EARLIER_PATH, (exchange) => goBackToChat(chat, exchange));
  const { chatLinks: links } = chat.options;
  const isOpen = async (exchange: HttpExchange) =>
    chat.options.webAccess !== 'signed-in' || (await routes.readerOf(exchange)) !== undefined;
  const linked: LinkedChat = { ...chat, assets, signer, links, isOpen };
  routes.get(LINK_PATH, (exchange) => showLink(linked, exchange));
  routes.post(LINK_PATH, (exchange) => receiveLink(linked, exchange));
  routes.get(RETURN_PATH, (exchange) => showReturn(linked, exchange));
  routes.post(RETURN_PATH, (exchange) => receiveReturn(linked, exchange));
}

/**
 * Returns a chat for a page if this browser no longer has the page's own chat. A browser that opens 2 pages
 * at once on its first visit gets a cookie with each, and only keeps the last cookie.
 */
function tellSession(sessions: ChatSessions, exchange: HttpExchange): HttpReply {
  const { session, cookies } = sessions.readOrBegin(exchange);
  return withCookies(jsonReply(200, { token: session.token, tag: session.tag }), cookies);
}
