// Decides whether a message only makes sense with what was asked before it, by what it says and never by its length.
// In doubt it is new: an answer about the question before is worse than one that misses a hint.
import { termsOf } from '../text/terms.js';
import { clausesOf, pointsBack } from './points-back.js';
import { AUXILIARIES, GENERIC, MATTERS, QUESTION_WORDS, THOSE_INVOLVED } from './question-words.js';

/** "Ok, so" and "thanks!" before a question say nothing about it. */
const OPENING =
  /^(?:(?:ok(?:ay)?|right|thanks|thank you|thx|ta|cheers|great|good|perfect|lovely|brilliant|hi|hello|hey|sorry|oh|ah|um|er|well|yes|yeah|no|so|also|now|then|please|pls|just|next|another question|quick question|one more thing|new question|different question|question)(?:[\s,.!:;–-]+|$))+/i;
const CONNECTED = /^(?:and|but|or|plus)\b[\s,]*/i;
/** What follows changes a detail of the question before. */
const CHANGES_A_DETAIL =
  /^(?:what about|how about|what if|(?:and|but|or) (?:if|for|in|with|without|what if)|same (?:for|in|with|if|there|here|rules?|as)|(?:is|are|does|do|would) (?:it|that|this|they|those) (?:be )?(?:the same|different|also|apply|go|hold|include|count)|does the same)\b/i;
/** "Even if", "including": a condition on what was asked before. */
const CONDITION = /^(?:not )?(?:even|including|excluding|except|unless|apart from|other than)\b/i;
/** Asks what something is called or means: what it names is what it is about. */
const DEFINES =
  /^(?:(?:can|could) you (?:tell me|explain) |(?:please )?(?:tell me|explain) )?(?:what(?:['’]?s| is| are| does| do| counts as)|who(?:['’]?s| is| are)|define|definition of|meaning of|explain|tell me about|describe)\b/i;
const ENDS_AS_FOLLOW_UP =
  /\b(?:then|there|afterwards|(?<!looked )after|beforehand|instead|as well|either|too|(?:the )?same|the other|otherwise|in (?:that|this|such) cases?)\W*$/i;
/** A group or an age alone, such as "adults?": the question is the one before, about them. */
const WHO_ONLY =
  /^(?:an? |the |my |our )?(?:(?:young|older|younger|foreign|british|eu|uk|male|female|foster|social|unaccompanied|looked[- ]after|disabled) )*(?:adults?|child(?:ren)?|kids?|babies|baby|teenagers?|boys?|girls?|wom[ae]n|m[ae]n|people|parents?|carers?|siblings?|workers?|nationals?|citizens?|teachers?|police(?: officers?)?|schools?|hospitals?|doctors?|nurses?|charities|councils?|(?:a )?(?:\d{1,2}|sixteen|seventeen|eighteen)[- ]?(?:year[- ]olds?)?|(?:over|under)[- ]?\d{1,2}s?|care leavers?|gps?|solicitors?|(?:a |the )?local authorit(?:y|ies))\W*$/i;
const NATION_NAMES = /\b(?:england|wales|scotland|northern ireland|ni)\b/gi;

/** A message that tells a whole case stands alone, even where it begins with "she". */
const WHOLE_CASE_TERMS = 6;
/** So does one with as many words of its own that names no matter of the field. */
const OWN_TERMS = 5;
/** So does a connected question, or a change of detail, with these. */
const CONNECTED_TERMS = 4;
const CONNECTED_MATTERS = 2;
/** Of a few words that are about no matter of the field: with more words that we do not know, they are about another. */
const MOST_UNKNOWN = 1;

/** True where it leans on the question before. */
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

/** What it names beside a nation and words that any question has. */
function subjectsOf(text: string): string[] {
  const terms = termsOf(text.replace(NATION_NAMES, ' '));
  return terms.filter((term) => !GENERIC.has(term) && !/^\d{1,2}$/.test(term));
}

/** "For a child?", "if he was 19 at the time", "needs a court?": there is no question of its own in it. */
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
