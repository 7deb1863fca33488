// Starts new conversations, lists this browser's earlier ones, and goes back to one of them.
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import type { Assets } from '../design/assets.js';
import { timeElement } from '../design/format-time.js';
import { markup, type Html } from '../design/markup.js';
import { pageReply, seeOther } from '../design/page.js';
import { chatPath, EARLIER_PATH } from '../model/paths.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { Place } from '../../../bot/model/messages/message.js';
import { readPost } from '../security/post-guard.js';
import type { Chat } from './context.js';
import { endsWithRecall, openRequests } from './open-requests.js';
import { refuseUnlessOurs } from './receive.js';
import type { ChatSession } from './session.js';

export async function startNewChat(chat: Chat, exchange: HttpExchange): Promise<HttpReply> {
  const refusal = await refuseUnlessOurs(chat, exchange);
  if (refusal) return refusal;
  const { sessions } = chat;
  const { place } = sessions.read(exchange)!;
  const state = (await chat.options.queries.chatState(place)) ?? {};
  if (!state.handoff && !(await hasWritten(chat, place))) return seeOther('/#question');
  const keep = await openRequests(chat, sessions.others(exchange));
  const next = sessions.create();
  await chooseNation(chat, exchange, next, state.jurisdiction);
  return seeOther('/#question', sessions.goTo(exchange, next.secret, keep));
}

async function hasWritten({ options }: Chat, place: Place): Promise<boolean> {
  return (await options.queries.messagesIn(place, 0)).some(({ direction }) => direction === 'in');
}

/** The new conversation keeps the nation that the person chose, and its first message names that nation. */
async function chooseNation(
  { eventBase, options: { inbox } }: Chat,
  exchange: HttpExchange,
  session: ChatSession,
  jurisdiction: Jurisdiction | undefined,
): Promise<void> {
  if (!jurisdiction) return;
  await inbox.receive({ ...eventBase(session, 'joined', exchange), kind: 'joined' });
  const action = { do: 'set-nation', jurisdiction } as const;
  await inbox.receive({ ...eventBase(session, 'nation', exchange), kind: 'action', action });
}

export async function goBackToChat(chat: Chat, exchange: HttpExchange): Promise<HttpReply> {
  const refusal = await refuseUnlessOurs(chat, exchange);
  if (refusal) return refusal;
  const { sessions } = chat;
  const wanted = readPost(exchange).field('chat');
  const found = sessions.others(exchange).find(({ tag }) => tag === wanted);
  return found
    ? seeOther('/#latest', sessions.goTo(exchange, found.secret))
    : seeOther(`${EARLIER_PATH}#main`);
}

export async function showEarlier(chat: Chat, assets: Assets, exchange: HttpExchange): Promise<HttpReply> {
  const session = chat.sessions.read(exchange, exchange.query.get('chat'));
  const say = await chat.wordsOf(exchange, session);
  const found = session
    ? await Promise.all(chat.sessions.others(exchange, session).map((one) => summarise(chat, one, say)))
    : [];
  const shown = found.filter((one) => one !== undefined).sort((one, other) => other.at.localeCompare(one.at));
  const { earlier, back } = say.web;
  return pageReply(assets, {
    title: earlier.title,
    section: 'chat',
    say,
    styles: ['chat.css'],
    main: markup`<p class="back"><a href="${chatPath(session?.tag)}">${back}</a></p>
<h1>${earlier.title}</h1>
${
  shown.length
    ? markup`<p>${earlier.intro}</p><ul class="earlier">${shown.map((one) => listItem(one, session!.token, chat.now(), say))}</ul>`
    : markup`<p>${earlier.none}</p>`
}`,
  });
}

interface Summary {
  tag: string;
  question: string;
  at: string;
  /**
   * Whether guidance given in the conversation has changed, and the state of any open request for an adviser.
   */
  marks: string[];
}

/** Undefined if the conversation has been erased. */
async function summarise(
  chat: Chat,
  { place, tag }: ChatSession,
  say: PractitionerWords,
): Promise<Summary | undefined> {
  const state = await chat.options.queries.chatState(place);
  const entries = await chat.options.queries.messagesIn(place, 0);
  const last = entries.at(-1);
  if (!last || state?.isErased) return undefined;
  const first = entries.find((entry) => entry.direction === 'in' && !entry.deleted);
  const question = first?.direction === 'in' ? first.text : say.web.earlier.untitled;
  const { earlier } = say.web;
  const marks: string[] = endsWithRecall(entries) ? [earlier.recalled] : [];
  if (state?.handoff) marks.push(earlier.handoff[state.handoff]);
  return { tag, question, at: last.at, marks };
}

function listItem(
  { tag, question, at, marks }: Summary,
  token: string,
  now: Date,
  say: PractitionerWords,
): Html {
  return markup`<li><form method="post" action="${EARLIER_PATH}"><input type="hidden" name="token" value="${token}">
<p><span dir="auto">${question.length > 120 ? `${question.slice(0, 120).trimEnd()}…` : question}</span><br><span class="muted">${timeElement(at, now, say.language)}</span>${marks.map((mark) => markup`<br><strong>${mark}</strong>`)}</p>
<button type="submit" class="button plain" name="chat" value="${tag}">${say.web.earlier.open}<span class="hidden">: ${question}</span></button></form></li>`;
}
