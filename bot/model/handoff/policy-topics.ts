// Finds topics that should always come with the offer of an adviser, even if the guidance has an answer.
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
  const escaped = word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}
