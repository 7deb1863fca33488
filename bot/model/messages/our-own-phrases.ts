// Finds the part of a message that is one of our own phrases, so that its words are not mistaken for names.
import { foldText } from '../../../knowledge/text/terms.js';
import type { Command } from './command.js';
import { explicitQuestion, parseCommand } from './commands.js';
import { isFixedPhrase } from './recognise-small-talk-and-requests.js';

/**
 * Words for yes, no and thanks that are also names. If one of these is the whole message, or follows a
 * greeting, it may be a name.
 */
const ALSO_NAMES: ReadonlySet<string> = new Set(['do', 'ia', 'na', 'ta']);

/**
 * Returns the whole text if it is a fixed command or phrase. If the command has free text, returns only its
 * first word: “complaint” in “complaint: the answer is wrong”. Otherwise, returns an empty string.
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
