// Finds topics that should always come with the offer of an adviser, even if the guidance has an answer.
import { literalPattern } from '../../../knowledge/text/literal-pattern.js';
import type { HandoffSettings } from './handoff-settings.js';

/**
 * Returns the first topic that has one of its words or phrases in the text. Matches whole words, ignoring
 * case.
 */
export function policyTopicIn(text: string, policy: Pick<HandoffSettings, 'offerOn'>): string | undefined {
  const found = policy.offerOn.find(({ words }) => words.some((word) => isIn(text, word)));
  return found?.topic;
}

function isIn(text: string, word: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}])${literalPattern(word)}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}
