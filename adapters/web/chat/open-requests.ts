// Finds open requests for an adviser, and changed guidance, in this browser's other conversations.
import type { TranscriptEntry } from '../../../bot/model/messages/conversation.js';
import type { ChatState } from '../../../bot/model/queries.js';
import { describeFailure } from '../../../knowledge/model/errors.js';
import type { HttpExchange } from '../../http/http.js';
import type { Chat } from './context.js';
import type { ChatSession } from './session.js';

export interface OpenElsewhere {
  session: ChatSession;
  handoff?: NonNullable<ChatState['handoff']>;
  isRecalled: boolean;
}

export async function openRequests(
  { options: { queries } }: Pick<Chat, 'options'>,
  sessions: readonly ChatSession[],
): Promise<OpenElsewhere[]> {
  const found = await Promise.all(
    sessions.map(async (session) => {
      const handoff = (await queries.chatState(session.place))?.handoff;
      const isRecalled = endsWithRecall(await queries.messagesIn(session.place, 0));
      return handoff || isRecalled ? { session, isRecalled, handoff } : undefined;
    }),
  );
  return found.filter((one) => one !== undefined);
}

/** True from when a recall arrives until the person writes in that conversation again. */
export function endsWithRecall(entries: readonly TranscriptEntry[]): boolean {
  const last = entries.at(-1);
  return last !== undefined && isRecall(last);
}

export function isRecall({ id }: TranscriptEntry): boolean {
  return id.startsWith('recall:');
}

/**
 * Returns the chats that a new chat must not make the browser forget, because an adviser is to reply in them. Call
 * this before storing the message. Otherwise, if this failed, people would read that a stored message could not be
 * stored. If this fails, returns all chats.
 */
export async function chatsToKeep(chat: Chat, exchange: HttpExchange): Promise<{ session: ChatSession }[]> {
  const others = chat.sessions.others(exchange);
  try {
    return await openRequests(chat, others);
  } catch (error) {
    chat.options.log.error(
      { request: exchange.id, error: describeFailure(error) },
      'Other conversations in this browser could not be read.',
    );
    return others.map((session) => ({ session }));
  }
}
