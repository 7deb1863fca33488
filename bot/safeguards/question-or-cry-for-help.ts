// Distinguishes a general question ("what do staff do when a child is taken") from a cry for help ("what do I
// do").
import { isPlaceName } from '../../knowledge/redaction/lists/places.js';
import { wordSet } from '../../knowledge/text/word-set.js';

/**
 * Matches cries for help, such as "what do I do", with their question mark. Any other question makes danger less
 * likely.
 */
const CRY =
  /\b(?:what (?:do|should|shall|can) (?:i|we) do(?! (?:if|when|about|to))|what now|do i (?:wait|call|ring|stall|stay|go|let|stop|follow|drive|open)|shall i|should i (?:call|ring|go|wait|intervene|follow|stop)|who (?:do i|to) (?:ring|call) ?(?:now)?|where do i take|can (?:you|u|someone|somebody|anyone) (?:\w+ )?(?:help|come|call|send|ring)|is (?:anyone|someone|anybody|somebody) there|how do i (?:stop|get))\b(?:[ !]*\?)*/gu;
const OPENS_AS_QUESTION =
  /^(?:(?:hi|hello|hey|and|but|so|also|anyway|er|um|ok|please|pls|quick question|question|policy question|just),? ){0,4}(?:whats?|whos?|which|when|wheres?|how|is|are|do|does|did|can|could|should|would|will|whose|any|was|were|has|have|need|why|if|for|under|after|must|at what|at which|in which|to whom|am i|may)\b/u;
const ASKS =
  /\?|\b(?:whats?|who(?:s|ever)?|which|when do|how|do (?:we|i|they|hospitals|schools)|does|can (?:we|i|he|she|they|the|a|an|it)|(?<!(?:there|he|she|it|this|that|who) )is (?:it|there|he|she|the|that|this|consent|a)|are (?:we|there|they)|should (?:we|i|he|she)|procedure|any guidance)\b/u;

/**
 * True if any part of the message asks for something other than help. Expects lower case, without
 * apostrophes.
 */
export const asks = (message: string) => ASKS.test(withoutCry(message));
/**
 * True if the message starts by asking for something other than help. Expects lower case, without
 * apostrophes.
 */
export const opensAsQuestion = (message: string) => OPENS_AS_QUESTION.test(withoutCry(message).trimStart());

/** Removes cries for help. Expects lower case, without apostrophes. */
export const withoutCry = (message: string) => message.replace(CRY, ' ');

const WHO_WORDS =
  wordSet(`a an the and or about around aged age ages years year old yrs yo y o is s was are im i am he she they it its hes shes theyre
  both we think maybe probably nearly just turned says from in to of her him his their my our us weve ive who
  boy boys girl girls lad lads lass male female child children kid kids young person people teenager teen baby brother sister
  one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  half brothers sisters mum mums dad mother father parents aunt auntie uncle cousin cousins twin twins family
  northern has have had got hasnt havent no not any some new other same yet already
  passport papers documents visa id card cards phone phones number bank account money clothes job dog cat
  teacher school college nursery gp doctor nurse social worker solicitor lawyer guardian interpreter manager carer carers
  told asked emailed rang spoke spoken referred referral form today last week month since
  speaks speak tall short quiet shy likes`);

/** “With” and “by” only count here: “girl 14 with a male 40” may be danger. */
const PLAIN_PHRASES =
  /\b(?:lives?|living) with (?:an?|her|his|their|my|our) (?:mum|dad|mother|father|parents|aunt|uncle|grandparents|family|foster (?:carers?|family))\b|\bin (?:foster )?care\b|\b(?:came|arrived) (?:by|on an?) (?:small )?(?:plane|boat|lorry|train|ferry|coach|bus)\b|\bon bail\b|^theres\b|^there (?:is|are|was|were)\b|\b(?:do|does|did) not (?:know|say)\b|\b(?:dont|doesnt|didnt) (?:know|say)\b/gu;

/** Someone has someone: “they have my sister”, “he has a girl”. */
const HOLDS_SOMEONE =
  /\b(?:has|have|had|got) (?:got )?(?:(?:the|this|that|my|our|her|his|their|him|them|us|both)\b|(?:(?:an?|one|two|three|four|some|other|new|young) )*(?:boys?|girls?|lads?|lass|males?|females?|child(?:ren)?|kids?|people|person|teen(?:ager)?)\b)/u;

/**
 * True if the message only gives plain facts that the bot and advisers ask for: a nation, age, sex or origin,
 * family, papers, belongings, or who was told (“England. He is 15.”, “She has a brother.”). The message reader
 * sees a reply without the question, and mistook 30 of 103 such replies for danger. None of 6,215 messages
 * about danger has only these words.
 */
export function onlyPlainFacts(text: string): boolean {
  const plain = text.toLowerCase().replace(/['’]/gu, '');
  const words = plain.replace(PLAIN_PHRASES, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
  return (
    /\p{L}/u.test(plain) &&
    !HOLDS_SOMEONE.test(plain) &&
    words.every((word) => WHO_WORDS.has(word) || /^\d{1,2}$/u.test(word) || isPlaceName(word))
  );
}
