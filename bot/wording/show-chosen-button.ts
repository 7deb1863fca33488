import type { Button, OutgoingMessage, Part } from '../model/messages/message.js';
import { wordsIn } from './words-in.js';

/** Returns the message with the person's choice in place of its buttons. */
export function settled(message: OutgoingMessage, { label, action }: Button): OutgoingMessage {
  const left = (buttons: Button[]) => buttons.filter((button) => button.action.do !== action.do);
  const parts = message.parts
    .map((part) => (part.kind === 'choices' ? { ...part, buttons: left(part.buttons) } : part))
    .filter((part) => part.kind !== 'choices' || part.buttons.length > 0);
  const choice: Part = { kind: 'text', tone: 'muted', text: wordsIn(message.language).chosen(label) };
  return { ...message, parts: [...parts, choice], buttons: left(message.buttons) };
}
