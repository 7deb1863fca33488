// Decides which language to write in: the one that a person chose, the one that they write in, or the one set
// in their browser or platform.
import type { Language } from '../../../knowledge/model/language.js';

/**
 * How we know a person's language, most reliable first. A less reliable sign never overrides a more reliable
 * one.
 */
export const LANGUAGE_SIGNS = ['chosen', 'written', 'locale'] as const;
export type LanguageSign = (typeof LANGUAGE_SIGNS)[number];

export interface PersonLanguage {
  language: Language;
  from: LanguageSign;
}

/**
 * Undefined if there is nothing to record. English need not be recorded, because the bot writes in English by
 * default.
 */
export function changedLanguage(
  known: PersonLanguage | undefined,
  seen: PersonLanguage,
): PersonLanguage | undefined {
  if (!known) return seen.language === 'en' && seen.from !== 'chosen' ? undefined : seen;
  const isWeaker = LANGUAGE_SIGNS.indexOf(seen.from) > LANGUAGE_SIGNS.indexOf(known.from);
  const isSame = known.language === seen.language && known.from === seen.from;
  return isWeaker || isSame ? undefined : seen;
}
