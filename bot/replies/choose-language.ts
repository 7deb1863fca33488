// Changes the language we write to a person in, when they choose one. Earlier messages stay as they are.
import type { Language } from '../../knowledge/model/language.js';
import { plainMessage } from '../copy/plain-message.js';
import { helpButton, otherLanguageButton } from '../copy/buttons.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { reply, type Caller } from '../kernel/caller.js';

/** `quiet`: the page itself changes language, so there is no need to say anything. */
export async function chooseLanguage(
  unit: UnitOfWork,
  caller: Caller,
  { language, quiet }: { language: Language; quiet?: boolean },
): Promise<void> {
  await unit.records.conversations.recordLanguage(caller.person, { language, from: 'chosen' }, unit.now);
  if (quiet) return;
  await reply(unit, caller, (say) =>
    plainMessage([say.languageChosen, ...(say.draft === undefined ? [] : [say.draft])], {
      buttons: [helpButton(say), otherLanguageButton(say)],
    }),
  );
}
