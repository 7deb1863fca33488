// Recognises small talk and requests in Welsh whatever the order of their words. Each word must be one of the
// kind’s own or a little word: with any other word, such as “plentyn”, the message is a question. Nothing is
// changed or erased without a button, and nothing kept from an adviser, because the order may change the meaning.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { foldText } from '../../../knowledge/text/terms.js';
import { isTalk, REQUEST_KINDS, TALK_KINDS } from '../../../knowledge/turns/turn-kinds.js';
import type { Command } from './command.js';

/** Words with spaces between them. One in capitals stands for the list of that name. */
const wordsSchema = z.string().min(1);
const kindSchema = z.object({
  is: z.enum([...TALK_KINDS, ...REQUEST_KINDS]),
  /** At least one word of each must be there. */
  keys: z.array(wordsSchema).min(1),
  /** Other words that may be there. */
  also: wordsSchema.optional(),
  /**
   * Words of which none may be there. With those of TELL, a message says more than small talk does: “diolch,
   * mae o yma nawr”. With “yma”, “aros” may mean “stay”, not “wait”.
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
