// Turns a rendered message into Teams activities: the card or, if Teams refuses it, several text messages.
import type { Activity } from 'botbuilder';
import { DeliveryFailure } from '../../../knowledge/model/errors.js';
import { refusedCardTexts } from '../rendering/refused-card-text.js';
import type { RenderedMessage } from '../rendering/render.js';
import { isCardRefused } from '../service/delivery-failure.js';

export const CARD = 'application/vnd.microsoft.card.adaptive';

/**
 * Sends only the card. If a message has both text and a card, Teams splits it in 2 and does not return an id
 * that we could use to replace it. On mobile, Teams also leaves out the text.
 */
export function cardActivity({ card, entities, summary, canBeRated }: RenderedMessage): Partial<Activity> {
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: CARD, content: card }],
    entities,
    ...(canBeRated && { channelData: { feedbackLoop: { type: 'custom' } } }),
  };
}

/**
 * Makes a separate message from each text, with its own id, so that a later card can replace the first one.
 */
function textActivities(rendered: RenderedMessage): Partial<Activity>[] {
  const { summary } = rendered;
  return refusedCardTexts(rendered).map((text) => ({ type: 'message', summary, textFormat: 'xml', text }));
}

/** Sends the card or, if Teams clearly refuses it, the card's text. */
export async function withTextFallback<T>(
  rendered: RenderedMessage,
  send: (activities: Partial<Activity>[]) => Promise<T>,
): Promise<T> {
  try {
    return await send([cardActivity(rendered)]);
  } catch (error) {
    if (!(error instanceof DeliveryFailure) || !isCardRefused(error)) throw error;
    return send(textActivities(rendered));
  }
}
