// Decides which language to write in: the one a person chose, the one they write in, or their browser's or
// platform's.
import type { Language } from '../../../knowledge/model/language.js';

/** Strongest first: a weaker sign never overrides a stronger one. */
export const LANGUAGE_SIGNS = ['chosen', 'written', 'locale'] as const;
export type LanguageSign = (typeof LANGUAGE_SIGNS)[number];

export interface PersonLanguage {
  language: Language;
  from: LanguageSign;
}

/** Undefined if nothing changes. If nothing is known about a person, the bot writes in English anyway. */
export function changedLanguage(
  known: PersonLanguage | undefined,
  seen: PersonLanguage,
): PersonLanguage | undefined {
  if (!known) return seen.language === 'en' && seen.from !== 'chosen' ? undefined : seen;
  const isWeaker = LANGUAGE_SIGNS.indexOf(seen.from) > LANGUAGE_SIGNS.indexOf(known.from);
  const isSame = known.language === seen.language && known.from === seen.from;
  return isWeaker || isSame ? undefined : seen;
}
