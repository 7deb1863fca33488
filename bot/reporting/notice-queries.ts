// Reads short versions of the bot's messages in a place. No query reads more than it needs, even if the place
// has a long history.
import { cardKey } from '../handoff/advisers/advisers-place.js';
import { alertIn } from '../handoff/cards/alert.js';
import type { StoredOutgoing } from '../model/messages/conversation.js';
import type { BotQueries, DeskNotice } from '../model/queries.js';
import type { Records } from '../model/store.js';

type NoticeQueries = Pick<BotQueries, 'lastSequence' | 'latestNotices' | 'noticesOf' | 'replyTo'>;

export function noticeQueries({ conversations, escalations, outgoing }: Records): NoticeQueries {
  return {
    lastSequence: async (place) => (await conversations.lastSequences([place]))[0]!,
    async latestNotices(place, limit) {
      const conversation = await conversations.at(place);
      if (!conversation) return [];
      const open = await escalations.open();
      const cards = open.map(({ id }) => cardKey(id));
      const waiting = new Set(open.filter(({ state }) => state === 'waiting').map(({ id }) => id));
      const found = await outgoing.latest(conversation.id, limit * LINES_READ, cards);
      const closed = await escalations.closed({}, { limit, offset: 0 });
      const closedAt = new Map(closed.map(({ id, closedAt: at }) => [id, at]));
      // A card is sent when a request is opened, but later shows how it was closed. So use the closing time.
      const dated = found.flatMap((one) => {
        if (one.purpose !== 'card') return [one];
        const at = closedAt.get(one.escalation ?? '');
        return at === undefined ? [] : [{ ...one, queuedAt: at }];
      });
      dated.sort((one, other) => other.queuedAt.localeCompare(one.queuedAt));
      return latestOfEach(dated, waiting).slice(0, limit);
    },
    async noticesOf(place, escalation) {
      const here = (await conversations.at(place))?.id;
      const notices = await outgoing.ofEscalation(escalation, 'notice');
      const isWaiting = (await escalations.find(escalation))?.state === 'waiting';
      return notices
        .filter(({ conversation }) => conversation === here)
        .filter(({ key }) => isWaiting || alertIn(key) === undefined)
        .map(toNotice);
    },
    async replyTo(place, event) {
      const conversation = await conversations.at(place);
      const reply = conversation && (await outgoing.endingWith(conversation.id, event));
      return reply && toNotice(reply);
    },
  };
}

/**
 * How many messages to read for each notice shown, because a request that waits for an hour has many
 * reminders.
 */
const LINES_READ = 10;

/** The newest notice for each request. Leaves out reminders of requests that are no longer waiting. */
function latestOfEach(found: readonly StoredOutgoing[], waiting: ReadonlySet<string>): DeskNotice[] {
  const isReminder = ({ key }: StoredOutgoing) => key.startsWith('care:');
  const current = found.filter((one) => !isReminder(one) || waiting.has(one.escalation ?? ''));
  const newest = new Map<string, StoredOutgoing>();
  for (const one of current) {
    const about = one.escalation ?? one.key;
    if (!newest.has(about)) newest.set(about, one);
  }
  return [...newest.values()].map((one) => ({
    ...toNotice(one),
    ...(isReminder(one) && {
      reminders: current.filter((other) => isReminder(other) && other.escalation === one.escalation).length,
    }),
  }));
}

function toNotice({ message, queuedAt, escalation }: StoredOutgoing): DeskNotice {
  return { summary: message.summary, at: queuedAt, ...(escalation !== undefined && { escalation }) };
}
