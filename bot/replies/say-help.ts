// Answers “help”: what the assistant does, and which commands there are.
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { reply, type Caller } from '../kernel/caller.js';
import { plainMessage } from '../copy/plain-message.js';
import { adviserButton, otherLanguageButton } from '../copy/buttons.js';
import { draft, howHere } from './greet.js';

export function sayHelp(unit: UnitOfWork, caller: Caller): Promise<void> {
  const { place } = caller.conversation;
  const isOnPage = place.platform === 'web';
  return reply(unit, caller, (say) => {
    // The web page has its own buttons for some commands and for the language, and its own note about the
    // draft.
    const facts = [...(isOnPage ? [] : say.buttonCommands), ...say.commands];
    const lines = isOnPage ? say.greeting : [...say.greeting, ...howHere(say, place), ...draft(say)];
    return plainMessage([...lines, say.commandsIntro], {
      parts: [{ kind: 'facts', facts }],
      buttons: [adviserButton(say), ...(isOnPage ? [] : [otherLanguageButton(say)])],
    });
  });
}
