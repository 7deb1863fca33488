// Shows the numbers to call if someone writes about danger and their message cannot be saved.
import type { ShownContact } from '../../../bot/model/messages/message.js';
import { contactsIn, inLanguage } from '../../../bot/wording/compose-in-language.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import type { Html } from '../design/markup.js';
import { renderMessage } from '../design/render.js';

/** The numbers to call and the problem in a single string, for a script. */
export function callInstead(
  say: PractitionerWords,
  contacts: readonly ShownContact[],
  problem: string,
): string {
  const numbers = contactsIn(say, contacts).map(({ name, phone }) => `${name}: ${phone}`);
  const { problems } = say.page;
  return problems.callInstead(say.urgent, numbers.join('; '), problems.notStored, problem);
}

export function numbersToCall(say: PractitionerWords, contacts: ShownContact[]): Html {
  return renderMessage(
    inLanguage(
      {
        parts: [
          { kind: 'heading', text: say.urgentTitle },
          { kind: 'text', tone: 'warning', text: say.urgent },
          { kind: 'contacts', contacts },
        ],
        buttons: [],
        summary: say.urgent,
        writtenByModel: false,
        urgent: true,
      },
      say,
    ),
    { idPrefix: 'danger' },
  );
}
