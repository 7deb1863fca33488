// Converts between language codes and the names that people see and type.
import { peopleWording } from '../wording/people-wording.js';

const shown = new Intl.DisplayNames('en-GB', { type: 'language' });
const known = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'none' });

const OWN_NAMES: ReadonlyMap<string, string> = new Map(Object.entries(peopleWording.languages));
/**
 * The 3-letter codes that we accept, besides all 2-letter codes. Trying every possible 3-letter code would
 * take a second.
 */
const THREE_LETTERS = ['ckb', 'fil', 'hmn', 'luo', 'prs', 'rom', 'yue', ...OWN_NAMES.keys()];
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['bengali', 'bn'],
  ['bsl', 'bfi'],
  ['farsi', 'fa'],
  ['romani', 'rom'],
  ['sorani', 'ckb'],
]);

/** True if this is a BCP 47 code for a language that we can look up. */
export function isLanguage(code: string): boolean {
  if (!/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(code)) return false;
  try {
    shown.of(code);
    return true;
  } catch {
    return false;
  }
}

/**
 * Returns the language's English name, for example "Polish" for "pl". If it has no known name, returns the
 * code.
 */
export function languageName(code: string): string {
  return OWN_NAMES.get(code) ?? shown.of(code) ?? code;
}

/**
 * Returns what the person can type for this code: the language's name if that is unambiguous, otherwise the
 * code.
 */
export function languageToType(code: string): string {
  const name = languageName(code);
  return readLanguage(name) === code ? name : code;
}

/** Reads the English name or the code of a language. Undefined if the text is neither. */
export function readLanguage(typed: string): string | undefined {
  const name = typed.trim().toLowerCase();
  const named = OTHER_NAMES.get(name) ?? codesByName().get(name);
  if (named !== undefined) return named;
  const code = typed.trim().replace(/^[A-Za-z]+/, (letters) => letters.toLowerCase());
  return isLanguage(code) && hasName(code) ? code : undefined;
}

/** Without this check, any 2 or 3 letters would count as a language. */
function hasName(code: string): boolean {
  return OWN_NAMES.has(code) || known.of(code) !== undefined;
}

let byName: ReadonlyMap<string, string> | undefined;

function codesByName(): ReadonlyMap<string, string> {
  byName ??= new Map(
    [...twoLetters().filter((code) => !isOutOfUse(code)), ...THREE_LETTERS]
      .filter(hasName)
      .map((code) => [languageName(code).toLowerCase(), code]),
  );
  return byName;
}

/** True for out-of-date codes, such as "mo" for Romanian and "iw" for Hebrew. */
function isOutOfUse(code: string): boolean {
  return !OWN_NAMES.has(code) && Intl.getCanonicalLocales(code)[0] !== code;
}

function twoLetters(): string[] {
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
  return letters.flatMap((first) => letters.map((second) => first + second));
}
