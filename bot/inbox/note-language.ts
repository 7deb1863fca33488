// Notes in which language a person is to be written to: as their browser or platform says, or as they write.
import { detectLanguage } from '../../knowledge/question/detect-language.js';
import { languageOfLocale, LANGUAGES } from '../../knowledge/model/language.js';
import { changedLanguage } from '../model/people/person-language.js';
import type { PersonLanguage } from '../model/people/person-language.js';
import type { IncomingEvent } from '../model/messages/message.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';

/** Before anything is said in reply. What they chose themselves stays. */
export async function noteLanguage({ records, now }: UnitOfWork, event: IncomingEvent): Promise<void> {
  const seen = writtenIn(event) ?? fromLocale(event);
  if (!seen) return;
  const known = await records.conversations.languageOf(event.from);
  const changed = changedLanguage(known, seen);
  if (changed) await records.conversations.recordLanguage(event.from, changed, now);
}

/** English is what we speak anyway: only another language of ours says something. */
function writtenIn(event: IncomingEvent): PersonLanguage | undefined {
  if (event.kind !== 'message') return undefined;
  const code = detectLanguage(event.text)?.code;
  const language = LANGUAGES.find((one) => one === code);
  return language && { language, from: 'written' };
}

function fromLocale({ locale }: IncomingEvent): PersonLanguage | undefined {
  const language = languageOfLocale(locale);
  return language && { language, from: 'locale' };
}
