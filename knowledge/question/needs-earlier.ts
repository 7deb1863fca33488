// Decides whether a message only makes sense with the question before it, by what it says and never by its length.
// If in doubt it is new: answering the previous question is worse than missing a hint.
import { termsOf } from '../text/terms.js';
import { clausesOf, pointsBack } from './points-back.js';
import { AUXILIARIES, GENERIC, MATTERS, QUESTION_WORDS, THOSE_INVOLVED } from './question-words.js';

/** "Ok, so" or "thanks!" before a question says nothing about it. */
const OPENING =
  /^(?:(?:ok(?:ay)?|right|thanks|thank you|thx|ta|cheers|great|good|perfect|lovely|brilliant|hi|hello|hey|sorry|oh|ah|um|er|well|yes|yeah|no|so|also|now|then|please|pls|just|next|another question|quick question|one more thing|new question|different question|question)(?:[\s,.!:;–-]+|$))+/i;
const CONNECTED = /^(?:and|but|or|plus)\b[\s,]*/i;
/** Changes a detail of the previous question. */
const CHANGES_A_DETAIL =
  /^(?:what about|how about|what if|(?:and|but|or) (?:if|for|in|with|without|what if)|same (?:for|in|with|if|there|here|rules?|as)|(?:is|are|does|do|would) (?:it|that|this|they|those) (?:be )?(?:the same|different|also|apply|go|hold|include|count)|does the same)\b/i;
/** "Even if", "including": a condition on the previous question. */
const CONDITION = /^(?:not )?(?:even|including|excluding|except|unless|apart from|other than)\b/i;
/** Asks what something is or means, so it names what it is about. */
const DEFINES =
  /^(?:(?:can|could) you (?:tell me|explain) |(?:please )?(?:tell me|explain) )?(?:what(?:['’]?s| is| are| does| do| counts as)|who(?:['’]?s| is| are)|define|definition of|meaning of|explain|tell me about|describe)\b/i;
const ENDS_AS_FOLLOW_UP =
  /\b(?:then|there|afterwards|(?<!looked )after|beforehand|instead|as well|either|too|(?:the )?same|the other|otherwise|in (?:that|this|such) cases?)\W*$/i;
/** Only a group or an age, such as "adults?": asks the previous question about them. */
const WHO_ONLY =
  /^(?:an? |the |my |our )?(?:(?:young|older|younger|foreign|british|eu|uk|male|female|foster|social|unaccompanied|looked[- ]after|disabled) )*(?:adults?|child(?:ren)?|kids?|babies|baby|teenagers?|boys?|girls?|wom[ae]n|m[ae]n|people|parents?|carers?|siblings?|workers?|nationals?|citizens?|teachers?|police(?: officers?)?|schools?|hospitals?|doctors?|nurses?|charities|councils?|(?:a )?(?:\d{1,2}|sixteen|seventeen|eighteen)[- ]?(?:year[- ]olds?)?|(?:over|under)[- ]?\d{1,2}s?|care leavers?|gps?|solicitors?|(?:a |the )?local authorit(?:y|ies))\W*$/i;
const NATION_NAMES = /\b(?:england|wales|scotland|northern ireland|ni)\b/gi;

/** A message that describes a whole case stands alone, even if it begins with "she". */
const WHOLE_CASE_TERMS = 6;
/** So does one with this many words of its own, even if none is a subject of the field. */
const OWN_TERMS = 5;
/** So does a connected question, or a change of detail, with this many. */
const CONNECTED_TERMS = 4;
const CONNECTED_MATTERS = 2;
/** For short messages about no subject of the field: with more unknown words, they are about something else. */
const MOST_UNKNOWN = 1;

/** True if it depends on the previous question. */
export function needsEarlier(message: string): boolean {
  const text = message.trim().replace(OPENING, '').trim();
  const rest = text.replace(CONNECTED, '');
  const about = subjectsOf(rest);
  const matters = about.filter((term) => MATTERS.has(term));
  if (!about.length || CONDITION.test(rest) || isFragment(rest)) return true;
  const isWhole = about.length >= CONNECTED_TERMS && matters.length >= CONNECTED_MATTERS;
  if (CHANGES_A_DETAIL.test(text)) return !isWhole;
  if (rest !== text && about.length < CONNECTED_TERMS && !DEFINES.test(rest)) return true;
  if (about.length >= WHOLE_CASE_TERMS) return false;
  return pointsBack(rest) || namesTooLittle(rest, about, matters);
}

function namesTooLittle(text: string, about: readonly string[], matters: readonly string[]): boolean {
  if (DEFINES.test(text) || about.length >= OWN_TERMS) return false;
  if (ENDS_AS_FOLLOW_UP.test(text)) return true;
  if (matters.length) return false;
  const unknown = about.filter((term) => !THOSE_INVOLVED.has(term));
  return unknown.length <= (asksInFull(text) ? 0 : MOST_UNKNOWN);
}

function asksInFull(text: string): boolean {
  return clausesOf(text).some((word) => AUXILIARIES.has(word) || QUESTION_WORDS.has(word));
}

/** What it names, apart from nations and words found in any question. */
function subjectsOf(text: string): string[] {
  const terms = termsOf(text.replace(NATION_NAMES, ' '));
  return terms.filter((term) => !GENERIC.has(term) && !/^\d{1,2}$/.test(term));
}

/** "For a child?", "if he was 19 at the time", "needs a court?": not a question on its own. */
function isFragment(text: string): boolean {
  const words = clausesOf(text);
  const hasVerb = words.some((word) => AUXILIARIES.has(word) || /^(?:i|we|you)$/.test(word));
  const asks = words.findIndex((word) => QUESTION_WORDS.has(word));
  if (WHO_ONLY.test(text.replace(NATION_NAMES, ' ').trim())) return true;
  if (/^(?:needs?|must|has to|have to|got to)\b/i.test(text)) return words.length < WHOLE_CASE_TERMS;
  if (
    /^(?:for|in|on|at|by|from|with|without|after|during|within|until|under|only|to)\b/i.test(text) &&
    !hasVerb
  )
    return asks < 2;
  if (/^(?:if|unless)\b/i.test(text))
    return (
      !words.slice(0, -1).includes(',') &&
      !words
        .slice(1)
        .some((word) => QUESTION_WORDS.has(word) || /^(?:can|should|do|does|must|will)$/.test(word))
    );
  return (
    !hasVerb &&
    asks < 0 &&
    words.length <= WHOLE_CASE_TERMS &&
    /\b(?:needed|required|necessary|allowed|involved|their|them|his|her|they|he|she)\b/i.test(text)
  );
}
