import { rememberPseudonyms, type Pseudonyms } from '../../../knowledge/redaction/pseudonyms/pseudonyms.js';
import type { BotPorts } from '../../model/ports.js';
import { showOwn } from './own-details.js';
import { withoutNames } from './without-advisers-names.js';

/**
 * How to clean a text: `names` lists advisers' names to leave out, and `own` lists the person's own details,
 * which are shown.
 */
export interface CleanWith {
  names: readonly string[];
  own: readonly string[];
}

/** `isFileName`: also applies the strict rules. Names found only by the strict rules are not remembered. */
export type CleanKept = (text: string, how?: { isFileName?: boolean }) => Promise<string>;

/**
 * Returns a function that redacts text stored only in its original form. Uses the message reader, as for
 * messages, or the strict rules while the reader is unavailable. Wait for each text to be cleaned before
 * starting the next, so that 2 people never get the same placeholder. `known`: the conversation's
 * placeholders.
 */
export function createKeptCleaner(
  ports: Pick<BotPorts, 'redact' | 'read'>,
  { names, own }: CleanWith,
  known: Pseudonyms = {},
): CleanKept {
  let memory = known;
  const show = (text: string, shown: Pseudonyms) => showOwn(withoutNames(text, names), shown, own);

  async function read(text: string, isFileName: boolean): Promise<string> {
    const reading = await ports.read?.(text);
    if (isFileName && reading === 'failed') return text;
    const { text: redacted, redactions } = ports.redact(text, memory, reading);
    memory = rememberPseudonyms(memory, redactions);
    return redacted;
  }

  async function readFileName(name: string): Promise<string> {
    const numbered = new Set(Object.values(memory));
    const { text, redactions } = ports.redact(name, memory, 'failed');
    const redacted = await read(text, true);
    const fresh = redactions.map(({ pseudonym }) => pseudonym).filter((one) => !numbered.has(one));
    return fresh.reduce(
      (result, pseudonym) => result.replaceAll(pseudonym, withoutNumber(pseudonym)),
      show(redacted, rememberPseudonyms(memory, redactions)),
    );
  }

  return async (text, { isFileName = false } = {}) =>
    isFileName ? readFileName(text) : show(await read(text, false), memory);
}

/**
 * Removes the number from a placeholder, because the text it replaces might not be a name, and the number is
 * not remembered.
 */
const withoutNumber = (pseudonym: string) => pseudonym.replace(/ \d+\]$/, ']');

const ENDING =
  /\.(?:csv|docx?|eml|gif|heic|html?|jpe?g|json|m4a|markdown|md|mov|mp[34]|msg|odt|ogg|pdf|png|pptx?|rtf|txt|webp|xlsx?|zip)$/i;

/**
 * Redacts the name of a file. Always uses the strict rules as well as the reader, because a file name has no
 * sentence around it, and names are often run together, as in “BlertaHoxhaj2009.pdf”.
 */
export async function cleanFileName(clean: CleanKept, name: string): Promise<string> {
  const [ending = ''] = ENDING.exec(name) ?? [];
  const words = name.slice(0, name.length - ending.length).replaceAll('_', ' ');
  return `${await clean(words, { isFileName: true })}${ending}`;
}
