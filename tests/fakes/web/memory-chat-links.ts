// Keeps the private links to chats in memory, for tests of pages without a store.
import type { ChatLink, ChatLinkRecords } from '../../../bot/model/people/chat-link.js';

export function memoryChatLinks(): ChatLinkRecords {
  const kept = new Map<string, ChatLink>();
  const valid = (now: string) => [...kept.values()].filter(({ expiresAt }) => expiresAt > now);
  return {
    keep: (link) => Promise.resolve(void kept.set(link.person, link)),
    find: (digest, now) => Promise.resolve(valid(now).find((link) => link.digest === digest)),
    of: (person, now) => Promise.resolve(valid(now).find((link) => link.person === person)),
    remove: (person) => Promise.resolve(void kept.delete(person)),
  };
}
