// Streams the live updates of a chat: new and changed entries, the state of the chat, and the progress of an
// answer.
import type { TranscriptEntry } from '../../../bot/model/messages/conversation.js';
import type { ProgressStage } from '../../../bot/model/ports.js';
import type { ChatState } from '../../../bot/model/queries.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { LANGUAGES } from '../../../knowledge/model/language.js';
import type { VerifiedClaim } from '../../../knowledge/model/answer.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { cursorOf, eventStreamReply, stoppedReply, type StreamEvent } from '../delivery/event-stream.js';
import { markup, toText } from '../design/markup.js';
import { findPath } from '../model/paths.js';
import { renderAdviserTimes } from './adviser-panel.js';
import type { Chat } from './context.js';
import { boxWords, handoffLine, nationLabel as labelOf, nationSummary } from './chat-page.js';
import { announcement, entryId, showEntry, type EntrySetting } from './entries.js';
import { isRecall, openRequests, type OpenElsewhere } from './open-requests.js';
import { verifiedSoFar } from './verified-so-far.js';
import type { ChatSession } from './session.js';

export async function chatEvents(chat: Chat, exchange: HttpExchange): Promise<HttpReply> {
  const session = chat.sessions.read(exchange, exchange.query.get('chat'));
  if (!session) {
    const { ended, reload } = (pageWords(exchange) ?? chat.wordsFor(exchange)).page.problems;
    return stoppedReply(markup`<span data-chat-ended>${ended}</span> <a href="/">${reload}</a>`);
  }
  const elsewhere = await openRequests(chat, chat.sessions.others(exchange, session));
  return eventStreamReply(exchange, chatSource(chat, session, elsewhere, exchange), {
    limits: chat.limits,
    say: pageWords(exchange) ?? (await chat.wordsOf(exchange, session)),
    sender: { session: session.person.id, address: exchange.sender },
  });
}

/**
 * The wording of the open page, so that it is never half in each language. A question in Welsh is answered in
 * Welsh, and a page in English then loads again in Welsh. Undefined for a page of an earlier version.
 */
function pageWords({ query }: HttpExchange): PractitionerWords | undefined {
  const language = LANGUAGES.find((one) => query.get('lang')?.startsWith(one));
  return language && wordsIn(language);
}

/** The id that the page gave the message when sending it. */
function pressOf(event: string): string {
  return event.slice(event.lastIndexOf(':') + 1);
}

function chatSource(
  chat: Chat,
  session: ChatSession,
  elsewhere: readonly OpenElsewhere[],
  exchange: HttpExchange,
) {
  const { queries, progress } = chat.options;
  const others = chat.sessions.others(exchange, session);
  let cursor = cursorOf(exchange);
  let openElsewhere = elsewhere;
  let isStale = false;
  let shownState = '';
  /** Only keep the latest stage since the last read. */
  let reached: { stage: ProgressStage; verified: readonly VerifiedClaim[] } | undefined;
  return {
    listen(wake: () => void) {
      const stops = [
        queries.subscribe(session.place, wake),
        ...others.map(({ place }) =>
          queries.subscribe(place, () => {
            isStale = true;
            wake();
          }),
        ),
        progress.watch(session.place.id, (stage, verified) => {
          reached = { stage, verified };
          wake();
        }),
      ];
      return () => stops.forEach((stop) => stop());
    },
    async read(): Promise<StreamEvent[]> {
      const passed = reached;
      reached = undefined;
      const { arrived, entries } = await entriesSince(chat, session, cursor);
      const state = (await queries.chatState(session.place)) ?? {};
      if (isStale) {
        isStale = false;
        openElsewhere = await openRequests(chat, others);
      }
      cursor = Math.max(cursor, ...entries.map(({ sequence }) => sequence));
      const say = pageWords(exchange) ?? chat.wordsFor(exchange, state);
      const setting = await chat.entrySetting(session, state, say);
      const events = entries.length ? [entriesEvent(entries, setting, { cursor, arrived })] : [];
      const stateNow = stateKey(state, openElsewhere, setting);
      if (stateNow !== shownState) {
        shownState = stateNow;
        const { language } = chat.wordsFor(exchange, state);
        events.push(stateEvent({ ...state, language }, openElsewhere, setting));
      }
      // Do not show progress once the reply has arrived.
      const hasReply = entries.some(({ direction }) => direction === 'out');
      if (passed && !hasReply) {
        events.push({ name: 'progress', data: say.page.progress[passed.stage] });
        events.push({ name: 'verified', data: toText(verifiedSoFar(passed.verified, say)) });
      }
      return events;
    },
  };
}

