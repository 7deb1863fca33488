// Sessions in memory, for pages that run without a store.
import type { Session, SessionRecords } from '../../../bot/model/people/session.js';

export function memorySessions(): SessionRecords {
  const sessions = new Map<string, Session>();
  return {
    add(session) {
      sessions.set(session.id, session);
      return Promise.resolve();
    },
    find(id, now) {
      const session = sessions.get(id);
      return Promise.resolve(session && session.endsAt > now ? session : undefined);
    },
    remove(id) {
      sessions.delete(id);
      return Promise.resolve();
    },
    removeEnded(now) {
      for (const { id, endsAt } of sessions.values()) if (endsAt <= now) sessions.delete(id);
      return Promise.resolve();
    },
  };
}
