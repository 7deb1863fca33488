// Finds the wording for a form, a command or the App Home in the person's language: the one they chose or
// last wrote in. Slack does not tell us which it is.
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import type { BotQueries } from '../../../bot/model/queries.js';
import { personOf, placeOf } from '../model/places.js';

/** `channel`: the person's direct message, if Slack names it. */
export type WordsFor = (team: string, user: string, channel?: string) => Promise<PractitionerWords>;

/**
 * Uses English if the person's language cannot be looked up, because a form must open even when the store is
 * down.
 */
export function createWordsFor(queries: Pick<BotQueries, 'home'> | undefined): WordsFor {
  return async (team, user, channel = user) => {
    const place = placeOf(team, { channel }, 'personal');
    const home = await queries?.home(personOf(team, user), place).catch(() => undefined);
    return wordsIn(home?.language);
  };
}
