// In which language a person is written to: as they chose, as they write, or as their browser or platform says.
import type { Language } from '../../../knowledge/model/language.js';

/** From the strongest: nothing weaker changes what a stronger sign said. */
export const LANGUAGE_SIGNS = ['chosen', 'written', 'locale'] as const;
export type LanguageSign = (typeof LANGUAGE_SIGNS)[number];

export interface PersonLanguage {
  language: Language;
  from: LanguageSign;
}

/** Undefined if nothing changes. Someone of whom nothing is known is written to in English anyway. */
export function changedLanguage(
  known: PersonLanguage | undefined,
  seen: PersonLanguage,
): PersonLanguage | undefined {
  if (!known) return seen.language === 'en' && seen.from !== 'chosen' ? undefined : seen;
  const isWeaker = LANGUAGE_SIGNS.indexOf(seen.from) > LANGUAGE_SIGNS.indexOf(known.from);
  const isSame = known.language === seen.language && known.from === seen.from;
  return isWeaker || isSame ? undefined : seen;
}
