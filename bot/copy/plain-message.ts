// Builds a message from our own sentences.
import type { Button, OutgoingMessage, Part } from '../model/messages/message.js';

/** What we say: only the sentences, or a whole message. */
export type Said = string | readonly string[] | OutgoingMessage;

export function toMessage(said: Said): OutgoingMessage {
  return typeof said === 'string' || !('parts' in said) ? plainMessage(said) : said;
}

/** Each sentence becomes a paragraph. The first 2 are the summary. */
export function plainMessage(
  sentences: string | readonly string[],
  extra: { parts?: Part[]; buttons?: Button[]; urgent?: boolean } = {},
): OutgoingMessage {
  const texts = typeof sentences === 'string' ? [sentences] : [...sentences];
  return {
    parts: [...texts.map((text): Part => ({ kind: 'text', text })), ...(extra.parts ?? [])],
    buttons: extra.buttons ?? [],
    summary: texts.slice(0, 2).join(' '),
    writtenByModel: false,
    ...(extra.urgent && { urgent: true }),
  };
}
