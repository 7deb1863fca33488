// Keeps sessions in memory, for tests of pages without a store.
import type { Session, SessionRecords } from '../../../bot/model/people/session-record.js';

export function memorySessions(): SessionRecords {
  const sessions = new Map<string, Session>();
  const change = (id: string, changed: Partial<Session>) => {
    const session = sessions.get(id);
    if (session) sessions.set(id, { ...session, ...changed });
    return Promise.resolve();
  };
  const remove = (leaves: (session: Session) => boolean) => {
    const leaving = [...sessions.values()].filter(leaves);
    for (const { id } of leaving) sessions.delete(id);
    return leaving.length;
  };
  return {
    add(session) {
      sessions.set(session.id, session);
      return Promise.resolve();
    },
    find(id, now) {
      const session = sessions.get(id);
      return Promise.resolve(session && session.endsAt > now ? session : undefined);
    },
    list(now) {
      const lasting = [...sessions.values()].filter(({ endsAt }) => endsAt > now);
      return Promise.resolve(lasting.sort((one, other) => (one.beganAt < other.beganAt ? 1 : -1)));
    },
    remove(id) {
      sessions.delete(id);
      return Promise.resolve();
    },
    removeOf: (subject) => Promise.resolve(remove((session) => session.subject === subject)),
    removeEnded(now) {
      remove(({ endsAt }) => endsAt <= now);
      return Promise.resolve();
    },
    used: (id, usedAt) => change(id, { usedAt }),
    async takeRenewal(id, dueAt, until) {
      const renewal = sessions.get(id)?.renewal;
      if (renewal?.dueAt !== dueAt) return false;
      await change(id, { renewal: { ...renewal, dueAt: until } });
      return true;
    },
    renew: (id, said, renewal) => change(id, { ...said, renewal }),
  };
}
