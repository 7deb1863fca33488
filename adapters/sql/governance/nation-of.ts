// The nation that a question is counted under.
import type { Jurisdiction } from '../../../knowledge/model/source.js';

interface Asked {
  outcome: string | null;
  /** The nation of its answer. */
  understood: Jurisdiction | null;
  /** The nation chosen in the conversation when the question was asked. */
  chosen: Jurisdiction | null;
}

export function nationOf({ outcome, understood, chosen }: Asked): Jurisdiction | null {
  return outcome === null ? chosen : understood;
}
