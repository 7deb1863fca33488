// The names of languages, as we show them and as people type them.

const shown = new Intl.DisplayNames('en-GB', { type: 'language' });
const known = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'none' });

/** What the machine's own list has no name for, or the same name as for another. */
const OWN_NAMES: ReadonlyMap<string, string> = new Map([
  ['bfi', 'British Sign Language'],
  ['cmn', 'Mandarin'],
  ['kmr', 'Kurmanji'],
  ['syl', 'Sylheti'],
  ['tw', 'Twi'],
]);
/** With three letters, beside all that have two: asking for each that could be would take a second. */
const THREE_LETTERS = ['ckb', 'fil', 'hmn', 'luo', 'prs', 'rom', 'yue', ...OWN_NAMES.keys()];
/** As people in the field also call them. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['bengali', 'bn'],
  ['bsl', 'bfi'],
  ['farsi', 'fa'],
  ['romani', 'rom'],
  ['sorani', 'ckb'],
]);

/** BCP 47 with a language that can be looked up. */
export function isLanguage(code: string): boolean {
  if (!/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(code)) return false;
  try {
    shown.of(code);
    return true;
  } catch {
    return false;
  }
}

/** "Polish" for "pl"; the code itself where no name is known. */
export function languageName(code: string): string {
  return OWN_NAMES.get(code) ?? shown.of(code) ?? code;
}

/** What can be typed again: the name, if it means only this code; otherwise the code. */
export function languageToType(code: string): string {
  const name = languageName(code);
  return readLanguage(name) === code ? name : code;
}

/** The code of a language typed by its English name or as a code; undefined if it is neither. */
export function readLanguage(typed: string): string | undefined {
  const name = typed.trim().toLowerCase();
  const named = OTHER_NAMES.get(name) ?? codesByName().get(name);
  if (named !== undefined) return named;
  const code = typed.trim().replace(/^[A-Za-z]+/, (letters) => letters.toLowerCase());
  return isLanguage(code) && hasName(code) ? code : undefined;
}

/** Any two or three letters would otherwise pass for a language. */
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

/** "mo" for Romanian, "iw" for Hebrew. */
function isOutOfUse(code: string): boolean {
  return !OWN_NAMES.has(code) && Intl.getCanonicalLocales(code)[0] !== code;
}

function twoLetters(): string[] {
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
  return letters.flatMap((first) => letters.map((second) => first + second));
}
