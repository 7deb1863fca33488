// Finds topics for which the deployer wants to offer an adviser, whatever the guidance says.
import type { HandoffSettings } from './handoff-settings.js';

/** The first topic with one of its words or phrases in the text. Matches whole words, ignoring case. */
export function policyTopicIn(text: string, policy: Pick<HandoffSettings, 'offerOn'>): string | undefined {
  const found = policy.offerOn.find(({ words }) => words.some((word) => isIn(text, word)));
  return found?.topic;
}

function isIn(text: string, word: string): boolean {
  const escaped = word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}
