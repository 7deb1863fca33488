// Recognises someone who writes that 999 or the police have been called. This only changes the words of the reply:
// the numbers to call are given as before, and so is the request to the advisers.
import { plainCharacters } from '../../../knowledge/text/plain-characters.js';

const HELP = String.raw`(?:999|(?:the )?(?:police|ambulance|paramedics|emergency services))`;
const SOON = String.raw`(?: (?:already|just|now))*`;
/** “The police called me”, “the ambulance was called off”. */
const NOT_BY_THEM = String.raw`(?! (?:me|us|you|him|her|them|off|back|round|about|at|here|to)\b)`;
const WELSH_HELP = String.raw`(?:999|(?:(?:'r|yr|r) ?)?(?:heddlu|ambiwlans|gwasanaethau brys))`;

const CALLED = new RegExp(
  String.raw`\b(?:${[
    String.raw`(?:i|we)(?:'?ve| have)?${SOON} (?:called|rung|rang|phoned|dialled|alerted) ${HELP}`,
    String.raw`(?:on the (?:phone|line) (?:to|with)|spoken to|through to) ${HELP}`,
    String.raw`${HELP} (?:(?:has|have)${SOON} been |was |were )?(?:called|rung|phoned|alerted)${NOT_BY_THEM}`,
    String.raw`${HELP}(?:'?re| are| is)?${SOON} (?:on (?:the|their|its) way|en route|coming)(?! (?:after|for|to)\b)`,
    String.raw`(?<!ddim )wedi (?:ffonio|galw|cysylltu â|cysylltu gyda) ?${WELSH_HELP}`,
    String.raw`(?:ffoniais|ffonies|galwais|wnes i (?:ffonio|alw))(?: i)? ?${WELSH_HELP}`,
    String.raw`(?:heddlu|ambiwlans)(?: nawr)? (?:ar (?:eu|ei|y) ffordd|yn dod)`,
  ].join('|')})(?![a-zâ])`,
  'iu',
);

/**
 * Words before the statement that make it a plan, a condition, a question, or what someone else says or
 * thinks: “He thinks I called the police”. It does no harm to tell someone to call once too often, but it
 * does if we wrongly assume that they have called.
 */
const NOT_SAID =
  /\b(?:if|should|when|whether|unless|until|before|wish|think|thinks|thought|believes?|says?|said|tells?|told|knows?|found out|suspects?|accus\w+|pretend\w*|a ddylwn|os|pan|meddwl|credu|dweud|dywedodd|gwybod)\b|^\W*(?:can|could|would|why|who|did|do|are|is|have|has|oes|ydy|ydyn)\b/iu;
const LONG_AGO =
  /\b(?:yesterday|last (?:night|week|month|year|time)|(?:days?|weeks?|months?|years?) ago|ddoe|wythnos diwethaf|llynedd)\b/iu;

export function tellsHelpWasCalled(words: string): boolean {
  return clausesOf(plainCharacters(words)).some((clause) => {
    const said = CALLED.exec(clause);
    if (!said || clause.endsWith('?') || LONG_AGO.test(clause)) return false;
    return !NOT_SAID.test(clause.slice(0, said.index));
  });
}

const clausesOf = (text: string): string[] => text.match(/[^.,!?;\n]+[.,!?;]?/gu) ?? [];
