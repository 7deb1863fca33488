// Words planted in what people write, which ages: names that begin with "zebra", and words that stay.
import type { Redacted, RedactedText } from '../../../knowledge/model/personal-data.js';
import type { TestBot } from '../../fakes/test-bot.js';
import { findInDump, findWords, wordsIn } from '../../support/governance/find-words.js';

/**
 * Takes out every word that begins with "zebra", as a name: a new one for each day, since what a placeholder stands for is
 * kept for as long as an original message uses it.
 */
export function redactZebras(text: string): Redacted {
  const redactions = [...text.matchAll(ZEBRA)].map(({ 0: word, 1: day, index }) => ({
    text: word,
    type: 'name' as const,
    start: index,
    end: index + word.length,
    pseudonym: `[name ${day}]`,
  }));
  return { text: text.replace(ZEBRA, '[name $1]') as RedactedText, redactions };
}

const ZEBRA = /zebra(\d+)\w+/gi;

const PLANTED = /(?:zebra|quokka)\d+[a-z]+/gi;

/** In any row, and on SQLite in any file. */
export const plantedIn = async ({ database, dataDir }: TestBot): Promise<string[]> =>
  wordsIn(await findWords(PLANTED, { database, dataDir }));

export const plantedInDump = (bot: TestBot): string[] => findInDump(PLANTED, bot.databaseUrl!);
