// Replies to “help”: what the assistant does, and which commands people can type.
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { reply, type Caller } from '../jobs/reply-to-caller.js';
import { plainMessage } from '../wording/plain-message.js';
import { adviserButton, otherLanguageButton } from '../wording/buttons.js';
import { draft, howHere } from './greet.js';

export function sayHelp(unit: UnitOfWork, caller: Caller): Promise<void> {
  const { place } = caller.conversation;
  const isOnPage = place.platform === 'web';
  return reply(unit, caller, (say) => {
    // Leave out what the web page already has: buttons for some commands and for the language, and the note
    // that this is a draft.
    const facts = [...(isOnPage ? [] : say.buttonCommands), ...say.commands];
    const lines = isOnPage ? say.greeting : [...say.greeting, ...howHere(say, place), ...draft(say)];
    return plainMessage([...lines, say.commandsIntro], {
      parts: [{ kind: 'facts', facts }],
      buttons: [adviserButton(say), ...(isOnPage ? [] : [otherLanguageButton(say)])],
    });
  });
}
