import type { Button, OutgoingMessage, Part } from '../model/messages/message.js';
import { guidanceWords } from '../../knowledge/model/words/guidance-names.js';
import { JURISDICTIONS, type Jurisdiction } from '../../knowledge/model/source.js';
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

/** Returns the message with another nation as the person's choice, or undefined if it does not show one. */
export function settledAgain(message: OutgoingMessage, nation: Jurisdiction): OutgoingMessage | undefined {
  const { chosen } = wordsIn(message.language);
  const { nations } = guidanceWords(message.language);
  const choices = JURISDICTIONS.map((one) => chosen(nations[one]));
  const isChoice = (part: Part) => part.kind === 'text' && choices.includes(part.text);
  if (!message.parts.some(isChoice)) return undefined;
  const choice = chosen(nations[nation]);
  return {
    ...message,
    parts: message.parts.map((part) => (isChoice(part) ? { ...part, text: choice } : part)),
  };
}
