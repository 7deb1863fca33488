// Changes the language in which we write to a person, as they choose; what was said before stays as it is.
import type { Language } from '../../knowledge/model/language.js';
import { plainMessage } from '../copy/plain-message.js';
import { otherLanguageButton } from '../copy/language-button.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { reply } from './run-command.js';
import type { Caller } from './run-command.js';

/** `quiet`: where the page itself changes its language, and nothing needs to be said. */
export async function chooseLanguage(
  unit: UnitOfWork,
  caller: Caller,
  { language, quiet }: { language: Language; quiet?: boolean },
): Promise<void> {
  await unit.records.conversations.recordLanguage(caller.person, { language, from: 'chosen' }, unit.now);
  if (quiet) return;
  await reply(unit, caller, (say) =>
    plainMessage([say.languageChosen, ...(say.draft === undefined ? [] : [say.draft])], {
      buttons: [{ label: say.labels.help, action: { do: 'help' } }, otherLanguageButton(say)],
    }),
  );
}