/** Also changes with the hours and the wait, because a page can stay open for a day. */
function stateKey(state: ChatState, elsewhere: readonly OpenElsewhere[], setting: EntrySetting): string {
  const others = elsewhere.map(({ session: { tag }, handoff, isRecalled }) => [tag, handoff, isRecalled]);
  return JSON.stringify([state, setting.advisers(setting.say), others]);
}

/** If a recall arrives, also sends the answers again that now have a warning. */
async function entriesSince(
  { options: { queries } }: Chat,
  { place }: ChatSession,
  cursor: number,
): Promise<Record<'arrived' | 'entries', readonly TranscriptEntry[]>> {
  const arrived = await queries.messagesIn(place, cursor);
  if (!arrived.some(isRecall)) return { arrived, entries: arrived };
  const all = await queries.messagesIn(place, 0);
  // Do not add newer entries here: `arrived` already contains them, or the next read will find them.
  const earlier = all.filter((entry) => entry.sequence <= cursor && hasWarning(entry));
  return { arrived, entries: [...earlier, ...arrived] };
}

function hasWarning(entry: TranscriptEntry): boolean {
  if (entry.direction === 'in') return false;
  return entry.message.parts.some((part) => {
    if (part.kind !== 'quote') return false;
    const { recalledOn, changedOn } = part.citation.passage;
    return (recalledOn ?? changedOn) !== undefined;
  });
}

/**
 * Sends all entries as one event. If each entry moved the cursor, an entry that changed between 2 events
 * could be skipped. Marks entries that are sent again, so that a page does not add them if it is not already
 * showing them.
 */
function entriesEvent(
  entries: readonly TranscriptEntry[],
  setting: EntrySetting,
  { cursor, arrived }: { cursor: number; arrived: readonly TranscriptEntry[] },
): StreamEvent {
  const has = new Set(arrived);
  return {
    name: 'entries',
    id: cursor,
    data: entries.map((entry) => {
      const html = showEntry(entry, setting);
      return {
        id: entryId(entry),
        position: entry.position,
        from: entry.direction === 'in' ? 'you' : 'assistant',
        ...(entry.direction === 'in' && { press: pressOf(entry.calledThere) }),
        html: html ? toText(html) : '',
        announcement: announcement(entry),
        urgent: entry.direction === 'out' && entry.message.urgent === true,
        ...(!has.has(entry) && { again: true }),
      };
    }),
  };
}

function stateEvent(
  state: ChatState,
  elsewhere: readonly OpenElsewhere[],
  setting: EntrySetting,
): StreamEvent {
  const handoff = toText(handoffLine(state, elsewhere, setting));
  const box = boxWords(state, setting.say);
  const isOpen = state.handoff !== undefined;
  const nation = nationSummary(state, setting.say);
  // Do not put these in `nation`: open pages from an earlier version show all of that text as it is.
  const nationLabel = toText(markup`${labelOf(state, setting.say)}`);
  const nationCode = state.jurisdiction ?? '';
  const find = findPath(state.jurisdiction);
  const advisers = {
    times: toText(renderAdviserTimes(setting)),
    now: setting.advisers(setting.say).now ?? '',
  };
  return {
    name: 'state',
    data: {
      handoff,
      isOpen,
      box,
      nation,
      nationLabel,
      nationCode,
      find,
      advisers,
      reported: setting.reported,
      isErased: state.isErased === true,
      language: state.language,
    },
  };
}
