// Returns the words that people read in a message in Teams, to check that none is lost.
import type { OutgoingMessage } from '../../../bot/model/messages/message.js';
import { withoutBreaks } from './card-text.js';
import { cardLines } from './refused-card-text.js';
import { renderCard } from './render.js';

export function visibleText(message: OutgoingMessage): string {
  return withoutBreaks(cardLines(renderCard(message).card.body).join('\n'));
}
