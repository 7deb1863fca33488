// Recognises small talk and requests in people's own words. Every word of the message must be part of it: "Thanks, but
// she's gone now" is not thanks. The words are in request-words.ts.
import { firstNationNamed, withoutNations } from '../../../knowledge/question/find-nations.js';
import { foldText } from '../../../knowledge/text/terms.js';
import { withoutFormatting } from './chat-formatting.js';
import { isRequest } from './commands.js';
import type { Command } from './commands.js';
import { INTENTS, SOCIAL } from './request-words.js';

/** Longer than anyone's small talk. */
const MOST_WORDS = 24;

const READ = INTENTS.map(({ command, says, words }) => {
  const phrases = says.map((phrase) => phrase.split(' ').map((group) => group.split('|')));
  return { command, phrases, words: new Set([...SOCIAL, ...words.split(' '), ...phrases.flat(2)]) };
});

/** Undefined for anything else, which is nearly every message. */
export function parseRequest(text: string): Command | undefined {
  const words = wordsOf(text);
  if (!words.length || words.length > MOST_WORDS) return undefined;
  const heard = READ.find(
    (intent) =>
      words.every((word) => intent.words.has(word)) &&
      intent.phrases.some((phrase) => standsIn(phrase, words)),
  );
  if (!heard) return undefined;
  if (heard.command.do !== 'nation') return heard.command;
  const jurisdiction = firstNationNamed(text);
  return { do: 'nation', ...(jurisdiction && { jurisdiction }) };
}

/** While someone waits for an adviser, requests still work; small talk goes to the adviser. */
export function parseWhileWaiting(text: string): Command | undefined {
  const command = parseRequest(text);
  return command && isRequest(command) ? command : undefined;
}

/** Whether the groups of words appear in order, with anything between them. */
function standsIn(phrase: readonly (readonly string[])[], words: readonly string[]): boolean {
  let at = 0;
  return phrase.every((group) => {
    at = words.findIndex((word, n) => n >= at && group.includes(word)) + 1;
    return at > 0;
  });
}

/** In lower case without punctuation: "hellooo" becomes "hello", and the name of a nation one word. */
function wordsOf(text: string): string[] {
  const small = withoutNations(foldText(withoutFormatting(text)), ' @ ')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/\b(some|any|every)body\b/gu, '$1one')
    .replace(/\bnobody\b/gu, 'no one');
  return small.match(/[\p{L}\p{N}@]+/gu) ?? [];
}
