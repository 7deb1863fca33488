import { rememberPseudonyms, type Pseudonyms } from '../../../knowledge/redaction/pseudonyms/pseudonyms.js';
import type { BotPorts } from '../../model/ports.js';
import { showOwn } from './collect.js';
import { withoutNames } from './without-advisers-names.js';

/** What every text is cleaned with: names to leave out, and details that are the person's own. */
export interface CleanWith {
  names: readonly string[];
  own: readonly string[];
}

/**
 * Returns a function that redacts text which is only stored as it was written, in the same way as messages:
 * with the message reader or, while it is down, by the strict rules. Clean one text after another, so that two
 * people never get the same placeholder. `known`: the placeholders of the conversation.
 */
export function createKeptCleaner(
  ports: Pick<BotPorts, 'redact' | 'read'>,
  { names, own }: CleanWith,
  known: Pseudonyms = {},
): (text: string) => Promise<string> {
  let memory = known;
  return async (text) => {
    const { text: redacted, redactions } = ports.redact(text, memory, await ports.read?.(text));
    memory = rememberPseudonyms(memory, redactions);
    return showOwn(withoutNames(redacted, names), memory, own);
  };
}
