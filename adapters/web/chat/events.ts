// The live stream of a chat: entries that are new or have changed since the reader's cursor, the chat's
// state, and how far an answer has got.
import type { ProgressStage } from '../../../bot/model/ports.js';
import type { VerifiedClaim } from '../../../knowledge/model/answer.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { textReply } from '../../http/http.js';
import type { StreamEvent } from '../delivery/event-stream.js';
import { cursorOf, eventStreamReply } from '../delivery/event-stream.js';
import { toText } from '../design/markup.js';
import type { Chat } from './context.js';
import { handoffLine, nationSummary } from './chat-page.js';
import { announcement, entryId, showEntry } from './entries.js';
import { verifiedSoFar } from './verified-so-far.js';
import type { ChatSession } from './session.js';

export async function chatEvents(chat: Chat, exchange: HttpExchange): Promise<HttpReply> {
  const session = chat.sessions.read(exchange);
  if (!session) return textReply(403, `${chat.wordsFor(exchange).page.problems.ended}\n`);
  return eventStreamReply(exchange, chatSource(chat, session, cursorOf(exchange), exchange), {
    limits: chat.limits,
    say: chat.wordsFor(exchange),
    sender: { session: session.person.id, address: exchange.sender },
  });
}

function chatSource(chat: Chat, session: ChatSession, after: number, exchange: HttpExchange) {
  const { queries, progress } = chat.options;
  let cursor = after;
  let shownState = '';
  /** The stage reached since the last read; only the newest counts. */
  let reached: { stage: ProgressStage; verified: readonly VerifiedClaim[] } | undefined;
  return {
    listen(wake: () => void) {
      const stops = [
        queries.subscribe(session.place, wake),
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
      const entries = await queries.messagesIn(session.place, cursor);
      const state = (await queries.chatState(session.place)) ?? {};
      cursor = Math.max(cursor, ...entries.map(({ sequence }) => sequence));
      const say = chat.wordsFor(exchange, state);
      const setting = await chat.entrySetting(session, state, say);
      const events: StreamEvent[] = entries.length
        ? [
            {
              // Send all entries as one event: a cursor between two events could skip an entry that changed
              // in the meantime.
              name: 'entries',
              id: cursor,
              data: entries.map((entry) => {
                const html = showEntry(entry, setting);
                return {
                  id: entryId(entry),
                  position: entry.position,
                  from: entry.direction === 'in' ? 'you' : 'assistant',
                  html: html ? toText(html) : '',
                  announcement: announcement(entry),
                  urgent: entry.direction === 'out' && entry.message.urgent === true,
                };
              }),
            },
          ]
        : [];
      if (JSON.stringify(state) !== shownState) {
        shownState = JSON.stringify(state);
        const shown = { handoff: toText(handoffLine(state, setting)), nation: nationSummary(state, say) };
        events.push({ name: 'state', data: shown });
      }
      // Once a reply has arrived, the stages before it no longer matter.
      const hasReply = entries.some(({ direction }) => direction === 'out');
      if (passed && !hasReply) {
        events.push({ name: 'progress', data: say.page.progress[passed.stage] });
        events.push({ name: 'verified', data: toText(verifiedSoFar(passed.verified, say)) });
      }
      return events;
    },
  };
}
