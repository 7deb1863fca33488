// Plants words in people’s messages, to check when they are deleted: names that begin with "zebra", which are
// redacted, and words that are not.
import type { Redacted, RedactedText } from '../../../knowledge/model/personal-data.js';
import type { TestBot } from '../../fakes/test-bot.js';
import { findInDump, findWords, wordsIn } from '../../support/governance/find-words.js';

/**
 * Redacts every word that begins with "zebra" as a name. Each day has a new name, because the value behind a
 * placeholder is kept for as long as an original message uses it.
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

/** Finds planted words in any row and, on SQLite, in any file. */
export const plantedIn = async ({ database, dataDir }: TestBot): Promise<string[]> =>
  wordsIn(await findWords(PLANTED, { database, dataDir }));

export const plantedInDump = (bot: TestBot): string[] => findInDump(PLANTED, bot.databaseUrl!);
