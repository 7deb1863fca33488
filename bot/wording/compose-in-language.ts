import type { Language } from '../../knowledge/model/language.js';
import type { OutgoingMessage, Part, ShownContact } from '../model/messages/message.js';
import { toMessage, type Said } from './plain-message.js';
import { wordsIn } from './words-in.js';
import type { InTheirWords, PractitionerWords } from './english/practitioner-words.js';

export function composeIn(language: Language | undefined, compose: InTheirWords<Said>): OutgoingMessage {
  const say = wordsIn(language);
  return inLanguage(toMessage(compose(say)), say);
}

/** Sets the message's language, and translates its contacts. */
export function inLanguage(message: OutgoingMessage, say: PractitionerWords): OutgoingMessage {
  if (say.language === 'en') return message;
  const parts = message.parts.map((part): Part =>
    part.kind === 'contacts' ? { ...part, contacts: contactsIn(say, part.contacts) } : part,
  );
  return { ...message, parts, language: say.language };
}

/** A contact without a translation keeps its English words. */
export function contactsIn(
  { language }: Pick<PractitionerWords, 'language'>,
  contacts: readonly ShownContact[],
): ShownContact[] {
  if (language === 'en') return [...contacts];
  return contacts.map((contact) => ({ ...contact, ...(contact.welsh ?? { language: 'en' }) }));
}
