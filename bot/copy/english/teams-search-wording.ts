// What the search in the message box of Teams says.
import type { ShownContact } from '../../model/messages/message.js';

export const teamsSearchWording = {
  type: 'Type what you are looking for. Leave out names and identifying details.',
  nothing: 'Nothing was found. Try other words, or ask in the chat with the guidance assistant.',
  failed: 'The search is not available right now. Try again in a few minutes.',
  danger: (contacts: readonly ShownContact[]) =>
    [
      'Call 999 if a child is in danger now. No one reads what you type here.',
      ...contacts.map(({ name, phone }) => `${name}: ${phone}.`),
      'To talk to an adviser, open the chat with the guidance assistant.',
    ].join(' '),
} as const;
