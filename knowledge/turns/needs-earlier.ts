// Decides by a few rules whether a message depends on the previous question. Used if no model reads the
// message. If the rules are unsure, the message counts as a new question: answering the previous question
// again is worse than missing a connection.
import { pointsBack } from './points-back.js';
import { subjectsOf } from './question-words.js';

/** Matches openings such as "Ok, so" or "thanks!", which do not show whether a question is a follow-up. */
const OPENING =
  /^(?:(?:ok(?:ay)?|right|thanks|thank you|ta|cheers|great|hi|hello|hey|sorry|oh|well|yes|no|so|also|now|then|please)(?:[\s,.!:;–-]+|$))+/i;
/** Matches the start of a message that adds to the previous question or changes a detail of it. */
const CONNECTED = /^(?:and|but|or|plus|what about|how about|what if|same|even|unless|until|for|in)\b/i;
/** Matches a question about what something is, which always names its subject. */
const DEFINES = /\b(?:what|who)(?:['’]?s| is| are) (?!(?:it|that|this|they|he|she)\b)\w/i;
/** A message of this many terms describes a whole case, and makes sense even if it starts with "she". */
const WHOLE_CASE_TERMS = 6;
/** A question that starts with "and" makes sense on its own if its subject has this many words. */
const CONNECTED_TERMS = 3;

export function needsEarlier(message: string): boolean {
  const text = message.trim().replace(OPENING, '').trim();
  const about = subjectsOf(text).length;
  if (!about) return true;
  if (CONNECTED.test(text) && about < CONNECTED_TERMS && !DEFINES.test(text)) return true;
  return about < WHOLE_CASE_TERMS && pointsBack(text);
}
