// Changes the language in which the bot writes to a person, when they choose one. Earlier messages are not
// changed.
import type { Language } from '../../knowledge/model/language.js';
import { plainMessage } from '../wording/plain-message.js';
import { helpButton, otherLanguageButton } from '../wording/buttons.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { reply, type Caller } from '../jobs/reply-to-caller.js';

/** `quiet`: sends no reply, because the person can see the page change its language. */
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
