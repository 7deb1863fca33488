// What whoever writes of danger is given where their message could not be kept: the numbers to call.
import type { ShownContact } from '../../../bot/model/messages/message.js';
import { wording } from '../../../bot/copy/wording.js';
import type { Html } from '../design/markup.js';
import { renderMessage } from '../design/render.js';

const NOT_STORED = 'This message was not saved, and no adviser has seen it.';

/** In one text, for a script. */
export function callInstead(contacts: readonly ShownContact[], problem: string): string {
  const numbers = contacts.map(({ name, phone }) => `${name}: ${phone}`).join('; ');
  return `${wording.urgent} ${numbers}. ${NOT_STORED} ${problem}`;
}

export function numbersToCall(contacts: ShownContact[]): Html {
  return renderMessage(
    {
      parts: [
        { kind: 'heading', text: wording.urgentTitle },
        { kind: 'text', tone: 'warning', text: wording.urgent },
        { kind: 'contacts', contacts },
      ],
      buttons: [],
      summary: wording.urgent,
      writtenByModel: false,
      urgent: true,
    },
    { idPrefix: 'danger' },
  );
}
