// Delays the response to a plain form until the bot has replied, so that a page without JavaScript can show
// the answer straight away.
import type { TranscriptEntry } from '../../../bot/model/messages/conversation.js';
import type { Place } from '../../../bot/model/messages/message.js';
import type { BotQueries } from '../../../bot/model/queries.js';
import { isGreeting } from './entries.js';

/**
 * Well below the server's own time limit. If an answer takes longer than this, people can select "Check for
 * new replies".
 */
const LONGEST_WAIT_MS = 8_000;

export function waitForReply(queries: BotQueries, place: Place, signal: AbortSignal) {
  let cursor = 0;
  let look: () => void = () => undefined;
  const stop = queries.subscribe(place, () => look());
  return {
    /** Records where the conversation ends now. Call this before sending the event to the inbox. */
    async begin(): Promise<void> {
      cursor = await queries.lastSequence(place);
    },
    /** Resolves when the bot has replied or when the time limit is reached. */
    reply(): Promise<void> {
      return new Promise((resolve) => {
        const timer = setTimeout(end, LONGEST_WAIT_MS);
        signal.addEventListener('abort', end, { once: true });
        function end() {
          clearTimeout(timer);
          look = () => undefined;
          resolve();
        }
        look = () => {
          void queries
            .messagesIn(place, cursor)
            .then((entries) => {
              // A greeting does not count as a reply, because it is sent with the first question, often well
              // before the answer.
              const isReply = (entry: TranscriptEntry) =>
                entry.direction === 'out' && entry.sequence > cursor && !isGreeting(entry);
              if (entries.some(isReply)) end();
            })
            .catch(end);
        };
        look();
      });
    },
    stop,
  };
}
