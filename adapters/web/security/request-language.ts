// Chooses the language of a page, from the cookie or from the browser's preferences.
import { languageOfLocale, LANGUAGES, type Language } from '../../../knowledge/model/language.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import type { HttpExchange } from '../../http/http.js';
import { readCookie, writeCookie } from './cookies.js';

const COOKIE = 'language';
const A_YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * The wording of a page that someone may open from the chat: in the language they chose last, then that of their
 * chat, then that of their browser.
 */
export type WordsOf = (exchange: HttpExchange) => Promise<PractitionerWords>;

export function languageOf(exchange: Pick<HttpExchange, 'headers'>): Language {
  return rememberedLanguage(exchange) ?? languageOfLocale(exchange.headers['accept-language']) ?? 'en';
}

export function rememberedLanguage(exchange: Pick<HttpExchange, 'headers'>): Language | undefined {
  // This cookie may be sent over plain HTTP, because it reveals nothing about anyone.
  const kept = readCookie(exchange, COOKIE, false);
  return LANGUAGES.find((language) => language === kept);
}

export function rememberLanguage(language: Language): string {
  return writeCookie(COOKIE, language, { https: false, maxAgeSeconds: A_YEAR_SECONDS });
}
