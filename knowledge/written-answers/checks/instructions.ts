// Finds the verbs that a text orders without a "should" or a "must": "Keep the child safe", "please call".
import { baseOf } from './base-forms.js';

const INSTRUCTING =
  'act|add|agree|allow|apply|arrange|ask|assess|attach|attend|avoid|be|believe|book|bring|call|check|choose|collect|complete|confirm|consider|contact|continue|decide|discuss|do|draw|email|encourage|ensure|escalate|explain|fill|find|focus|follow|get|give|go|hand|have|help|hold|identify|include|inform|involve|keep|leave|let|listen|look|maintain|make|meet|move|note|notify|obtain|offer|open|pass|photograph|plan|prepare|protect|provide|put|read|reassure|record|refer|register|remain|remember|remind|remove|report|request|respond|review|ring|save|say|search|secure|see|seek|send|separate|set|share|show|speak|start|state|stay|stop|store|submit|support|take|talk|tell|think|treat|try|update|use|visit|wait|warn|write';
/** At the start of a sentence or item, behind "please" or behind a condition: "If a child is in danger, call". */
const BEFORE_IT =
  '(?:^|[.!?:;\\n] ?)(?:(?:if|when|whenever|where|once|after|before|during|until|unless|in|for|at|under|by)\\b[^.!?:;\\n]{1,160}, (?:then )?)?(?:please |always |also |then |first,? )?';
const INSTRUCTION = new RegExp(`${BEFORE_IT}(${INSTRUCTING})(?![a-z])`, 'g');
const ORDER = new RegExp(
  `${BEFORE_IT}(?:${INSTRUCTING})(?![a-z])(?! (?:is|are|was|were|be|has|have|had|will|may|can|must|should|shall|for|of|by|and|or)\\b)`,
);
/** What follows a verb and not the noun of the same letters: "report it", not "report templates". */
const PLAIN_INSTRUCTION = new RegExp(
  `${BEFORE_IT}(${INSTRUCTING}) (?=(?:the|an?|any|all|every|each|your|their|his|her|its|this|that|these|those|it|them|him|another|who|whether|how|when|where|if|in|on|with|for|to|from|at|by|as|only)\\b|\\d)`,
  'g',
);

/** Of quotes; a noun that looks like one of these verbs only lets a "should" through that nothing else gainsays. */
export function orderedIn(folded: string): string[] {
  return verbsOf(folded, INSTRUCTION);
}

/** Whether a claim is an order: "Check the date", not "Support is given". */
export function ordersSomething(folded: string): boolean {
  return ORDER.test(folded);
}

/** Of claims: only what is surely an order. */
export function plainlyOrderedIn(folded: string): string[] {
  return verbsOf(folded, PLAIN_INSTRUCTION);
}

function verbsOf(folded: string, instruction: RegExp): string[] {
  return [...folded.matchAll(instruction)].map(([, verb]) => baseOf(verb!));
}
