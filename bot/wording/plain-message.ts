import type { Button, OutgoingMessage, Part } from '../model/messages/message.js';

/** A finished message, or the sentences to make one from. */
export type Said = string | readonly string[] | OutgoingMessage;

export function toMessage(said: Said): OutgoingMessage {
  return typeof said === 'string' || !('parts' in said) ? plainMessage(said) : said;
}

/** Makes each sentence a paragraph. The first 2 form the summary. */
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
