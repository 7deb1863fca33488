// Finds the part of a message that is one of our own phrases, so that its words are not taken for names.
import { foldText } from '../../../knowledge/text/terms.js';
import type { Command } from './command.js';
import { explicitQuestion, parseCommand } from './commands.js';
import { isFixedPhrase } from './recognise-small-talk-and-requests.js';

/** Words for yes, no and thanks that are also names. Alone or after a greeting, one may be what someone is called. */
const ALSO_NAMES: ReadonlySet<string> = new Set(['do', 'ia', 'na', 'ta']);

/**
 * All of a command or phrase that has nothing free in it, or the first word of one that does: “complaint” in
 * “complaint: the answer is wrong”. Otherwise empty.
 */
export function fixedPartOf(text: string): string {
  const command = parseCommand(text);
  if (command ? !hasFreePart(command) : isFixedPhrase(text)) return mayBeAName(text) ? '' : text;
  return command || explicitQuestion(text) !== undefined ? (/\p{L}+/u.exec(text)?.[0] ?? '') : '';
}

const GREETINGS: ReadonlySet<string> = new Set(['hi', 'hello', 'helo', 'hey', 'ok', 'okay', 'iawn']);

function mayBeAName(text: string): boolean {
  const words = foldText(text).match(/\p{L}+/gu) ?? [];
  const said = words.filter((word, n) => n > 0 || !GREETINGS.has(word));
  return said.length > 0 && said.every((word) => ALSO_NAMES.has(word));
}

function hasFreePart(command: Command): boolean {
  if (command.do === 'nation') return command.jurisdiction === undefined;
  if (command.do === 'agency') return command.agency === undefined;
  return command.do === 'remove' || (command.do === 'complaint' && command.about !== undefined);
}
