// Finds open requests for an adviser in this browser's other conversations, so that no one misses a reply there.
import type { ChatState } from '../../../bot/model/queries.js';
import type { Chat } from './context.js';
import type { ChatSession } from './session.js';

export interface OpenRequest {
  session: ChatSession;
  handoff: NonNullable<ChatState['handoff']>;
}

export async function openRequests(
  { options }: Pick<Chat, 'options'>,
  sessions: readonly ChatSession[],
): Promise<OpenRequest[]> {
  const found = await Promise.all(
    sessions.map(async (session) => {
      const handoff = (await options.queries.chatState(session.place))?.handoff;
      return handoff && { session, handoff };
    }),
  );
  return found.filter((one) => one !== undefined);
}
