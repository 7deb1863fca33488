// Makes the request in the pictures of Teams and Slack, as it appears in the advisers’ channel.
import { cardButtons } from '../../../bot/handoff/cards/show-card.js';
import type { OutgoingMessage } from '../../../bot/model/messages/message.js';
import { formatTime } from '../../../bot/model/messages/format-time.js';
import { adviserWording } from '../../../bot/wording/english/adviser-wording.js';
import { adviserCard } from '../../adapters/teams/rendering/samples.js';

const ASKED = formatTime('2026-03-04T05:06:00.000Z', 'en');
const NOW: Record<string, string> = { Status: adviserWording.waitingSince(ASKED, 0), Asked: ASKED };

/**
 * The sample card without its last line, which is only for channels where the bot does not receive every
 * message.
 */
export const shownRequest: OutgoingMessage = {
  ...adviserCard,
  parts: adviserCard.parts.slice(0, -1).map((part) =>
    part.kind === 'facts'
      ? {
          ...part,
          facts: part.facts.map(({ label, value }) => ({ label, value: NOW[label] ?? value })),
        }
      : part,
  ),
  buttons: cardButtons({ id: 'escalation-1', state: 'waiting' }),
};
