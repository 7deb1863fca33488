// Finds the earlier questions that a follow-up depends on, so that the search for "and in Scotland?" includes
// them.
import type { Question, Turn } from '../model/answer.js';
import { withoutNations } from './find-nations.js';
import { needsEarlier } from '../turns/needs-earlier.js';
import { termsOf } from '../text/terms.js';

export interface FollowUp {
  /** The person's earlier questions, oldest first, starting with the last one that makes sense on its own. */
  earlier: string[];
  /** Our answer to the last of these earlier questions. */
  said?: string;
  /** The weight of words from the earlier questions, from 0 to 1. The follow-up's own words have weight 1. */
  weight: number;
  /** True if the follow-up only changes a detail, and so expects the same kind of answer as the one before. */
  sameKind: boolean;
}

/** Matches follow-ups such as "what about a social worker?", which need the rest of an earlier question. */
const CHANGES_A_DETAIL =
  /^(?:and|but|or|so|what about|how about|what if|same|is it the same|does that (?:go|apply|include)|for|in)\b/i;

const ASKING = new Set(
  termsOf(
    'long take takes happen happens happened number phone ring call email contact hold deadline time limit days day weeks months years often much many else same different after before start end last next form section write address website link apply use used include exactly mean',
  ),
);

/** How many earlier questions to use. Those before them are more likely to be about another subject. */
const MAX_EARLIER = 3;

/** The weight of earlier words, by how many words of the follow-up say its subject (docs/decisions/0014). */
const WEIGHTS = [1, 0.65, 0.5, 0.35, 0.35];

/** Returns undefined if the question makes sense on its own. */
export function findFollowUp(
  question: Pick<Question, 'text' | 'context' | 'followUp'>,
): FollowUp | undefined {
  if (!isFollowUp(question)) return undefined;
  const { text, context } = question;
  const earlier: string[] = [];
  let said: string | undefined;
  for (let n = context.length - 1; n >= 0 && earlier.length < MAX_EARLIER; n -= 1) {
    const turn = context[n]!;
    if (turn.role === 'assistant') {
      if (!earlier.length) said ??= turn.text;
      continue;
    }
    if (isThanks(turn.text)) continue;
    earlier.unshift(turn.text);
    if (!isFollowUp(turn)) break;
  }
  if (!earlier.length) return undefined;
  const about = termsOf(withoutNations(text)).filter((term) => !ASKING.has(term));
  return {
    earlier,
    ...(said !== undefined && { said }),
    weight: WEIGHTS[Math.min(about.length, WEIGHTS.length - 1)]!,
    sameKind: CHANGES_A_DETAIL.test(text.trim()) || about.length === 0,
  };
}

/** If no model has decided whether the message is a follow-up, a few rules decide. */
export function isFollowUp({ text, followUp }: Pick<Turn, 'text' | 'followUp'>): boolean {
  return followUp ?? needsEarlier(text);
}

function isThanks(text: string): boolean {
  return /^(?:ok(?:ay)?|thanks?|thank you|cheers|great|right|yes|no|hi|hello|ta|[\s,.!])+$/i.test(
    text.trim(),
  );
}
