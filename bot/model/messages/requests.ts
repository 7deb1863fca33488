// Hears small talk and requests in people's own words. Every word of the message must belong to it: "Thanks, but she's
// gone now" is no thanks. What the words are stands in request-words.ts.
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

/** Undefined for everything else, and so for nearly every message. */
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

/** A request is heard while someone waits for an adviser too; small talk then goes to the adviser. */
export function parseWhileWaiting(text: string): Command | undefined {
  const command = parseRequest(text);
  return command && isRequest(command) ? command : undefined;
}

/** Each group of words in its turn, with whatever stands between. */
function standsIn(phrase: readonly (readonly string[])[], words: readonly string[]): boolean {
  let at = 0;
  return phrase.every((group) => {
    at = words.findIndex((word, n) => n >= at && group.includes(word)) + 1;
    return at > 0;
  });
}

/** Small letters without marks: "hellooo" is "hello", and what names a nation is one word. */
function wordsOf(text: string): string[] {
  const small = withoutNations(foldText(withoutFormatting(text)), ' @ ')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/\b(some|any|every)body\b/gu, '$1one')
    .replace(/\bnobody\b/gu, 'no one');
  return small.match(/[\p{L}\p{N}@]+/gu) ?? [];
}
