// Queries for short versions of what we said in a place. Each reads only what it returns, however long the place's
// history.
import { cardKey } from '../handoff/advisers/advisers-place.js';
import type { StoredOutgoing } from '../model/messages/conversation.js';
import type { BotQueries, Notice } from '../model/queries.js';
import type { Records } from '../model/store.js';

type NoticeQueries = Pick<BotQueries, 'lastSequence' | 'latestNotices' | 'noticesOf' | 'replyTo'>;

export function noticeQueries({ conversations, escalations, outgoing }: Records): NoticeQueries {
  return {
    lastSequence: async (place) => (await conversations.lastSequences([place]))[0]!,
    async latestNotices(place, limit) {
      const conversation = await conversations.at(place);
      if (!conversation) return [];
      const cards = (await escalations.open()).map(({ id }) => cardKey(id));
      return (await outgoing.latest(conversation.id, limit, cards)).map(toNotice);
    },
    async noticesOf(place, escalation) {
      const here = (await conversations.at(place))?.id;
      const notices = await outgoing.ofEscalation(escalation, 'notice');
      return notices.filter(({ conversation }) => conversation === here).map(toNotice);
    },
    async replyTo(place, event) {
      const conversation = await conversations.at(place);
      const reply = conversation && (await outgoing.endingWith(conversation.id, event));
      return reply && toNotice(reply);
    },
  };
}

function toNotice({ message, queuedAt, escalation }: StoredOutgoing): Notice {
  return { summary: message.summary, at: queuedAt, ...(escalation !== undefined && { escalation }) };
}
