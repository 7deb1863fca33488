// Plants words in people’s messages, to check when they are deleted. Words that begin with "zebra" are
// redacted as names; the others are not.
import type { Redacted, RedactedText } from '../../../knowledge/model/personal-data.js';
import type { TestBot } from '../../fakes/test-bot.js';
import { findInDump, findWords, wordsIn } from '../../support/governance/find-words.js';

/**
 * Redacts every word that begins with "zebra" as a name. Each day’s word is different, because a
 * placeholder’s value is kept as long as any original message uses it.
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

/** Finds planted words in the rows and, on SQLite, in the files of the store. */
export const plantedIn = async ({ database, dataDir }: TestBot): Promise<string[]> =>
  wordsIn(await findWords(PLANTED, { database, dataDir }));

export const plantedInDump = (bot: TestBot): string[] => findInDump(PLANTED, bot.databaseUrl!);
