import { rememberPseudonyms, type Pseudonyms } from '../../../knowledge/redaction/pseudonyms/pseudonyms.js';
import type { BotPorts } from '../../model/ports.js';
import { showOwn } from './collect.js';
import { withoutNames } from './without-advisers-names.js';

/** What every text is cleaned with: names to leave out, and details that are the person's own. */
export interface CleanWith {
  names: readonly string[];
  own: readonly string[];
}

/** `strictly`: by the strict rules, without the message reader. */
export type CleanKept = (text: string, how?: { strictly?: boolean }) => Promise<string>;

/**
 * Returns a function that redacts text which is only stored as it was written, in the same way as messages:
 * with the message reader or, while it is down, by the strict rules. Clean one text after another, so that two
 * people never get the same placeholder. `known`: the placeholders of the conversation.
 */
export function createKeptCleaner(
  ports: Pick<BotPorts, 'redact' | 'read'>,
  { names, own }: CleanWith,
  known: Pseudonyms = {},
): CleanKept {
  let memory = known;
  return async (text, { strictly = false } = {}) => {
    const reading = strictly ? 'failed' : await ports.read?.(text);
    const { text: redacted, redactions } = ports.redact(text, memory, reading);
    memory = rememberPseudonyms(memory, redactions);
    return showOwn(withoutNames(redacted, names), memory, own);
  };
}

const ENDING =
  /\.(?:csv|docx?|eml|gif|heic|html?|jpe?g|json|m4a|markdown|md|mov|mp[34]|msg|odt|ogg|pdf|png|pptx?|rtf|txt|webp|xlsx?|zip)$/i;

/**
 * Redacts the name of a file by the strict rules too, whatever the reader finds: names of people run into other
 * words there, as in “BlertaHoxhaj2009.pdf”, and there is no sentence around them.
 */
export async function cleanFileName(clean: CleanKept, name: string): Promise<string> {
  const [ending = ''] = ENDING.exec(name) ?? [];
  const words = name.slice(0, name.length - ending.length).replaceAll('_', ' ');
  return `${await clean(await clean(words, { strictly: true }))}${ending}`;
}
