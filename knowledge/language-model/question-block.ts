// Formats the question for a language model. The text is redacted and shortened, and cannot close the tags
// around it.
import type { Question } from '../model/answer.js';
import type { Jurisdiction } from '../model/source.js';
import { jurisdictionNames, guidanceWords } from '../model/words/guidance-names.js';
import { promptWording as said } from './prompt-wording.js';

/** Older turns seldom explain words such as "it", and every extra turn costs tokens and reveals more. */
const EARLIER_TURNS = 4;
/** In characters. Long messages are shortened in the middle, as the question is more often at the end. */
const LONGEST = { question: 3_000, scenario: 3_000, turn: 600 };

/** Returns the same text for the same question, so it includes no times or scores. */
export function questionBlock(question: Question, nations: readonly Jurisdiction[]): string {
  const earlier = question.context
    .slice(-EARLIER_TURNS)
    .map(({ role, text }) => `${said.earlier[role]}: ${shortened(text, LONGEST.turn)}`);
  return [
    ...(earlier.length ? [marked('earlier', earlier.join('\n'))] : []),
    ...(question.scenario ? [marked('case', shortened(question.scenario, LONGEST.scenario))] : []),
    marked('question', shortened(question.text, LONGEST.question)),
    said.nations(jurisdictionNames(nations, guidanceWords('en'))),
  ].join('\n');
}

function marked(mark: string, text: string): string {
  return `<${mark}>\n${withoutTags(text)}\n</${mark}>`;
}

/** Escapes text that could be read as one of our tags. Other text is unchanged. */
export function withoutTags(text: string): string {
  return text.replace(/<(?=[\s/]*(?:passage|question|case|earlier)\b)/gi, '‹');
}

/** Keeps the start and the end of the text, each up to half of the length allowed. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const half = Math.floor(most / 2);
  return `${text.slice(0, half)} … ${text.slice(-half)}`.replace(/\p{Cs}/gu, '');
}
