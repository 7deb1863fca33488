// Decides by a few rules whether a message only makes sense with the question before it. Used if no model reads it. If
// in doubt, the message counts as a new question: answering the previous one again is worse than missing a hint.
import { pointsBack } from './points-back.js';
import { subjectsOf } from './question-words.js';

/** "Ok, so" or "thanks!" before a question does not show whether it depends on an earlier question. */
const OPENING =
  /^(?:(?:ok(?:ay)?|right|thanks|thank you|ta|cheers|great|hi|hello|hey|sorry|oh|well|yes|no|so|also|now|then|please)(?:[\s,.!:;–-]+|$))+/i;
/** Adds to the previous question, or changes a detail of it. */
const CONNECTED = /^(?:and|but|or|plus|what about|how about|what if|same|even|unless|until|for|in)\b/i;
/** Asks what something is, so it names what it is about. */
const DEFINES = /\b(?:what|who)(?:['’]?s| is| are) (?!(?:it|that|this|they|he|she)\b)\w/i;
/** A message that describes a whole case makes sense on its own, even if it starts with "she". */
const WHOLE_CASE_TERMS = 6;
/** A question that starts with "and" or similar also makes sense on its own if it has this many words for a subject. */
const CONNECTED_TERMS = 3;

/** True if the message depends on the previous question. */
export function needsEarlier(message: string): boolean {
  const text = message.trim().replace(OPENING, '').trim();
  const about = subjectsOf(text).length;
  if (!about) return true;
  if (CONNECTED.test(text) && about < CONNECTED_TERMS && !DEFINES.test(text)) return true;
  return about < WHOLE_CASE_TERMS && pointsBack(text);
}
