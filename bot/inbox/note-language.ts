// Records which language to write to a person in: the one they write in, or the one set in their browser or platform.
import { detectLanguage } from '../../knowledge/question/detect-language.js';
import { languageOfLocale, LANGUAGES } from '../../knowledge/model/language.js';
import { changedLanguage, type PersonLanguage } from '../model/people/person-language.js';
import type { IncomingEvent } from '../model/messages/message.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';

/** Call this before replying. Does not change a language the person chose themselves. */
export async function noteLanguage({ records, now }: UnitOfWork, event: IncomingEvent): Promise<void> {
  const seen = writtenIn(event) ?? fromLocale(event);
  if (!seen) return;
  const known = await records.conversations.languageOf(event.from);
  const changed = changedLanguage(known, seen);
  if (changed) await records.conversations.recordLanguage(event.from, changed, now);
}

/** We use English by default, so we only learn something if it is another language that we support. */
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
