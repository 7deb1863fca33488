// Recognises small talk and requests in Welsh, with the words in any order. Every word must be on the list
// for one kind of message, or be a common short word. If there is any other word, such as “plentyn”, the
// message counts as a question. The order of the words can change the meaning, so nothing is changed or
// erased until someone presses a button, and advisers still see the message.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { foldText } from '../../../knowledge/text/terms.js';
import { isTalk, REQUEST_KINDS, TALK_KINDS } from '../../../knowledge/turns/turn-kinds.js';
import type { Command } from './command.js';

/**
 * Words separated by spaces. A word in capitals is the name of a list, and stands for the words in that list.
 */
const wordsSchema = z.string().min(1);
const kindSchema = z.object({
  is: z.enum([...TALK_KINDS, ...REQUEST_KINDS]),
  /** Each item is a set of words. The message must contain at least one word from every set. */
  keys: z.array(wordsSchema).min(1),
  /** Other words that the message may contain. */
  also: wordsSchema.optional(),
  /**
   * Words that the message must not contain. A word from the list TELL shows that the message is more than
   * small talk: “diolch, mae o yma nawr”. Next to “yma”, the word “aros” may mean “stay” instead of “wait”.
   */
  not: wordsSchema.optional(),
});
const { lists, kinds } = z
  .object({ lists: z.record(z.string(), wordsSchema), kinds: z.array(kindSchema) })
  .parse(JSON.parse(readFileSync(new URL('welsh-everyday-words.json', import.meta.url), 'utf8')));

const KINDS = kinds.map(({ is, keys, also = '', not = '' }) => ({
  command: commandOf(is),
  keys: keys.map((key) => new Set(listed(key))),
  known: new Set(listed(`LITTLE ${keys.join(' ')} ${also}`)),
  not: new Set(listed(not)),
}));

function listed(words: string): string[] {
  return words.split(' ').flatMap((word) => (lists[word] === undefined ? word : listed(lists[word])));
}

function commandOf(is: z.infer<typeof kindSchema>['is']): Command {
  if (isTalk(is)) return { do: 'talk', about: is };
  if (is === 'status') return { do: 'status', of: 'request' };
  return is === 'forget-nation' ? { do: is, offer: true } : { do: is };
}

export function parseEverydayWelsh(text: string): Command | undefined {
  const words = foldText(text.replace(/['’`]/g, ' ')).match(/[\p{L}\p{N}]+/gu) ?? [];
  return KINDS.find(
    ({ keys, known, not }) =>
      words.every((word) => known.has(word) && !not.has(word)) &&
      keys.every((key) => words.some((word) => key.has(word))),
  )?.command;
}
