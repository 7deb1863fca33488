// Words planted in what people write, which ages: names that begin with "zebra", and words that stay.
import type { Redacted, RedactedText } from '../../../knowledge/model/personal-data.js';
import type { TestBot } from '../../fakes/test-bot.js';
import { findInDump, findWords, wordsIn } from '../../support/governance/find-words.js';

/** Takes out every word that begins with "zebra", as a name. */
export function redactZebras(text: string): Redacted {
  const redactions = [...text.matchAll(/zebra\w+/gi)].map(({ 0: word, index }) => ({
    text: word,
    type: 'name' as const,
    start: index,
    end: index + word.length,
    pseudonym: '[name 1]',
  }));
  return { text: text.replace(/zebra\w+/gi, '[name 1]') as RedactedText, redactions };
}

const PLANTED = /(?:zebra|quokka)\d+[a-z]+/gi;

/** In any row, and on SQLite in any file. */
export const plantedIn = async ({ database, dataDir }: TestBot): Promise<string[]> =>
  wordsIn(await findWords(PLANTED, { database, dataDir }));

export const plantedInDump = (bot: TestBot): string[] => findInDump(PLANTED, bot.databaseUrl!);
